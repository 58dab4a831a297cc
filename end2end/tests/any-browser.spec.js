// P11: what a browser lacks costs a convenience, never the payment. The projects add a phone with a touch screen and a desktop;
// without script is in no-script.spec.js, a browser that cannot copy in copy.spec.js, a proxy that cuts streams in live.spec.js.
import { expect, test } from "../fixtures/test.js";

test.beforeEach(({ merchant }) => merchant.setUp());

/** A browser without what came late or needs a secure context: streams, clipboard, share sheet. */
const bare = (context) =>
  context.addInitScript(() => {
    delete window.EventSource;
    for (const name of ["clipboard", "share", "canShare"]) {
      Object.defineProperty(Navigator.prototype, name, { value: undefined, configurable: true });
    }
  });

test("in a browser without streams, clipboard and share sheet both sides see the payment by themselves (P11)", async ({
  page,
  merchant,
  customer,
}) => {
  for (const context of [page.context(), customer.page.context()]) await bare(context);
  const link = await merchant.makeLink({ amount: "12.00" });
  await customer.begin(link);
  await page.goto("/dashboard/payments?mode=test");
  const row = page.getByRole("row").filter({ hasText: await customer.code() });
  await expect(row).toContainText("Waiting");
  for (const each of [page, customer.page]) {
    expect(await each.evaluate(() => [typeof EventSource, typeof navigator.clipboard, typeof navigator.share])).toEqual(
      Array(3).fill("undefined"),
    );
    await each.evaluate(() => (window.untouched = true));
  }
  // Copying selects what was meant, for the customer to copy it by hand.
  const field = customer.card.locator(".copy").nth(1);
  await expect(async () => {
    await field.getByRole("button").click();
    const selected = await customer.page.evaluate(() => getSelection().toString().replace(/\s/g, ""));
    expect(selected).toBe((await field.locator(".value").textContent()).replace(/\s/g, ""));
  }).toPass();

  await (await customer.wallet()).press(/^Pay exactly 12\.00 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await expect(row).toContainText("Paid");
  for (const each of [page, customer.page]) expect(await each.evaluate(() => window.untouched)).toBe(true);
});

test("with the keyboard alone a customer gives details and goes on to pay (P11)", async ({ merchant, customer }) => {
  const link = await merchant.makeLink({ amount: "12.00", ask: { name: "required" } });
  const { page } = customer;
  await page.goto(link);
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || "");
  const tabTo = async (wanted) => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (wanted.test(await focused())) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${wanted}`);
  };
  await tabTo(/^name$/);
  await page.keyboard.type("Ada Byron");
  await tabTo(/^Pay 12\.00/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/s\/[^/]+$/);
  await expect(customer.card.locator(".qr")).toBeVisible();
});
