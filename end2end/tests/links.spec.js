// Smart links as a merchant works with them: each kind, editing, copies, limits, many at once, and taking things back.
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/axe.js";
import { BUSINESS } from "../fixtures/merchant.js";
import { expectRefused } from "../fixtures/refused.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(async ({ merchant, complaints }) => {
  // Links that are gone answer 404, forms that are not taken 422; the browser notes both.
  complaints.expect(/status of (404|422)/);
  await merchant.setUp();
});

/** The row of a link in the list. */
const row = (page, title) => page.getByRole("row").filter({ has: page.getByRole("link", { name: title, exact: true }) });

/** Opens the menu of a row and presses one of its buttons. */
async function fromMenu(page, title, button) {
  await row(page, title).getByRole("button", { name: `More for ${title}` }).click();
  await row(page, title).getByRole("group").getByRole("button", { name: button, exact: true }).click();
}

/** Chooses a link of the list. */
const choose = (page, title) => row(page, title).getByRole("checkbox").check();

/** What a public address answers. */
const answer = async (customer, link) => (await customer.page.goto(link)).status();

test("a link of each kind is made, in a coin and in a currency, and found by kind, source and state (R3, R29, A14)", async ({ page, merchant, customer }) => {
  test.setTimeout(180_000);
  // In a currency: the rate is set by hand, for the test asks no price source.
  await page.goto("/dashboard/settings/prices?currency=EUR");
  const usdc = page.locator(".rates > li").filter({ hasText: "USDC" });
  await usdc.locator("summary").click();
  await usdc.getByLabel("One coin is worth").fill("0.50");
  await usdc.getByRole("button", { name: "Set the rate" }).click();
  await expect(usdc).toContainText("Set by you");
  await page.goto("/dashboard/links/new?mode=test");
  await page.locator("#link-currency").selectOption("EUR");
  await expect(page.getByRole("group", { name: "USDC on" })).toBeVisible();
  await page.locator("#link-amount").fill("10.00");
  await merchant.toSecondStep();
  await page.locator("#link-title").fill("Poster");
  await page.getByRole("button", { name: "Create link" }).click();
  const fiat = await merchant.linkAddress();
  await expect(page.getByRole("region", { name: "Figures" })).toContainText("10.00 EUR");
  expect(await answer(customer, fiat)).toBe(200);
  await expect(customer.page.getByText("Poster").first()).toBeVisible();

  // Open.
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.chooseKind("open");
  await expect(page.locator("#link-amount")).toBeHidden();
  await page.locator("#link-least").fill("5");
  await page.locator("#link-most").fill("50");
  await page.locator("#link-suggested").fill("5 10 25");
  await merchant.toSecondStep();
  await page.locator("#link-title").fill("Support the studio");
  await page.getByRole("button", { name: "Create link" }).click();
  const open = await merchant.linkAddress();
  expect(open).toMatch(/\/support-the-studio$/);
  await expect(page.locator(".facts")).toContainText("Open amount");
  expect(await answer(customer, open)).toBe(200);

  // Product, from an empty catalogue.
  await page.goto("/dashboard/products");
  await page.locator(".empty").getByRole("link", { name: "New product" }).click();
  await page.locator("#product-name").fill("Lofoten print");
  await page.locator("#product-price").fill("180");
  await page.locator("#product-left").fill("3");
  await page.getByRole("button", { name: "Add product" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Lofoten print" })).toBeVisible();
  await page.getByRole("link", { name: "Make a link" }).click();
  await expect(page.locator("#link-kind-product")).toBeChecked();
  await expect(page.locator("#link-product")).toHaveValue(/^prod/);
  await merchant.toSecondStep();
  await page.getByRole("button", { name: "Create link" }).click();
  const product = await merchant.linkAddress();
  expect(product).toMatch(/\/lofoten-print$/);
  expect(await answer(customer, product)).toBe(200);

  // The list is narrowed by each filter, and what it is narrowed to stands in the address.
  const all = ["Poster", "Support the studio", "Lofoten print"];
  const isNarrowed = async (group, choice, asked, titles) => {
    await expect(page).toHaveURL(asked);
    await expect(page.getByRole("group", { name: group, exact: true }).getByRole("link", { name: choice, exact: true })).toHaveAttribute("aria-current", "true");
    for (const title of all) await expect(row(page, title)).toHaveCount(titles.includes(title) ? 1 : 0);
    if (!titles.length) await expect(page.getByText("No link fits")).toBeVisible();
  };
  const narrow = async (group, choice, asked, titles) => {
    await page.getByRole("group", { name: group, exact: true }).getByRole("link", { name: choice, exact: true }).click();
    await isNarrowed(group, choice, asked, titles);
    await page.reload();
    // What the list is not narrowed by is folded away.
    if (choice !== "Any source") await isNarrowed(group, choice, asked, titles);
  };
  await page.goto("/dashboard/links?mode=test");
  await page.locator("summary").filter({ hasText: "Kind and source" }).click();
  await narrow("Kind", "Fixed", /kind=fixed/, ["Poster"]);
  await narrow("Kind", "Product", /kind=product/, ["Lofoten print"]);
  await expect(row(page, "Lofoten print")).toContainText("180.00 EUR");
  await narrow("Kind", "Open", /kind=open/, ["Support the studio"]);
  await expect(row(page, "Support the studio")).toContainText("5.00 to 50.00 USDC");
  await page.goBack();
  await isNarrowed("Kind", "Product", /kind=product/, ["Lofoten print"]);
  await narrow("Made by", "Dashboard", /source=dashboard&kind=product/, ["Lofoten print"]);
  await narrow("Kind", "Any kind", /source=dashboard$/, all);
  await narrow("Made by", "API", /source=api/, []);
  await narrow("Made by", "Invoice", /source=invoice/, []);
  await page.goBack();
  await isNarrowed("Made by", "API", /source=api/, []);
  await narrow("Made by", "Any source", /links\?mode=test$/, all);
  await fromMenu(page, "Poster", "Deactivate");
  await expect(row(page, "Poster")).toContainText("Inactive");
  await fromMenu(page, "Support the studio", "Archive");
  await expect(page.getByText("1 link archived")).toBeVisible();
  await narrow("State", "Active", /status=active/, ["Lofoten print"]);
  await narrow("State", "Limit reached", /status=limit_reached/, []);
  await narrow("State", "Ended", /status=ended/, []);
  await narrow("State", "Inactive", /status=inactive/, ["Poster"]);
  await narrow("State", "Archived", /status=archived/, ["Support the studio"]);
  await page.goBack();
  await isNarrowed("State", "Inactive", /status=inactive/, ["Poster"]);
});

test("a product gets a picture, which is made smaller, and loses it again (R3)", async ({ page }) => {
  await page.goto("/dashboard/products/new");
  await page.locator("#product-name").fill("Print");
  await page.locator("#product-price").fill("5");
  await page.getByRole("button", { name: "Add product" }).click();
  await expect(page.locator(".picture.none")).toBeVisible();
  const picture = await page.screenshot({ type: "png" });
  await page.locator("#picture").setInputFiles({ name: "print.png", mimeType: "image/png", buffer: picture });
  await page.getByRole("button", { name: "Use this picture" }).click();
  const image = page.getByRole("img", { name: "Picture of Print" });
  await expect(image).toBeVisible();
  expect(await image.evaluate((it) => it.complete && it.naturalWidth > 0)).toBe(true);
  await page.getByRole("button", { name: "Take the picture away" }).click();
  await expect(page.locator(".picture.none")).toBeVisible();
  await page.locator("#picture").setInputFiles({ name: "print.svg", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await page.getByRole("button", { name: "Use this picture" }).click();
  await expect(page.getByRole("main")).toContainText("SVG drawings are not taken");
});

test("the address is shown while it is typed, with warnings that stop nothing, and an old one leads on (R1, R23, R32)", async ({
  page,
  merchant,
  customer,
}) => {
  const old = await merchant.makeLink({ title: "Night workshop" });
  expect(old).toMatch(/\/night-workshop$/);
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Edit Night workshop" })).toBeVisible();
  await merchant.toSecondStep();
  const found = page.locator(".address-found");
  await page.locator("#link-path").fill("pay");
  await expect(found).toContainText("/pay");
  await expect(found).toContainText("is easy to guess");
  await page.locator("#link-path").fill("7nights");
  await expect(found).not.toContainText("is easy to guess");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("#link-path")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#link-path")).toHaveValue("7nights");
  await page.locator("#link-path").fill("adm1n");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const message = "\"adm1n\" looks like \"admin\", which is kept for the server itself. Choose another address.";
  await expectRefused(page, "link-path", message, "adm1n");
  await page.locator("#link-path").fill("coast-workshop");
  await expect(found).toContainText("/coast-workshop");
  await expect(page.getByRole("checkbox", { name: /Old address leads on/ })).toBeChecked();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Saved" })).toBeVisible();
  expect(await merchant.linkAddress()).toMatch(/\/coast-workshop$/);
  await expect(page.locator(".facts")).toContainText("/night-workshop");
  expect(await answer(customer, old)).toBe(200);
  await expect(customer.page).toHaveURL(/\/coast-workshop$/);

  // A second link cannot take the path of the first.
  await merchant.makeLink({ title: "Other" });
  await page.getByRole("link", { name: "Edit" }).click();
  await merchant.toSecondStep();
  await page.locator("#link-path").fill("coast-workshop");
  await expect(found).toContainText("is taken by Night workshop");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("#link-path-note")).toContainText("is taken by Night workshop");
});

test("a copy has figures and an address of its own and waits to be switched on (R24)", async ({ page, merchant, customer }) => {
  await merchant.makeLink({ title: "Deposit for a portrait" });
  await page.getByRole("button", { name: "More for this link" }).click();
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByRole("heading", { name: "This is a copy" })).toBeVisible();
  const copy = await merchant.linkAddress();
  expect(copy).toMatch(/\/deposit-for-a-portrait-2$/);
  expect(await answer(customer, copy)).toBe(404);
  await page.getByRole("button", { name: "Activate" }).first().click();
  await expect(page.getByRole("heading", { name: "This is a copy" })).toBeHidden();
  expect(await answer(customer, copy)).toBe(200);
});

test("several links are archived, taken back, deactivated and activated together (R24, R25)", async ({ page, merchant, customer }) => {
  const first = await merchant.makeLink({ title: "First" });
  await merchant.makeLink({ title: "Second" });
  await merchant.makeLink({ title: "Third" });
  await page.goto("/dashboard/links?mode=test");
  await expect(page.getByRole("button", { name: "Archive", exact: true })).toHaveCount(0);
  await choose(page, "First");
  await choose(page, "Third");
  await expect(page.getByText("2 links chosen")).toBeVisible();
  const bulk = page.locator("#chosen-links");
  await bulk.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("2 links archived")).toBeVisible();
  await expect(row(page, "First")).toHaveCount(0);
  expect(await answer(customer, first)).toBe(404);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "First")).toBeVisible();
  await expect(row(page, "Third")).toBeVisible();
  expect(await answer(customer, first)).toBe(200);

  await page.getByRole("checkbox", { name: "Choose all links on this page" }).check();
  await expect(page.getByText("3 links chosen")).toBeVisible();
  await bulk.getByRole("button", { name: "Deactivate" }).click();
  await expect(row(page, "Second")).toContainText("Inactive");
  expect(await answer(customer, first)).toBe(404);
  await page.getByRole("group", { name: "State" }).getByRole("link", { name: "Inactive" }).click();
  await expect(page).toHaveURL(/status=inactive/);
  await expect(page.getByRole("row").filter({ has: page.getByRole("checkbox") })).toHaveCount(3);
  await choose(page, "First");
  await bulk.getByRole("button", { name: "Activate", exact: true }).click();
  await expect(row(page, "First")).toHaveCount(0);
  expect(await answer(customer, first)).toBe(200);
});

test("deleting a link that was paid warns of its history and can be taken back (R24, R32)", async ({ page, merchant, customer, newcomer }) => {
  const link = await merchant.makeLink({ title: "Gift card", amount: "5.00" });
  await customer.begin(link);
  const wallet = await customer.wallet();
  await wallet.press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();

  // The customer's browser says that it is a robot's, so somebody else looks too.
  const person = await newcomer({ userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0" });
  await (await person.newPage()).goto(link);

  const dialog = page.getByRole("dialog");
  // Views are written a moment after they were made.
  await expect(async () => {
    await page.goto("/dashboard/links?mode=test");
    await fromMenu(page, "Gift card", "Delete");
    await expect(dialog).toContainText("Delete Gift card?");
    await expect(dialog).toContainText("1 payment and 1 view came through this link", { timeout: 1000 });
  }).toPass();
  await dialog.getByRole("button", { name: "Keep" }).click();
  await expect(dialog).toBeHidden();
  await fromMenu(page, "Gift card", "Delete");
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("1 link deleted")).toBeVisible();
  await expect(row(page, "Gift card")).toHaveCount(0);
  expect(await answer(customer, link)).toBe(404);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Gift card")).toBeVisible();
  expect(await answer(customer, link)).toBe(200);

  // The same from the link's own page.
  await row(page, "Gift card").getByRole("link", { name: "Gift card" }).click();
  await page.getByRole("button", { name: "More for this link" }).click();
  await page.locator("#link-menu").getByRole("button", { name: "Delete" }).click();
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page).toHaveURL(/\/dashboard\/links\?/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "Gift card")).toBeVisible();
});

test("a link closes at its limit and opens when the limit is raised on its page (R5, R6, R7, R8)", async ({
  page,
  merchant,
  customer,
}) => {
  const link = await merchant.makeLink({ title: "Last seat", amount: "5.00", limit: 1 });
  const own = page.url();
  await customer.begin(link);
  const wallet = await customer.wallet();
  await wallet.press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await page.goto("/dashboard/links?mode=test&status=limit_reached");
  await expect(row(page, "Last seat").locator(".badge.bad").first()).toHaveText("Limit reached");
  await page.goto(own);
  const card = page.locator("#limit-card");
  await expect(card).toContainText("1 of 1, 100% used");
  await card.locator("summary").click();
  await card.getByText("A number", { exact: true }).click();
  await card.getByLabel("Payments in all").fill("5000");
  await card.getByRole("button", { name: "Save the limit" }).click();
  await expect(card.locator("#limit-limit-note")).toContainText("whole number from 1 to 1,000");
  await expect(card.getByLabel("Payments in all")).toHaveValue("5000");
  await card.getByLabel("Payments in all").fill("3");
  await card.getByRole("button", { name: "Save the limit" }).click();
  await expect(card).toContainText("1 of 3, 33% used");
  await expect(card).toContainText("2 left");
  await expect(page.getByRole("heading", { name: "Payment limit reached" })).toBeHidden();
  await customer.begin(link);
});

test("the merchant's handle alone leads to the chosen link (R2)", async ({ page, merchant, customer }) => {
  const link = await merchant.makeLink({ title: "Studio page" });
  const front = link.slice(0, link.lastIndexOf("/"));
  await page.getByRole("button", { name: "More for this link" }).click();
  await page.getByRole("button", { name: "Use as my page" }).click();
  await expect(page.locator(".facts")).toContainText("Your handle alone leads here");
  expect(await answer(customer, front)).toBe(200);
  await expect(customer.page.getByText(BUSINESS).first()).toBeVisible();
  await expect(customer.page.getByText("Studio page").first()).toBeVisible();
});

test("what is wrong is said at its field, and what was typed is kept (R4, R5)", async ({ page, merchant }) => {
  for (const [what, kind, typed, field, message] of [
    ["a least that is no amount", "open", { least: "ten" }, "least", /for example/],
    ["a most below the least", "open", { least: "10", most: "5" }, "most", /least|above|10/],
    ["suggested amounts out of bounds", "open", { least: "10", suggested: "5" }, "suggested", /10|least/],
    ["no product", "product", {}, "product", /catalogue/],
    ["a path that begins with a digit", "fixed", { amount: "5", path: "9lives" }, "path", /letter/],
    ["a limit of 0", "fixed", { amount: "5", limit: "0" }, "limit", /1 to 1,000/],
    ["a last day that is over", "fixed", { amount: "5", last_day: "2020-01-01" }, "last_day", /over/],
  ]) {
    await test.step(what, async () => {
      if (kind === "product") {
        await page.goto("/dashboard/products/new");
        await page.locator("#product-name").fill("Print");
        await page.locator("#product-price").fill("5");
        await page.getByRole("button", { name: "Add product" }).click();
        await expect(page.getByRole("heading", { level: 1, name: "Print" })).toBeVisible();
      }
      await page.goto("/dashboard/links/new?mode=test");
      await merchant.chooseKind(kind);
      for (const name of ["amount", "least", "most", "suggested"]) {
        if (typed[name]) await page.locator(`#link-${name}`).fill(typed[name]);
      }
      await merchant.toSecondStep();
      await page.locator("#link-title").fill("Kept title");
      if (typed.path) await page.locator("#link-path").fill(typed.path);
      if (typed.limit) await merchant.chooseLimit("number", typed.limit);
      if (typed.last_day) await page.locator("#link-last_day").fill(typed.last_day);
      await page.getByRole("button", { name: "Create link" }).click();
      const input = page.locator(`#link-${field}`);
      await expect(input).toHaveAttribute("aria-invalid", "true");
      await expect(page.locator(`#link-${field}-note`)).toContainText(message);
      await expect(input).toHaveValue(typed[field] ?? "");
      await expect(page.locator("#link-title")).toHaveValue("Kept title");
      await page.goto("/dashboard/links?mode=test");
      await expect(page.getByRole("row")).toHaveCount(0);
    });
  }
});

test("the pages are accessible and fit the narrowest phone", async ({ page, merchant }, info) => {
  test.setTimeout(180_000);
  await merchant.makeLink({ title: "Night photography workshop", limit: 20 });
  const own = new URL(page.url()).pathname;
  await page.goto("/dashboard/products/new");
  await page.locator("#product-name").fill("Lofoten print, 50 × 70 cm");
  await page.locator("#product-price").fill("180");
  await page.getByRole("button", { name: "Add product" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Lofoten/ })).toBeVisible();
  const product = new URL(page.url()).pathname;
  const look = async (name) => {
    await expectAccessible(page, name);
    await expectNoSidewaysScroll(page, name);
  };
  for (const [name, path] of [
    ["list", "/dashboard/links?mode=test"],
    ["link", own],
    ["new link", "/dashboard/links/new?mode=test"],
    ["edit", `${own}/edit`],
    ["products", "/dashboard/products"],
    ["product", product],
    ["prices", "/dashboard/settings/prices"],
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await look(name);
  }
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.chooseKind("open");
  await look("new open link");
  await merchant.toSecondStep();
  await look("second step");
  await page.goto("/dashboard/links?mode=test");
  await choose(page, "Night photography workshop");
  await look("chosen");
  await fromMenu(page, "Night photography workshop", "Delete");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "delete");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a link is shared through the system's own sheet, by customer and merchant (P7)", async ({ page, merchant, customer }) => {
  const link = await merchant.makeLink({ title: "Lofoten print" });
  // No browser here has a sheet of its own: what would be handed to it is kept.
  const stub = () => {
    window.shared = [];
    Object.defineProperty(navigator, "share", { value: (what) => (window.shared.push(what), Promise.resolve()) });
  };
  const shared = (page) => page.evaluate(() => window.shared);
  await customer.page.addInitScript(stub);
  await customer.page.goto(link);
  await expect(async () => {
    await customer.page.getByRole("button", { name: "Share this page" }).click({ timeout: 1000 });
    await customer.page.getByRole("button", { name: "Share…" }).click({ timeout: 1000 });
    expect(await shared(customer.page)).toHaveLength(1);
  }).toPass();
  expect((await shared(customer.page))[0].url).toBe(link);

  await page.addInitScript(stub);
  await page.reload();
  const sheet = page.getByRole("button", { name: "Share…" });
  await expect(async () => {
    if (!(await sheet.isVisible())) await page.getByRole("button", { name: "Share", exact: true }).click({ timeout: 1000 });
    await sheet.click({ timeout: 1000 });
    expect(await shared(page)).toHaveLength(1);
  }).toPass();
  expect((await shared(page))[0]).toEqual({ title: "Lofoten print", url: link });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy link" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
});
