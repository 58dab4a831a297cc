// What is shown keeps up with what happens: pushed, and by asking again when nothing is pushed.
import { expect, test } from "../fixtures/test.js";

test.beforeEach(({ merchant }) => merchant.setUp());

const STREAM = /\/live(\?.*)?$/;

/** What a proxy says whose server restarts: browsers give a stream up for good that answers so. */
const cut = (context) => context.route(STREAM, (route) => route.fulfill({ status: 502 }));

test("where the stream is cut off, both sides go on by asking, and listen again once they can", async ({
  page,
  merchant,
  customer,
  complaints,
}) => {
  complaints.expect(/502/);
  const link = await merchant.makeLink({ amount: "12.00" });
  await cut(customer.page.context());
  await cut(page.context());
  await customer.begin(link);
  await page.goto("/dashboard/payments?mode=test");
  const row = page.getByRole("row").filter({ hasText: await customer.code() });
  await expect(row).toContainText("Waiting");
  const broken = page.locator(".side .broken");
  await expect(broken).toHaveText("No live connection. Looking every few seconds.");

  const wallet = await customer.wallet();
  await wallet.press(/^Pay exactly 12\.00 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await expect(row).toContainText("Paid");

  await page.context().unroute(STREAM);
  await expect(broken).toHaveText("", { timeout: 30_000 });
  await customer.page.context().unroute(STREAM);
  await customer.begin(link);
  const next = page.getByRole("row").filter({ hasText: await customer.code() });
  await expect(next).toContainText("Waiting", { timeout: 4_000 });
});

test("a link that is changed in one window is shown as it is in the other at once", async ({ page, merchant }) => {
  await merchant.makeLink();
  const opened = page.waitForResponse(STREAM);
  await page.reload();
  await opened;
  const id = new URL(page.url()).pathname.split("/").pop();
  const head = page.locator(".page-head");
  await expect(head).not.toContainText("Inactive");
  const origin = new URL(page.url()).origin;
  const form = { "links[0]": id, act: "deactivate" };
  const answer = await page.context().request.post("/dashboard/do/act_on_links", { form, headers: { origin } });
  expect(answer.ok()).toBe(true);
  await expect(head).toContainText("Inactive");
});
