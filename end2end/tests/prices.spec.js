// Prices in a currency, and what is sold with a picture: from the merchant's settings to the customer's receipt. The
// projects add both widths and both colour schemes.
import { look } from "../fixtures/look.js";
import { BUSINESS } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(async ({ merchant, complaints }) => {
  // A form that is not taken answers 422 or 409; the browser notes both.
  complaints.expect(/status of (409|422)/);
  await merchant.setUp();
});

const coin = (page, symbol) => page.locator(".rates > li").filter({ hasText: symbol });

/** Makes a link in a currency on the sandbox. */
async function makeIn(page, merchant, currency, { title, amount }) {
  await page.goto("/dashboard/links/new?mode=test");
  await page.locator("#link-currency").selectOption(currency);
  await expect(page.getByRole("group", { name: "USDC on" })).toBeVisible();
  await page.locator("#link-amount").fill(amount);
  await merchant.toSecondStep();
  await page.locator("#link-title").fill(title);
  await page.getByRole("button", { name: "Create link" }).click();
  return merchant.linkAddress();
}

test("a price in euros becomes an amount that stays, with the rate said, and without a rate nothing is quoted (R3, I10)", async ({
  page,
  merchant,
  customer,
}, info) => {
  const link = await makeIn(page, merchant, "EUR", { title: "Poster", amount: "46.00" });
  // No source can be reached here, and none is set by hand.
  await customer.page.goto(link);
  await expect(customer.page.getByRole("heading", { name: "This cannot be paid right now" })).toBeVisible();
  await expect(customer.page.getByRole("main")).toContainText(
    "There is no exchange rate for USDC in EUR right now. Try another coin, or again in a minute.",
  );
  await look(customer.page, "no-rate", info);
  await page.goto("/dashboard?mode=test");
  await expect(page.getByRole("main")).toContainText(/rate/);
  await look(page, "home-no-rate", info);
  // A link in the coin itself goes on.
  await customer.begin(await merchant.makeLink({ title: "In the coin", amount: "5.00" }));

  await page.goto("/dashboard/settings/prices?currency=EUR");
  const usdc = coin(page, "USDC");
  await usdc.locator("summary").click();
  for (const typed of ["0", "-1", "one", "1e9"]) {
    await usdc.getByLabel("One coin is worth").fill(typed);
    await usdc.getByRole("button", { name: "Set the rate" }).click();
    await expect(usdc.getByLabel("One coin is worth")).toHaveAttribute("aria-invalid", "true");
    await expect(usdc.getByLabel("One coin is worth")).toHaveValue(typed);
  }
  await look(page, "rates-wrong", info);
  await usdc.getByLabel("One coin is worth").fill("0.92");
  await usdc.getByRole("button", { name: "Set the rate" }).click();
  await expect(usdc).toContainText("Set by you");
  await look(page, "rates", info);

  await customer.begin(link);
  const bill = customer.page.locator(".bill .amount");
  await expect(bill).toHaveText("50.00 USDC");
  const rests = customer.page.getByRole("main");
  await expect(rests).toContainText(`46.00 EUR at 0.92 EUR for 1 USDC, a rate set by ${BUSINESS}, taken at `);
  await expect(rests).toContainText(/taken at \d\d:\d\d UTC/);
  await look(customer.page, "quoted", info);
  // Another rate is for whoever comes next.
  await page.goto("/dashboard/settings/prices?currency=EUR");
  await usdc.locator("summary").click();
  await usdc.getByLabel("One coin is worth").fill("1");
  await usdc.getByRole("button", { name: "Set the rate" }).click();
  await expect(usdc).not.toContainText("0.92");
  await customer.page.reload();
  await expect(bill).toHaveText("50.00 USDC");
  await (await customer.wallet()).press(/^Pay exactly 50\.00 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await customer.page.goto(`/s/${customer.session}/receipt`);
  await expect(customer.page.getByRole("main")).toContainText("50.00 USDC");
  await expect(customer.page.getByRole("main")).toContainText("46.00 EUR at 0.92 EUR for 1 USDC");
  await look(customer.page, "quoted-receipt", info);
  await customer.begin(link);
  await expect(bill).toHaveText("46.00 USDC");
});

test("a stablecoin pinned to its currency is asked one for one, and the pin goes and comes back (R3, I10)", async ({ page, merchant, customer }, info) => {
  const prices = "/dashboard/settings/prices?currency=USD";
  await page.goto(prices);
  const usdc = coin(page, "USDC");
  await expect(usdc).toContainText("No rate");
  await usdc.getByRole("button", { name: "Pin 1 USDC to 1 USD" }).click();
  await expect(usdc).toContainText("Set by you");
  await expect(usdc.locator(".figure")).toHaveText("1 USD");
  await expect(usdc.getByRole("button", { name: /^Pin/ })).toHaveCount(0);
  await look(page, "rate-pinned", info);
  await customer.begin(await makeIn(page, merchant, "USD", { title: "Poster", amount: "12.50" }));
  await expect(customer.page.locator(".bill .amount")).toHaveText("12.50 USDC");
  await expect(customer.page.getByRole("main")).toContainText(`12.50 USD at 1 USD for 1 USDC, a rate set by ${BUSINESS}`);
  await (await customer.wallet()).press(/^Pay exactly 12\.50 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();

  await page.goto(prices);
  await usdc.getByRole("button", { name: "Back to the price sources" }).click();
  await expect(usdc).toContainText("No rate");
  const toast = page.locator(".undo-toast");
  await expect(toast).toContainText("Back to the price sources");
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(toast).toContainText("Taken back");
  await expect(usdc).toContainText("Set by you");
  await expect(usdc.locator(".figure")).toHaveText("1 USD");
});

test("a product is shown with its picture to who buys it and to chats (R3, R31)", async ({ page, merchant, customer }, info) => {
  await page.goto("/dashboard/products/new");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await look(page, "product-new", info);
  await page.locator("#product-name").fill("Lofoten print");
  await page.locator("#product-description").fill("50 × 70 cm, on cotton paper.");
  await page.locator("#product-unit").selectOption("USDC");
  await page.locator("#product-price").fill("180");
  await page.getByRole("button", { name: "Add product" }).click();
  await expect(page.locator(".picture.none")).toBeVisible();
  const picture = await page.screenshot({ type: "png" });
  await page.locator("#picture").setInputFiles({ name: "print.png", mimeType: "image/png", buffer: picture });
  await page.getByRole("button", { name: "Use this picture" }).click();
  await expect(page.getByRole("img", { name: "Picture of Lofoten print" })).toBeVisible();
  await look(page, "product-with-picture", info);
  await page.getByRole("link", { name: "Make a link" }).click();
  await expect(page.locator("#link-product")).toHaveValue(/^prod/);
  await merchant.toSecondStep();
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await merchant.linkAddress();

  await customer.page.goto(link);
  const shown = customer.page.getByRole("img", { name: /Lofoten print/ });
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((it) => it.complete && it.naturalWidth > 0)).toBe(true);
  await expect(customer.page.getByRole("main")).toContainText("50 × 70 cm, on cotton paper.");
  await look(customer.page, "product-for-sale", info);
});
