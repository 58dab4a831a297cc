// Invoices: written line by line, paid by their link, overdue, voided (A14, R21).
import { look } from "../fixtures/look.js";
import { expect, test } from "../fixtures/test.js";

const MAJA = "maja@example.com";

test.beforeEach(async ({ complaints }) => {
  // Forms that are not taken answer 422, what cannot be done 409; the browser notes it.
  complaints.expect(/status of (422|409)/);
});

/** Chooses a new customer. */
async function forMaja(page) {
  const radio = page.locator("#link-customer-new");
  await radio.locator("xpath=..").click();
  await expect(radio).toBeChecked();
  await page.locator("#link-customer_email").fill(MAJA);
  await page.locator("#link-customer_name").fill("Maja Lind");
  await page.locator("#link-customer_address").fill("Kirkegade 3\n1050 København");
}

/** Fills a line of the form. */
async function line(page, row, { what, quantity = "", price, tax = "" }) {
  await page.locator(`#link-lines-${row}-description`).fill(what);
  await page.locator(`#link-lines-${row}-quantity`).fill(quantity);
  await page.locator(`#link-lines-${row}-price`).fill(price);
  await page.locator(`#link-lines-${row}-tax`).fill(tax);
}

/** Opens the form and fills it: 45.00 net, 8.55 of tax, 53.55 in all. */
async function write(page, merchant) {
  await page.goto("/dashboard/links/new-invoice?mode=test");
  await merchant.chooseCoin("USDC");
  await forMaja(page);
  await line(page, 0, { what: "Night photography workshop", quantity: "1.5", price: "20.00", tax: "19" });
  await line(page, 1, { what: "Prints", price: "20", tax: "19" });
  await page.locator("#link-discount").fill("10");
}

/** Issues what is written and returns the public address of its link. */
async function issue(page, merchant) {
  await page.getByRole("button", { name: "Issue the invoice" }).click();
  await expect(page.locator(".invoice-card")).toBeVisible();
  return merchant.linkAddress();
}

test("an invoice of two lines with discount and tax is issued, paid and seen as paid (A14, R21)", async ({ page, merchant, customer }, info) => {
  await merchant.setUp();
  await page.goto("/dashboard/links?mode=test");
  await page.getByRole("link", { name: "New invoice" }).click();
  await expect(page.getByRole("heading", { name: "New invoice" })).toBeVisible();
  await write(page, merchant);
  const sums = page.getByRole("complementary", { name: "What it comes to" });
  await expect(sums).toContainText("Subtotal50.00");
  await expect(sums).toContainText("Discount 10 %−5.00");
  await expect(sums).toContainText("VAT 19 % on 45.008.55");
  await expect(sums).toContainText("Total53.55 USDC");
  // Another line comes and goes, and takes its sum with it.
  await page.getByRole("button", { name: "Add a line" }).click();
  await expect(page.locator("#link-lines-2-description")).toBeFocused();
  await line(page, 2, { what: "A mistake", price: "100" });
  await expect(sums).toContainText("Subtotal150.00");
  await page.getByRole("button", { name: "Take line 3 away" }).click();
  await expect(sums).toContainText("Total53.55 USDC");
  await look(page, "invoice-form", info);

  const url = await issue(page, merchant);
  const card = page.locator(".invoice-card");
  await expect(page.getByText("The invoice is issued")).toBeVisible();
  await expect(card).toContainText("Invoice INV-0001");
  await expect(card.getByText("Open", { exact: true })).toBeVisible();
  await expect(card).toContainText("Kirkegade 3");
  await expect(card.getByRole("row", { name: /^Total/ })).toContainText("53.55 USDC");
  await expect(page.getByRole("link", { name: "Edit", exact: true })).toHaveCount(0);
  await look(page, "invoice-card", info);
  const pdf = await page.request.get(await card.getByRole("link", { name: "PDF" }).getAttribute("href"));
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await customer.page.goto(url);
  await expect(customer.page.getByText("To be paid by")).toBeVisible();
  await expect(customer.page.getByRole("link", { name: "INV-0001 (PDF)" })).toHaveAttribute("href", /\/invoice\.pdf$/);
  await customer.page.getByText("What is billed").click();
  await expect(customer.page.getByText("Night photography workshop")).toBeVisible();
  await look(customer.page, "invoice-pay", info);
  await customer.begin(url);
  // The address of a payment is not that of the invoice: who is billed, and where they live, stands on the file.
  await expect(customer.page.getByText("INV-0001", { exact: true })).toBeVisible();
  await expect(customer.page.getByRole("link", { name: "INV-0001 (PDF)" })).toHaveCount(0);
  await (await customer.wallet()).press(/^Pay exactly 53\.55 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();

  await expect(card.getByText("Paid", { exact: true })).toBeVisible();
  await expect(card.getByText("Void", { exact: true })).toHaveCount(0);
  await page.goto("/dashboard/links?mode=test&source=invoice");
  const row = page.getByRole("row").filter({ hasText: "INV-0001" });
  await expect(row).toContainText("Paid");
  await look(page, "invoice-list", info);
  await page.goto("/dashboard/payments?mode=test");
  await expect(page.getByRole("row").filter({ hasText: "INV-0001" })).toContainText("Paid");
  await customer.page.goto(`/s/${customer.session}/receipt`);
  await expect(customer.page.getByText("Receipt INV-0001")).toBeVisible();
});

test("what is wrong with an invoice is said where it was typed, and no number is taken (A14)", async ({ page, merchant }, info) => {
  await merchant.setUp();
  await write(page, merchant);
  await page.locator("#link-lines-0-price").fill("cheap");
  await page.locator("#link-lines-1-tax").fill("190");
  await page.locator("#link-discount").fill("110");
  await page.locator("#link-due_on").fill("2020-01-01");
  await page.getByRole("button", { name: "Issue the invoice" }).click();
  await expect(page.getByRole("alert")).toContainText("4 things to put right");
  for (const [field, message, typed] of [
    ["lines-0-price", "is not an amount", "cheap"],
    ["lines-1-tax", "percentage from 0 to 100", "190"],
    ["discount", "percentage from 0 to 100", "110"],
    ["due_on", "This day is over", "2020-01-01"],
  ]) {
    await expect(page.locator(`#link-${field}`)).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(`#link-${field}-note`)).toContainText(message);
    await expect(page.locator(`#link-${field}`)).toHaveValue(typed);
  }
  await look(page, "invoice-wrong", info);
  await page.getByRole("alert").getByRole("link", { name: /is not an amount/ }).click();
  await expect(page.locator("#link-lines-0-price")).toBeFocused();
  await page.locator("#link-lines-0-price").fill("20");
  await page.locator("#link-lines-1-tax").fill("19");
  await page.locator("#link-discount").fill("10");
  await page.locator("#link-due_on").fill("2099-12-31");
  await issue(page, merchant);
  await expect(page.locator(".invoice-card")).toContainText("Invoice INV-0001");
});

test("a void invoice keeps its number, and its copy gets the next (A14)", async ({ page, merchant, customer, complaints }) => {
  complaints.expect(/status of 404/);
  await merchant.setUp();
  await write(page, merchant);
  const url = await issue(page, merchant);
  const card = page.locator(".invoice-card");
  await card.getByText("Void", { exact: true }).click();
  await card.getByRole("button", { name: "Void it for good" }).click();
  await expect(card.locator(".badge")).toHaveText("Void");
  await customer.page.goto(url);
  await expect(customer.page.getByText("This page does not exist")).toBeVisible();
  await card.getByRole("link", { name: "Duplicate" }).click();
  await expect(page.locator("#link-lines-0-description")).toHaveValue("Night photography workshop");
  await expect(page.locator("#link-customer_email")).toHaveValue(MAJA);
  await issue(page, merchant);
  await expect(card).toContainText("Invoice INV-0002");
});

test("what stands on invoices is set with the business (A14)", async ({ page, merchant }, info) => {
  await merchant.setUp();
  await page.goto("/dashboard/settings");
  await page.locator("#invoicing-prefix").fill("R 1");
  await page.locator("#invoicing-address").fill("Strandgata 12\n9008 Tromsø");
  await page.locator("#invoicing").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#invoicing-prefix-note")).toContainText("without spaces");
  await expect(page.locator("#invoicing-address")).toHaveValue("Strandgata 12\n9008 Tromsø");
  await page.locator("#invoicing-prefix").fill("R-");
  await page.locator("#invoicing").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#invoicing").getByText("Saved")).toBeVisible();
  await look(page, "invoice-settings", info);
  await write(page, merchant);
  await issue(page, merchant);
  await expect(page.locator(".invoice-card")).toContainText("Invoice R-0001");
  await expect(page.locator(".invoice-card")).toContainText("9008 Tromsø");
});

test.describe("as time passes", () => {
  test.use({ movable: true });

  test("an invoice is overdue the day after its last, waits on the first page, and is paid late (A14)", async ({ page, merchant, customer, server }, info) => {
    await merchant.setUp();
    await write(page, merchant);
    await page.locator("#link-due_on").fill(new Date().toISOString().slice(0, 10));
    const url = await issue(page, merchant);
    await customer.begin(url);
    const wallet = await customer.wallet();
    await server.clock.minutesLater(2 * 24 * 60);
    await page.goto("/dashboard/links?mode=test");
    await expect(page.getByRole("row").filter({ hasText: "INV-0001" })).toContainText("Overdue");
    await page.goto("/dashboard?mode=test");
    await expect(page.getByText("INV-0001 is overdue.")).toBeVisible();
    await look(page, "invoice-overdue", info);
    // Nobody can pay before the network is known to be so far, too.
    await wallet.press("Make the next block");
    await expect(async () => {
      await customer.page.goto(url);
      await expect(customer.page.getByRole("button", { name: /^Pay / })).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(customer.page.locator(".bill .badge")).toHaveText("Overdue");
    await look(customer.page, "invoice-pay-overdue", info);
    await customer.begin(url);
    await (await customer.wallet()).press(/^Pay exactly 53\.55 USDC/);
    await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
    await expect(page.getByText("INV-0001 is overdue.")).toHaveCount(0);
    await page.goto("/dashboard/links?mode=test&source=invoice");
    await expect(page.getByRole("row").filter({ hasText: "INV-0001" })).toContainText("Paid");
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("an invoice is a form of some empty rows, and what is wrong keeps them all (A14, X7)", async ({ page, merchant }) => {
    await merchant.setUp();
    await page.goto("/dashboard/links/new-invoice?mode=test");
    await expect(page.locator(".bill-line")).toHaveCount(8);
    await page.locator("#link-customer-new").check({ force: true });
    await page.locator("#link-customer_email").fill(MAJA);
    for (const box of await page.getByRole("group", { name: /^ETH on/ }).getByRole("checkbox").all()) await box.uncheck({ force: true });
    for (const box of await page.getByRole("group", { name: "USDC on" }).getByRole("checkbox").all()) await box.check({ force: true });
    await line(page, 1, { what: "Prints", quantity: "2", price: "ten" });
    await line(page, 5, { what: "Frames", price: "7.50", tax: "25" });
    await page.getByRole("button", { name: "Issue the invoice" }).click();
    await expect(page.locator("#link-lines-1-price-note")).toContainText("is not an amount");
    await expect(page.locator("#link-lines-5-description")).toHaveValue("Frames");
    await page.locator("#link-lines-1-price").fill("10");
    await page.getByRole("button", { name: "Issue the invoice" }).click();
    await expect(page.locator(".invoice-card")).toContainText("29.375 USDC");
  });
});
