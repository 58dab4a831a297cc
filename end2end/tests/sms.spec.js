// Messages by SMS: what the phone gets, where its short link leads, and what the provider reports (R10, R12, R13).
import { look } from "../fixtures/look.js";
import { expect, test } from "../fixtures/test.js";

const PHONE = "+31612345678";

test.use({ texting: true });

test.beforeEach(async ({ merchant }) => merchant.setUp());

/** Makes a link for a new customer that goes out by SMS. */
async function sendLink(page, merchant) {
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ amount: "5", title: "Field recordings" });
  await page.locator("#link-customer-new").locator("xpath=..").click();
  await page.locator("#link-customer_email").fill("maja@example.com");
  await page.locator("#link-customer_name").fill("Maja Lind");
  await page.locator("#link-customer_phone").fill("+31 6 1234 5678");
  await page.getByLabel("By SMS").check();
  await page.getByRole("button", { name: "Create link" }).click();
  return merchant.linkAddress();
}

test("a link goes to a phone, its short address leads to the payment, and the provider says that it arrived (R10, R12, R13)", async ({ page, merchant, customer, texts }, info) => {
  await sendLink(page, merchant);
  const sms = await texts.next();
  expect(sms.to).toBe(PHONE);
  expect(sms.text).toMatch(/^\[TEST\] Hello Maja Lind, Northlight Studio asks you to pay 5\.00 USDC for Field recordings: http\S+\/p\/\S+$/);
  const card = page.locator("#messages-card");
  await expect(card).toContainText("Link by SMS");
  await expect(card.getByText("Sent", { exact: true })).toBeVisible();

  expect(await texts.report(sms, "delivered", { token: "somebody else's" }), "anybody can say so").toBe(403);
  expect(await texts.report(sms, "delivered")).toBe(204);
  await page.reload();
  await expect(card.getByText("Arrived", { exact: true })).toBeVisible();
  await look(page, "sms-arrived", info);

  await customer.begin(sms.text.match(/http\S+$/)[0]);
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: /^Paid\. Thank you/ })).toBeVisible();
});

test("a number that the provider does not take is told to the merchant, who tries again once it does (R13)", async ({ page, merchant, texts }, info) => {
  texts.refuse(PHONE);
  await sendLink(page, merchant);
  const card = page.locator("#messages-card");
  await expect(async () => {
    await page.reload();
    await expect(card.getByText("Failed", { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(card).toContainText("Invalid 'To' Phone Number");
  await look(page, "sms-failed", info);
  texts.take(PHONE);
  await card.getByRole("button", { name: "Try again" }).click();
  const sms = await texts.next();
  expect(sms.to).toBe(PHONE);
  await expect(card.getByText("Sent", { exact: true })).toBeVisible();

  // The provider took it, and the phone did not.
  expect(await texts.report(sms, "undelivered")).toBe(204);
  await page.reload();
  await expect(card.getByText("Failed", { exact: true })).toBeVisible();
});
