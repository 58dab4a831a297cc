// Money at an address that payments share, in an amount that none of them asked for: seen, given by hand, and counted once. Only a
// wallet of one address has it, so it comes on a real node.
import { startAnvil } from "../fixtures/anvil.js";
import { look } from "../fixtures/look.js";
import { expect, test as base } from "../fixtures/test.js";

const ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

const test = base.extend({
  anvil: async ({}, use) => {
    const anvil = await startAnvil();
    await use(anvil);
    await anvil.stop();
  },
});

/** Adds a wallet of one address for tests. */
async function addSingleAddress(page) {
  await page.goto("/dashboard/settings/wallets");
  await page.locator("#wallet-key").fill(ADDRESS);
  await page.locator("#wallet-name").fill("One address");
  await page.locator("#wallet-mode").selectOption("test");
  await page.getByRole("button", { name: "Show its addresses" }).click();
  await expect(page.locator(".first-addresses li")).toHaveCount(1);
  await page.getByRole("button", { name: "Yes, add it" }).click();
  await expect(page.locator(".wallets > li").filter({ hasText: "One address" })).toContainText("In use");
}

test("a sum that no payment asked for waits on the home page, is given to a payment by hand, and counts once", async ({
  page,
  merchant,
  customer,
  anvil,
  server,
  complaints,
}, info) => {
  // A code that no payment has.
  complaints.expect(/status of 422/);
  test.setTimeout(150_000);
  const token = await anvil.deployToken("TUSD", 6);
  await merchant.setUp();
  const card = await merchant.addNetwork({ name: "Anvil", anvil });
  await merchant.addToken(card, token, "TUSD");
  await addSingleAddress(page);
  const link = await merchant.makeLink({ amount: "48.30", symbol: "TUSD", title: "Print, 40 × 60" });
  await customer.begin(link);
  const code = await customer.code();
  const address = customer.card.locator(".copy").nth(1).locator("[data-copy]");
  await expect(address).toHaveAttribute("data-copy", ADDRESS);
  await expect(customer.card).toContainText("Send exactly this amount, in one payment");

  // Nobody asked for 50.00, so nobody knows whose it is.
  await anvil.pay(token, ADDRESS, 50_000_000n);
  await anvil.mine(3);
  await page.goto("/dashboard?mode=test");
  const todo = page.locator(".todo-list li").filter({ hasText: "A sum came that no payment asked for." });
  await expect(todo).toBeVisible();
  await expect(customer.card.getByText("Waiting for payment")).toBeVisible();
  await look(page, "home-with-a-sum", info);
  await todo.getByRole("link", { name: "Look at it" }).click();
  await expect(page).toHaveURL(/\/dashboard\/payments\/unattributed/);
  const sum = page.locator(".sums > li");
  await expect(sum).toHaveCount(1);
  await expect(sum).toContainText("50.00 TUSD on Anvil.");
  await expect(sum).toContainText(code);
  await expect(sum.getByRole("radio")).toBeChecked();
  await look(page, "unattributed", info);

  // A code that no payment has gives it to nobody.
  await sum.getByLabel("Or the code of another payment").fill("ZZZZ-ZZZZ");
  await sum.getByRole("button", { name: "Give it to this payment" }).click();
  await expect(page.getByRole("alert")).toContainText("Not done");
  await expect(sum).toHaveCount(1);
  await look(page, "unattributed-wrong-code", info);

  const form = await sum.locator("form").first().evaluate((it) => Object.fromEntries(new FormData(it)));
  await sum.getByLabel("Or the code of another payment").fill("");
  await sum.getByRole("button", { name: "Give it to this payment" }).click();
  await expect(page).toHaveURL(/\/dashboard\/payments\/ses_/);
  await expect(customer.card.getByRole("heading", { name: "Paid, with 1.70 TUSD too much" })).toBeVisible();
  await page.goto("/dashboard/payments/unattributed?mode=test");
  await expect(page.getByText("Nothing waits for you")).toBeVisible();
  await look(page, "unattributed-none", info);

  // Another window that still shows it cannot give it again.
  const { origin } = server;
  const again = await page.request.post(`${origin}/dashboard/do/attribute_transfer`, {
    form: { id: form.id, session: form.session, code: "" },
    headers: { origin },
  });
  expect(again.ok()).toBe(false);
  expect(await again.text()).toContain("waits no longer");
  await page.goto("/dashboard/payments?mode=test");
  const row = page.getByRole("row").filter({ hasText: code });
  await expect(row).toContainText("50.00 of 48.30 TUSD");
  await page.goto("/dashboard?mode=test");
  await expect(page.getByRole("heading", { name: "Needs you" })).toBeVisible();
  await expect(todo).toHaveCount(0);
});
