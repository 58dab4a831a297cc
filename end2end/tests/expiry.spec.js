// The time to pay runs out while both sides look on. The server goes by a clock that the test moves on: nobody waits for
// it. The projects add both widths and both colour schemes.
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/axe.js";
import { expect, test } from "../fixtures/test.js";

/** The shortest time to pay that the form offers, in minutes. */
const MINUTES = 15;

test.use({ movable: true });

test.beforeEach(({ merchant }) => merchant.setUp());

/** The row of this code in the merchant's list, kept open beside; a mark that a reload would wipe stays on both pages. */
async function watched(merchant, customer) {
  const { page } = merchant;
  const code = await customer.code();
  await page.goto("/dashboard/payments?mode=test");
  const row = page.getByRole("row").filter({ hasText: code });
  await expect(row).toContainText("Waiting");
  for (const each of [page, customer.page]) await each.evaluate(() => (window.untouched = true));
  return row;
}

/** Neither page was loaded again. */
async function expectUntouched(merchant, customer) {
  for (const { page } of [merchant, customer]) expect(await page.evaluate(() => window.untouched)).toBe(true);
}

test("when the time to pay is over both pages say so by themselves, and money after that is late (A6, A9)", async ({
  merchant,
  customer,
  server,
}, info) => {
  await customer.begin(await merchant.makeLink({ minutes: MINUTES }));
  const { page, card } = customer;
  const row = await watched(merchant, customer);
  await expect(card.locator("time[data-left]")).toHaveText(/^1[45]:\d\d$/);
  const old = await card.locator("[data-copy^=sbx]").getAttribute("data-copy");

  await server.clock.minutesLater(MINUTES + 1);
  await expect(card.getByRole("heading", { name: "The time to pay is over" })).toBeVisible();
  await expect(card).toContainText(`Nothing arrived within ${MINUTES} minutes`);
  await expect(card).toContainText("Nothing was charged.");
  await expect(page.getByRole("status")).toContainText("The time to pay is over");
  await expect(card.locator(".qr")).toHaveCount(0);
  await expect(card.locator("[data-copy]")).toHaveCount(0);
  await expect(row).toContainText("Expired");
  await expectUntouched(merchant, customer);
  await expectAccessible(page, "pay-expired");
  await expectNoSidewaysScroll(page, "pay-expired");
  await page.screenshot({ path: `${info.project.outputDir}/look/${info.project.name}-pay-expired.png`, fullPage: true });

  // What to do about it works: the same link gives a new address and a whole new window.
  const again = await page.context().newPage();
  await again.goto(await card.getByRole("link", { name: "Start again" }).getAttribute("href"));
  await again.getByRole("button", { name: /^Pay / }).click();
  await expect(again.locator("#card time[data-left]")).toHaveText(/^1[45]:\d\d$/);
  expect(await again.locator("#card [data-copy^=sbx]").getAttribute("data-copy")).not.toBe(old);

  const wallet = await customer.wallet();
  await wallet.press(/^Pay exactly 25\.00 USDC/);
  await expect(card.getByRole("heading", { name: "Your payment came late" })).toBeVisible();
  await expect(card).toContainText("You need not pay again.");
  await expect(row).toContainText("Late");
  await expectUntouched(merchant, customer);
});

test("too little in time is safe when the time is over, and more is not asked for (A9, P10)", async ({
  merchant,
  customer,
  server,
}) => {
  await customer.begin(await merchant.makeLink({ amount: "52.50", minutes: MINUTES }));
  const { card } = customer;
  const row = await watched(merchant, customer);
  await (await customer.wallet()).pay("Pay less", "30");
  await expect(card.getByRole("heading", { name: "22.50 USDC is still missing" })).toBeVisible();
  await server.clock.minutesLater(MINUTES + 1);
  await expect(card.getByRole("heading", { name: "The time to pay is over" })).toBeVisible();
  await expect(card).toContainText("30.00 USDC of 52.50 arrived in time. It is safe with");
  await expect(card.locator(".qr")).toHaveCount(0);
  await expect(row).toContainText("22.50 missing");
  await expectUntouched(merchant, customer);

  // The merchant finds it among those whose time is over, not among the cancelled.
  const state = merchant.page.getByRole("group", { name: "State", exact: true });
  await state.getByRole("link", { name: "Cancelled", exact: true }).click();
  await expect(merchant.page.getByText("No payment fits")).toBeVisible();
  await state.getByRole("link", { name: "Expired", exact: true }).click();
  await expect(row).toContainText("22.50 missing");
});

test("without script the page says on Refresh that the time is over and what to do, and a late payment after that (X7, A6, A9)", async ({
  merchant,
  newcomer,
  server,
}) => {
  const link = await merchant.makeLink({ minutes: MINUTES });
  const page = await (await newcomer({ javaScriptEnabled: false })).newPage();
  const refreshed = async (heading) => {
    await expect(async () => {
      await page.getByRole("link", { name: "Refresh" }).click();
      await expect(page.getByRole("heading", { name: heading })).toBeVisible({ timeout: 500 });
    }).toPass();
  };
  await page.goto(link);
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page.locator("#card .qr")).toBeVisible();
  const session = page.url();
  await server.clock.minutesLater(MINUTES + 1);
  await refreshed("The time to pay is over");
  await expect(page.locator("#card")).toContainText("Please do not use the old address.");
  await expect(page.locator("#card .qr")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Start again" })).toHaveAttribute("href", /^\/pay\/link_/);

  await page.goto(session.replace("/s/", "/sandbox/"));
  await page.getByRole("button", { name: /^Pay exactly/ }).click();
  await expect(page.locator(".notice.info")).toContainText("Sent.");
  await page.goto(session);
  await refreshed("Your payment came late");
});
