import { readFile } from "node:fs/promises";
import { BUSINESS } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

test("a newcomer sets up, makes a link, and sees it paid on both sides (A1, A3, A5, A7, A8, A11, A12, P1, P3, X3, X4)", async ({
  page,
  merchant,
  customer,
}) => {
  await merchant.setUpByPage();
  await page.getByRole("link", { name: "Make a test link" }).click();
  await expect(page).toHaveURL(/\/dashboard\/links\/new/);
  await merchant.fillLink({ amount: "48.30", title: "Night photography workshop", reference: "NL-1042" });
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await merchant.linkAddress();
  await expect(page.getByRole("heading", { name: "Your link is ready" })).toBeVisible();
  await expect(page.locator(".card.address .value")).toHaveText(link.replace(/^https?:\/\//, ""));
  await expect(page.getByRole("img", { name: "QR code of the link" })).toBeVisible();

  // The customer reads what is paid for before any address is given out.
  await customer.page.goto(link);
  await expect(customer.page.getByText(BUSINESS).first()).toBeVisible();
  await expect(customer.page.getByText("Night photography workshop")).toBeVisible();
  await expect(customer.page.getByText("NL-1042")).toBeVisible();
  await customer.begin(link);
  await expect(customer.card).toContainText("48.30 USDC");
  await expect(customer.card.getByRole("img", { name: /^Payment code: 48\.30 USDC on/ })).toBeVisible();
  const code = await customer.code();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);

  // From here on the pay page is not loaded again: a mark that a reload would wipe stays.
  await customer.page.evaluate(() => (window.untouched = true));
  const wallet = await customer.wallet();
  await wallet.press(/^Pay exactly 48\.30 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  expect(await customer.page.evaluate(() => window.untouched)).toBe(true);

  // The merchant's open page has counted it, and its list shows it with the same code.
  await expect(page.getByRole("region", { name: "Figures" }).locator(".metric").filter({ hasText: "Paid" }).locator(".figure")).toHaveText("1");
  await page.goto("/dashboard/payments?mode=test");
  const row = page.getByRole("row").filter({ hasText: code });
  await expect(row).toContainText("Paid");
  await expect(row).toContainText("48.30");
  await row.getByRole("link", { name: "Night photography workshop" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(code);

  // The receipt, on the page and as a file.
  await customer.card.getByRole("link", { name: "See the receipt" }).click();
  await expect(customer.page.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  const sheet = customer.page.getByRole("article", { name: "Receipt" });
  await expect(sheet.locator(".secret")).toHaveText(code);
  await expect(sheet).toContainText("Paid in full");
  const download = customer.page.waitForEvent("download");
  await customer.page.getByRole("link", { name: "Download PDF" }).click();
  const file = await readFile(await (await download).path());
  expect(file.subarray(0, 5).toString("latin1")).toBe("%PDF-");

  // Anybody can check the code.
  await customer.page.getByRole("link", { name: "Verify a payment" }).click();
  await customer.page.getByLabel("Verification code").fill(code);
  await customer.page.getByRole("button", { name: "Verify" }).click();
  await expect(customer.page.getByRole("status")).toContainText("Paid in full");
  await expect(customer.page.getByRole("status")).toContainText(BUSINESS);
});
