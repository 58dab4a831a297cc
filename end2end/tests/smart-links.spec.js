// What customers choose before they pay, and what they are told while there is no place for them. The projects add both
// widths and both colour schemes.
import { Customer } from "../fixtures/customer.js";
import { Desk } from "../fixtures/desk.js";
import { look } from "../fixtures/look.js";
import { BUSINESS } from "../fixtures/merchant.js";
import { expect, test as base } from "../fixtures/test.js";

const test = base.extend({ desk: async ({ page, server }, use) => use(new Desk(page, server)) });

test.beforeEach(async ({ merchant, complaints }) => {
  // A form that is not taken answers 422, a place that went to another 409; the browser notes both.
  complaints.expect(/status of (409|422)/);
  await merchant.setUp();
});

/** A mark that loading the page again would wipe. */
const mark = (page) => page.evaluate(() => (window.untouched = true));
const untouched = (page) => page.evaluate(() => window.untouched === true);

const go = (page) => page.getByRole("button", { name: /^(Pay |Continue to payment)/ }).click();

/** A day from today, as a date field takes it. */
const dayFrom = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Presses a suggestion: the label is what is seen. */
const choose = (page, words) => page.locator("label.chip").filter({ hasText: words }).click();

/** The stream of a link's page is open: what happens from now on is seen. */
async function opened(page, url) {
  const stream = page.waitForResponse((response) => response.url().endsWith("/live"));
  await page.goto(url);
  await stream;
}

test("an open amount is refused outside its bounds, kept, chosen from the suggestions, and paid (R29)", async ({
  desk,
  customer,
}, info) => {
  const open = { kind: "open", title: "Keep the darkroom open", least: "5", most: "100", suggested: "10 25 50" };
  const { url } = await desk.link(open);
  const { page, card } = customer;
  await page.goto(url);
  await expect(page.getByText("You choose the amount")).toBeVisible();
  await expect(page.getByRole("radio", { name: "10.00 USDC" })).toBeChecked();
  await expect(page.getByLabel("Other amount")).toBeHidden();
  await look(page, "open-suggested", info);

  await choose(page, "Other");
  await expect(page.getByText("From 5.00 to 100.00 USDC.")).toBeVisible();
  for (const [typed, message] of [
    ["2", /5\.00 USDC or more/],
    ["100.01", /100\.00 USDC or less/],
    ["ten", /is not an amount/],
    ["", /above 0/],
    ["1.0000001", /decimals/],
  ]) {
    await page.getByLabel("Other amount").fill(typed);
    await go(page);
    await expect(page.locator("#amount-note")).toContainText(message);
    await expect(page.getByLabel("Other amount")).toHaveValue(typed);
    await expect(page.getByLabel("Other amount")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByRole("alert")).toBeVisible();
  }
  await look(page, "open-wrong", info);

  await choose(page, "25.00 USDC");
  await expect(page.getByLabel("Other amount")).toBeHidden();
  await go(page);
  await expect(page).toHaveURL(/\/s\//);
  customer.session = page.url().split("/").pop();
  await expect(page.locator(".bill .amount")).toHaveText("25.00 USDC");
  await (await customer.wallet()).press(/^Pay exactly 25\.00 USDC/);
  await expect(card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
});

test("an amount and details that the address gives are there already, the amount locked (R2, R29, A13)", async ({
  page: own,
  desk,
  customer,
}, info) => {
  const { url } = await desk.link({ kind: "open", least: "5", suggested: "10 25", ask: { name: "required" } });
  const { page } = customer;
  await page.goto(`${url}?amount=12.50&name=Maja%20Lind`);
  await expect(page.locator(".bill .amount")).toHaveText("12.50 USDC");
  await expect(page.getByLabel("Amount", { exact: true })).toHaveValue("12.50");
  await expect(page.getByLabel("Amount", { exact: true })).not.toBeEditable();
  await expect(page.getByText("Set by the link.")).toBeVisible();
  await expect(page.getByLabel("Full name")).toHaveValue("Maja Lind");
  await look(page, "open-locked", info);
  await page.getByRole("button", { name: "Pay 12.50 USDC on Sandbox" }).click();
  await expect(page).toHaveURL(/\/s\//);
  await expect(page.locator(".bill .amount")).toHaveText("12.50 USDC");

  // What cannot be paid is there to be put right.
  await page.goto(`${url}?amount=2`);
  await expect(page.getByLabel("Other amount")).toHaveValue("2");
  await expect(page.getByLabel("Other amount")).toBeEditable();

  // The business's own page lists what anybody can pay, until one link stands for it: then it takes an amount.
  const named = await desk.link({ kind: "open", title: "Keep the darkroom open", least: "5", suggested: "10 25", address: "named" });
  await page.goto("/northlight-studio");
  await expect(page.getByRole("heading", { name: `Pay ${BUSINESS}` })).toBeVisible();
  await look(page, "business", info);
  await page.getByRole("link", { name: /^Keep the darkroom open/ }).click();
  await expect(page).toHaveURL(/\/northlight-studio\/keep-the-darkroom-open$/);
  await expect(page.getByRole("radio", { name: "10.00 USDC" })).toBeChecked();
  await own.goto(`/dashboard/links/${named.id}?mode=test`);
  await own.getByRole("button", { name: "More for this link" }).click();
  await own.getByRole("button", { name: "Use as my page" }).click();
  await expect(own.locator(".facts")).toContainText("Your handle alone leads here");
  await page.goto("/northlight-studio/12.50");
  await expect(page.locator(".bill .amount")).toHaveText("12.50 USDC");
  await expect(page.getByText("Set by the link.")).toBeVisible();
  await look(page, "business-amount", info);
  await page.getByRole("button", { name: "Pay 12.50 USDC on Sandbox" }).click();
  await expect(page).toHaveURL(/\/s\//);
});

test("a product is bought by the number, its total follows, and it sells out (R3)", async ({ desk, customer }, info) => {
  const product = await desk.product({ name: "Zine no. 7", description: "64 pages, riso print.", left: "3" });
  const { url } = await desk.link({ kind: "product", product });
  const { page, card } = customer;
  await page.goto(url);
  await expect(page.getByText("Zine no. 7", { exact: true })).toBeVisible();
  await expect(page.getByText("64 pages, riso print.")).toBeVisible();
  await expect(page.locator(".bill .amount")).toHaveText("17.50 USDC each");
  await expect(page.getByText("3 left")).toBeVisible();
  const quantity = page.getByLabel("Quantity");
  const more = page.getByRole("button", { name: "One more" });
  // The button answers as soon as its script is there.
  await expect(async () => {
    await more.click();
    await expect(page.locator("output.total")).not.toHaveText("Total 17.50 USDC", { timeout: 500 });
  }).toPass();
  await quantity.fill("2");
  await expect(page.locator("output.total")).toHaveText("Total 35.00 USDC");
  await more.click();
  await more.click();
  await expect(quantity).toHaveValue("3");
  await expect(page.locator("output.total")).toHaveText("Total 52.50 USDC");
  await expect(page.getByRole("button", { name: "Pay 52.50 USDC on Sandbox" })).toBeVisible();
  await page.getByRole("button", { name: "One less" }).click();
  await look(page, "product", info);

  await quantity.fill("0");
  await go(page);
  await expect(page.locator("#quantity-note")).toContainText("Choose a whole number from 1 to");
  await expect(quantity).toHaveValue("0");
  await look(page, "product-wrong", info);
  await quantity.fill("4");
  await go(page);
  await expect(page.locator("#quantity-note")).toContainText("Only 3 are left. Choose 3 or fewer.");
  await quantity.fill("2");
  await go(page);
  await expect(page).toHaveURL(/\/s\//);
  customer.session = page.url().split("/").pop();
  await expect(page.getByRole("heading", { name: "2 × Portrait session (Zine no. 7)" })).toBeVisible();
  await expect(page.locator(".bill .amount")).toHaveText("35.00 USDC");
  await (await customer.wallet()).press(/^Pay exactly 35\.00 USDC/);
  await expect(card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();

  await page.goto(url);
  await expect(page.getByText("1 left")).toBeVisible();
  await expect(quantity).toHaveCount(0);
  await customer.begin(url);
  await (await customer.wallet()).press(/^Pay exactly 17\.50 USDC/);
  await expect(card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "Sold out" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pay / })).toBeHidden();
  await look(page, "sold-out", info);
});

test("who finds the last place held is let in live when the other gives up, and the limit is told (R6, R9, X5)", async ({
  desk,
  customer,
  newcomer,
}, info) => {
  const { url } = await desk.link({ amount: "10", limit_kind: "number", limit: "2" });
  const second = new Customer(await (await newcomer()).newPage());
  const third = await (await newcomer()).newPage();
  const form = second.page.getByRole("button", { name: "Pay 10.00 USDC on Sandbox" });
  const told = second.page.locator("#told");

  await opened(second.page, url);
  await mark(second.page);
  await expect(second.page.getByText("2 payments remaining")).toBeVisible();
  await customer.begin(url);
  await expect(second.page.getByText("1 person is paying now")).toBeVisible();
  await look(second.page, "few", info);
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(second.page.locator(".scarce").getByText("1 payment remaining")).toBeVisible();
  await expect(told).toHaveText("1 payment remaining");
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();

  await form.focus();
  await customer.begin(url);
  const held = second.page.getByRole("heading", { name: "The last place is held by a payment in progress" });
  await expect(held).toBeVisible();
  await expect(held).toBeFocused();
  await expect(form).toBeHidden();
  await expect(told).toContainText("It is free again in 15 minutes if that is not paid.");
  await expect(second.page.getByRole("img", { name: "1 paid, 1 held of 2 places" })).toBeVisible();
  await look(second.page, "held", info);
  // What was opened before comes too late, and says so.
  const refused = await second.page.request.post(url, { form: { asset: "sandbox:1/token:USDC" } });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).toContain("The last place is held by a payment in progress");

  const gaveUp = await customer.page.request.post(`/s/${customer.session}/cancel`, { maxRedirects: 0 });
  expect(gaveUp.status()).toBe(303);
  await expect(form).toBeVisible();
  await expect(held).toHaveCount(0);
  await expect(told).toHaveText("A place is free. You can pay now.");
  await expect(second.page.locator("#begin")).toBeFocused();
  expect(await untouched(second.page)).toBe(true);

  await opened(third, url);
  await mark(third);
  await form.click();
  await expect(second.page).toHaveURL(/\/s\//);
  second.session = second.page.url().split("/").pop();
  await expect(third.getByRole("heading", { name: "The last place is held by a payment in progress" })).toBeVisible();
  await (await second.wallet()).press(/^Pay exactly/);
  await expect(second.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await expect(third.getByRole("heading", { name: "Payment limit reached" })).toBeVisible();
  await expect(third.locator("#closed").getByText("All 2 places are taken.")).toBeVisible();
  expect(await untouched(third)).toBe(true);
  await look(third, "limit-reached", info);
});

test("a page that cannot keep a stream open asks, and lets in all the same (R9, X5)", async ({ desk, customer, newcomer }) => {
  const { url } = await desk.link({ amount: "10", limit_kind: "once" });
  await customer.begin(url);
  const context = await newcomer();
  await context.route("**/live", (route) => route.fulfill({ status: 204 }));
  const page = await context.newPage();
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "The last place is held by a payment in progress" })).toBeVisible();
  await mark(page);
  await customer.page.request.post(`/s/${customer.session}/cancel`, { maxRedirects: 0 });
  await expect(page.getByRole("button", { name: "Pay 10.00 USDC on Sandbox" })).toBeVisible();
  expect(await untouched(page)).toBe(true);
});

test.describe("as time goes by", () => {
  test.use({ movable: true });

  test("who waits is let in when the time of who holds the place is over, and a link ends with its last day until it gets a later one (R5, R9, X5)", async ({
    page: own,
    merchant,
    desk,
    customer,
    newcomer,
    server,
  }, info) => {
    const { id, url } = await desk.link({ amount: "10", limit_kind: "once", last_day: dayFrom(1) });
    const page = await (await newcomer()).newPage();
    const pay = page.getByRole("button", { name: "Pay 10.00 USDC on Sandbox" });
    await customer.begin(url);
    await opened(page, url);
    await mark(page);
    await expect(page.getByRole("heading", { name: "The last place is held by a payment in progress" })).toBeVisible();
    await server.clock.minutesLater(16);
    await expect(pay).toBeVisible();
    await expect(page.locator("#told")).toHaveText("A place is free. You can pay now.");
    expect(await untouched(page)).toBe(true);

    // Its last day ends within two days from now, whatever time it is.
    await server.clock.minutesLater(2 * 24 * 60);
    await page.goto(url);
    await expect(page.getByRole("heading", { name: "This link has ended" })).toBeVisible();
    await expect(page.locator("#closed")).toContainText("Its time is over, so it takes no more payments. Nothing was charged.");
    await expect(pay).toBeHidden();
    await look(page, "link-ended", info);
    await own.goto(`/dashboard/links/${id}?mode=test`);
    await expect(own.getByRole("heading", { name: "The last day is over" })).toBeVisible();
    await own.goto(`/dashboard/links/${id}/edit?mode=test`);
    await merchant.toSecondStep();
    await own.locator("#link-last_day").fill(dayFrom(9));
    await own.getByRole("button", { name: "Save", exact: true }).click();
    await expect(own.getByRole("heading", { name: "Saved" })).toBeVisible();
    // For the server two days passed in no time: until it asked the network again it does not know that no payment was missed.
    await expect(async () => {
      await page.goto(url);
      await expect(pay).toBeVisible({ timeout: 1000 });
    }).toPass();
    await pay.click();
    await expect(page.locator("#card .qr")).toBeVisible();
  });
});

test.describe("without script", () => {
  test.beforeEach(({}, info) => {
    // Nothing of it depends on the colours.
    test.skip(/-(dark|light)$/.test(info.project.name));
  });

  test("an amount is chosen or typed, and a quantity is taken (X7, R3, R29)", async ({ desk, newcomer }) => {
    const page = await (await newcomer({ javaScriptEnabled: false })).newPage();
    const open = await desk.link({ kind: "open", least: "5", suggested: "10 25" });
    await page.goto(open.url);
    await choose(page, "25.00 USDC");
    await go(page);
    await expect(page.locator(".bill .amount")).toHaveText("25.00 USDC");
    await page.goto(open.url);
    await choose(page, "Other");
    await page.getByLabel("Other amount").fill("4");
    await go(page);
    await expect(page.locator("#amount-note")).toContainText("5.00 USDC or more");
    await page.getByLabel("Other amount").fill("7.25");
    await go(page);
    await expect(page.locator(".bill .amount")).toHaveText("7.25 USDC");

    const sold = await desk.link({ kind: "product", product: await desk.product({ price: "17.50" }) });
    await page.goto(sold.url);
    await expect(page.locator("output.total")).toBeHidden();
    await expect(page.getByRole("button", { name: "One more" })).toBeHidden();
    await page.getByLabel("Quantity").fill("3");
    await go(page);
    await expect(page.locator(".bill .amount")).toHaveText("52.50 USDC");
  });

  test("a held place is found free by looking again (X7, X5)", async ({ desk, customer, newcomer }) => {
    const page = await (await newcomer({ javaScriptEnabled: false })).newPage();
    const { url } = await desk.link({ amount: "10", limit_kind: "once" });
    await customer.begin(url);
    await page.goto(url);
    await expect(page.getByRole("heading", { name: "The last place is held by a payment in progress" })).toBeVisible();
    await expect(page.getByText("It is free again in 15 minutes if that is not paid.")).toBeVisible();
    await expect(page.getByText("This page then opens by itself")).toBeHidden();
    await customer.page.request.post(`/s/${customer.session}/cancel`, { maxRedirects: 0 });
    await page.getByRole("link", { name: "Check again" }).click();
    await page.getByRole("button", { name: "Pay 10.00 USDC on Sandbox" }).click();
    await expect(page.locator("#card .qr")).toBeVisible();
  });
});
