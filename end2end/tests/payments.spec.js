import { look } from "../fixtures/look.js";
import { BUSINESS } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(({ merchant }) => merchant.setUp());

/** The row of this code in the merchant's list, kept open beside. */
async function rowOf(page, code) {
  await page.goto("/dashboard/payments?mode=test");
  return page.getByRole("row").filter({ hasText: code });
}

test("too little keeps the payment open, asks for exactly the rest, and the rest completes it (A8, A9)", async ({
  page,
  merchant,
  customer,
}) => {
  await customer.begin(await merchant.makeLink({ amount: "52.50" }));
  const row = await rowOf(page, await customer.code());
  const address = customer.card.locator(".copy").nth(1).locator(".value");
  const before = await address.textContent();
  const code = await customer.card.locator(".qr path").getAttribute("d");
  const wallet = await customer.wallet();
  await wallet.pay("Pay less", "30.00");

  await expect(customer.card.getByRole("heading", { name: "22.50 USDC is still missing" })).toBeVisible();
  await expect(customer.card).toContainText("30.00 of 52.50 USDC has arrived");
  await expect(customer.page.getByRole("status")).toContainText("22.50 USDC is still missing");
  await expect(customer.card.locator(".copy").first()).toContainText("Amount still missing22.50 USDC");
  await expect(customer.card.locator(".qr path")).not.toHaveAttribute("d", code);
  await expect(address).toHaveText(before);
  await expect(row).toContainText("22.50 missing");

  await wallet.page.goto(wallet.page.url());
  await wallet.press(/^Pay exactly 22\.50 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await expect(customer.card.locator(".seen")).toHaveCount(2);
  await expect(row).toContainText("52.50");
  await expect(row).toContainText("Paid");
});

test("too much is paid, and says how to get the excess back (A9)", async ({ page, merchant, customer }) => {
  await customer.begin(await merchant.makeLink({ amount: "52.50" }));
  const code = await customer.code();
  const row = await rowOf(page, code);
  await (await customer.wallet()).pay("Pay more", "60");
  await expect(customer.card.getByRole("heading", { name: "Paid, with 7.50 USDC too much" })).toBeVisible();
  await expect(customer.card).toContainText(`To get the 7.50 USDC back, write to ${BUSINESS} and give the code ${code}.`);
  await expect(row).toContainText("Paid, too much");
  await row.getByRole("link").click();
  await expect(page.locator("dl.facts").first()).toContainText("Too much7.50 USDC");
});

test("a late payment is safe, waits for the merchant's word, and is paid once it is accepted (A9)", async ({
  page,
  merchant,
  customer,
}) => {
  await customer.begin(await merchant.makeLink());
  const row = await rowOf(page, await customer.code());
  await (await customer.wallet()).press("Let the time run out, then pay");
  await expect(customer.card.getByRole("heading", { name: "Your payment came late" })).toBeVisible();
  await expect(customer.card).toContainText("You need not pay again.");
  await expect(row).toContainText("Late");
  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Accept it" }).click();
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await expect(page.locator(".page-head")).toContainText("Accepted");
});

test("what the merchant marks for return is said to come back, and whom to write to (A9)", async ({ page, merchant, customer }, info) => {
  await customer.begin(await merchant.makeLink());
  const code = await customer.code();
  const row = await rowOf(page, code);
  await (await customer.wallet()).press("Let the time run out, then pay");
  await expect(customer.card.getByRole("heading", { name: "Your payment came late" })).toBeVisible();
  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Mark for return" }).click();
  await expect(customer.card.getByRole("heading", { name: `${BUSINESS} sends your payment back` })).toBeVisible();
  await expect(customer.card).toContainText(`Write to them with the code ${code}`);
  await expect(customer.card).not.toContainText("accept it");
  await expect(customer.page.getByRole("status")).toContainText("sends your payment back");
  await expect(page.locator(".page-head")).toContainText("Set aside");
  await look(customer.page, "pay-returning", info);
});

test("a reorganisation takes a paid payment back on both sides (X6)", async ({
  page,
  merchant,
  customer,
}) => {
  await customer.begin(await merchant.makeLink({ amount: "12.00" }));
  const row = await rowOf(page, await customer.code());
  const wallet = await customer.wallet();
  await wallet.press(/^Pay exactly 12\.00 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await expect(row).toContainText("Paid");

  await wallet.press("Take the last payment back (reorganisation)");
  await expect(customer.card.getByRole("heading", { name: "The network took your payment back" })).toBeVisible();
  await expect(customer.card).toContainText("Please do not pay again yet.");
  await expect(row).toContainText("Taken back");
});

test("payments are found by how their link was made, in the list and in the file (A15)", async ({ page, merchant, customer }) => {
  await customer.begin(await merchant.makeLink({ amount: "12.00" }));
  const code = await customer.code();
  const row = await rowOf(page, code);
  await expect(row).toBeVisible();
  const sources = page.getByLabel("Link made by");
  const file = async () => (await page.request.get(await page.getByRole("link", { name: "Download CSV" }).getAttribute("href"))).text();
  await sources.getByRole("link", { name: "API" }).click();
  await expect(page.getByText("No payment fits")).toBeVisible();
  expect((await file()).trim().split("\n")).toHaveLength(1);
  await sources.getByRole("link", { name: "Dashboard" }).click();
  await expect(row).toBeVisible();
  expect(await file()).toContain(code);
});
