// What is copied is what is shown, and "Copied" is said only when it is true.
import { readQr } from "../fixtures/qr.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(({ merchant }) => merchant.setUp());

const CLIPBOARD = ["clipboard-read", "clipboard-write"];

/** Text as it stands on the page, without what only sets it off. */
const text = async (locator) => (await locator.textContent()).replace(/\s/g, "");
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const selected = (page) => page.evaluate(() => getSelection().toString().replace(/\s/g, ""));

/** A browser that lets no page copy anything. */
const refuse = (context) =>
  context.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
    document.execCommand = () => false;
  });

/** The address on a customer's card, its button, and what it says to have copied. */
function address(card) {
  const field = card.locator(".copy").nth(1);
  return { value: field.locator(".value"), button: field.getByRole("button"), done: field.locator("button .done") };
}

test("the address that is shown, that is copied and that the QR code holds is one", async ({ merchant, customer }) => {
  await customer.page.context().grantPermissions(CLIPBOARD);
  await customer.begin(await merchant.makeLink());
  const { value, button, done } = address(customer.card);
  const shown = await text(value);
  await expect(async () => {
    await button.click();
    await expect(done).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await clipboard(customer.page)).toBe(shown);
  expect(await readQr(customer.card.locator(".qr"))).toContain(shown);
});

test("a browser that refuses to copy is not said to have copied, and what was meant is selected", async ({
  merchant,
  customer,
}) => {
  await refuse(customer.page.context());
  await customer.begin(await merchant.makeLink());
  const { value, button, done } = address(customer.card);
  await expect(async () => {
    await button.click();
    expect(await selected(customer.page)).toBe(await text(value));
  }).toPass();
  await expect(button).not.toHaveAttribute("data-copied");
  await expect(done).toBeHidden();
});

test("the merchant's pages say the same of what they copy", async ({ page, merchant, customer }) => {
  await page.context().grantPermissions(CLIPBOARD);
  await customer.begin(await merchant.makeLink());
  const payment = `/dashboard/payments/${customer.session}`;
  await page.goto(payment);
  const card = page.locator("section", { has: page.getByRole("heading", { name: "Address", exact: true }) });
  const shown = await text(card.locator(".addr"));
  await expect(async () => {
    await card.getByRole("button").click();
    await expect(card.locator("button .done")).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await clipboard(page)).toBe(shown);

  await refuse(page.context());
  await page.goto(payment);
  await expect(async () => {
    await card.getByRole("button").click();
    expect(await selected(page)).toBe(shown);
  }).toPass();
  await expect(card.getByRole("status")).toContainText("Not copied");
  await expect(card.locator("button .done")).toBeHidden();
});

test("the menu for sharing says only what became true", async ({ page, merchant }) => {
  await page.context().grantPermissions(CLIPBOARD);
  await merchant.makeLink();
  const link = page.url();
  const menu = page.getByRole("group", { name: "Share by" });
  const open = async () => {
    await page.goto(link);
    await page.getByRole("button", { name: "Share", exact: true }).click();
  };
  await open();
  const copy = menu.locator("button.needs-script");
  await expect(async () => {
    await copy.click();
    await expect(copy).toHaveText("Copied", { timeout: 1000 });
  }).toPass();
  expect(await clipboard(page)).toContain("/");
  await refuse(page.context());
  await open();
  await expect(async () => {
    await copy.click();
    await expect(copy).toHaveText("Not copied: the browser refused", { timeout: 1000 });
  }).toPass();
});
