// Prices in a currency with sources that answer as the real ones do: what is quoted, by whom and when, and what happens when they do
// not agree.
import { expectAccessible } from "../fixtures/axe.js";
import { expect, test } from "../fixtures/test.js";

test.use({ quoting: true });

/** A source is asked every 20 seconds. */
const NEXT_ROUND = { timeout: 45_000, intervals: [1_000] };

test.beforeEach(async ({ merchant, exchanges, complaints }) => {
  // A form that is not taken answers 409; the browser notes it.
  complaints.expect(/status of 409/);
  exchanges.say("USDC", "EUR", "0.92");
  exchanges.say("ETH", "EUR", "3000");
  await merchant.setUp();
});

/** Makes a link in a currency on the sandbox. */
async function makeIn(page, merchant, { currency, title, amount }) {
  await page.goto("/dashboard/links/new?mode=test");
  await page.locator("#link-currency").selectOption(currency);
  await expect(page.getByRole("group", { name: "USDC on" })).toBeVisible();
  for (const box of await page.getByRole("group", { name: "USDC on" }).getByRole("checkbox").all()) {
    if (!(await box.isChecked())) await box.locator("xpath=..").click();
  }
  await page.locator("#link-amount").fill(amount);
  await merchant.toSecondStep();
  await page.locator("#link-title").fill(title);
  await page.getByRole("button", { name: "Create link" }).click();
  return merchant.linkAddress();
}

/** Begins to pay in USDC, where several coins are offered. */
async function beginInUsdc(customer, link) {
  const { page } = customer;
  await page.goto(link);
  const usdc = page.locator('input[type="radio"][name="asset"][value*="USDC"]');
  if (await usdc.count()) await usdc.first().check({ force: true });
  await page.getByRole("button", { name: /^(Pay |Continue to payment)/ }).click();
  await expect(page).toHaveURL(/\/s\/[^/]+$/);
  customer.session = page.url().split("/").pop();
}

test("a price in euros says rate, sources and time, stays for who pays already, and waits while the sources disagree (R3, I10)", async ({
  page,
  merchant,
  customer,
  newcomer,
  exchanges,
}) => {
  test.setTimeout(180_000);
  const euros = await makeIn(page, merchant, { currency: "EUR", title: "Poster", amount: "46.00" });
  const coins = await merchant.makeLink({ title: "In the coin", amount: "5.00" });

  await beginInUsdc(customer, euros);
  const bill = customer.page.locator(".bill .amount");
  await expect(bill).toHaveText("50.00 USDC");
  const rests = customer.page.locator(".bill .rests");
  await expect(rests).toHaveText(/^46\.00 EUR at 0\.92 EUR for 1 USDC, agreed by .+ and .+ at \d\d:\d\d/);
  await expect(rests).toContainText("Kraken");
  const quoted = await rests.textContent();
  await page.goto("/dashboard/settings/prices?currency=EUR");
  const usdc = page.locator(".rates > li").filter({ hasText: "USDC" });
  for (const source of ["Kraken", "Coinbase", "CoinGecko", "Bitstamp", "Bitfinex"]) {
    await expect(usdc.locator(".source").filter({ hasText: source })).toContainText("0.92");
  }
  await expect(usdc.locator("time")).toBeVisible();
  await expectAccessible(page, "rates of five sources");

  // One says 3 % more than the others: nobody knows who lies.
  exchanges.say("USDC", "EUR", "0.92", { kraken: "0.9476" });
  exchanges.say("ETH", "EUR", "3000", { kraken: "3090" });
  const other = await (await newcomer()).newPage();
  await expect(async () => {
    await other.goto(euros);
    await expect(other.getByRole("heading", { name: "This cannot be paid right now" })).toBeVisible({ timeout: 1_000 });
  }).toPass(NEXT_ROUND);
  await expect(other.getByRole("main")).toContainText("There is no exchange rate for USDC in EUR right now.");
  await expectAccessible(other, "sources disagree");
  await page.goto("/dashboard?mode=test");
  const alert = page.locator(".todo-list li").filter({ hasText: "Turned away" });
  await expect(alert).toContainText("differ by more than 2 %");
  await expect(alert).toContainText("Kraken says 0.9476");
  await expect(alert.getByRole("link", { name: "Set a rate" })).toBeVisible();

  // Who has a quote keeps it, and pays it; what is priced in the coin goes on.
  await customer.page.reload();
  await expect(bill).toHaveText("50.00 USDC");
  await expect(rests).toHaveText(quoted);
  await other.goto(coins);
  await other.getByRole("button", { name: /^Pay 5\.00 USDC/ }).click();
  await expect(other).toHaveURL(/\/s\/[^/]+$/);

  // They agree again, on another rate: it is for whoever comes next.
  exchanges.say("USDC", "EUR", "1.00");
  exchanges.say("ETH", "EUR", "3000");
  await expect(async () => {
    await other.goto(euros);
    await expect(other.getByRole("button", { name: /^(Pay |Continue to payment)/ })).toBeVisible({ timeout: 1_000 });
  }).toPass(NEXT_ROUND);
  await customer.page.reload();
  await expect(bill).toHaveText("50.00 USDC");
  await (await customer.wallet()).press(/^Pay exactly 50\.00 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await beginInUsdc(customer, euros);
  await expect(bill).toHaveText("46.00 USDC");
});

test("who chooses a currency that few sources quote is told before anybody is turned away (R32)", async ({
  page,
  merchant,
  customer,
  exchanges,
}) => {
  // The two that quote nearly all currencies do; two are no majority.
  exchanges.say("USDC", "NOK", "10.5", { kraken: null, bitstamp: null, bitfinex: null });
  await page.goto("/dashboard/links/new?mode=test");
  const notice = page.getByText("Too few price sources quote NOK.");
  await expect(async () => {
    await page.locator("#link-currency").selectOption("EUR");
    await page.locator("#link-currency").selectOption("NOK");
    await expect(notice).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.locator("#link-currency option:checked")).toHaveText("NOK, Norwegian krone (rate by hand)");
  await expectAccessible(page, "a currency that few quote");
  await page.locator("#link-currency").selectOption("EUR");
  await expect(notice).toBeHidden();

  await page.goto("/dashboard/settings/prices?currency=NOK");
  const usdc = page.locator(".rates > li").filter({ hasText: "USDC" });
  await usdc.locator("summary").click();
  await usdc.getByLabel("One coin is worth").fill("10.50");
  await usdc.getByRole("button", { name: "Set the rate" }).click();
  await expect(usdc).toContainText("Set by you");
  const kroner = await makeIn(page, merchant, { currency: "NOK", title: "Poster", amount: "105.00" });
  await beginInUsdc(customer, kroner);
  await expect(customer.page.locator(".bill .amount")).toHaveText("10.00 USDC");
});
