// The dashboard as one application: the palette and keys from anywhere, addresses that hold what is shown, and the way back.
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/axe.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(({ merchant }) => merchant.setUp());

const palette = (page) => page.getByRole("dialog", { name: "Search or jump to" });
const field = (page) => palette(page).getByRole("combobox");
const active = (page) => palette(page).locator("[role=option][aria-selected=true]");

/** Presses keys until they do something: the page's script may still be loading. */
async function pressUntil(page, keys, seen) {
  await expect(async () => {
    await page.keyboard.press("Escape");
    for (const key of keys) await page.keyboard.press(key);
    await expect(seen()).toBeVisible({ timeout: 1000 });
  }).toPass();
}

/** The heading of the page. */
const heading = (page, name) => page.getByRole("heading", { level: 1, name });

test("the palette finds pages, settings, links and payments by keyboard alone", async ({ page, merchant, customer }) => {
  await customer.begin(await merchant.makeLink({ title: "Lofoten print", amount: "12.00" }));
  const code = await customer.code();
  await page.goto("/dashboard");
  const asked = [];
  page.on("request", (request) => request.url().includes("/dashboard/do/find") && asked.push(request.url()));
  await pressUntil(page, ["Control+k"], () => palette(page));
  await expect(field(page)).toBeFocused();
  await expect(active(page)).toContainText("New link");
  await page.keyboard.press("ArrowDown");
  await expect(active(page)).toContainText("New invoice");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", await active(page).getAttribute("id"));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(palette(page).getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  expect(asked, "nothing is loaded until something is typed").toEqual([]);
  await expectAccessible(page, "palette");
  await expectNoSidewaysScroll(page, "palette");

  await page.keyboard.type("lofoten");
  const link = palette(page).getByRole("group", { name: "Links" }).getByRole("option");
  await expect(link).toContainText("Lofoten print");
  await expect(link).toContainText("/lofoten-print");
  await expectAccessible(page, "palette with what was found");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dashboard\/links\/[^/]+\?mode=test$/);
  await expect(heading(page, "Lofoten print")).toBeVisible();
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press("Control+k");
  await expect(field(page)).toHaveValue("");
  await page.keyboard.type(code.toLowerCase());
  await expect(palette(page).getByRole("group", { name: "Payments" })).toContainText(code);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dashboard\/payments\//);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("no such thing");
  await expect(palette(page)).toContainText("Nothing fits.");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("wallets");
  await expect(active(page)).toContainText("Wallets");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dashboard\/settings\/wallets/);
  await expect(heading(page, "Wallets")).toBeVisible();
});

test("the palette opens by hand at every width, and signs out", async ({ page, viewport }) => {
  await page.goto("/dashboard");
  await expect(async () => {
    if (viewport.width < 900) await page.getByRole("button", { name: "More" }).click({ timeout: 1000 });
    await page.getByRole("button", { name: "Search or jump to" }).filter({ visible: true }).click({ timeout: 1000 });
    await expect(palette(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.type("sign out");
  await expect(active(page)).toContainText("Sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("single keys lead to pages, stay out of fields, and can be switched off (WCAG 2.1.4)", async ({ page }) => {
  await page.goto("/dashboard?mode=test");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await pressUntil(page, ["?"], () => keys);
  await expectAccessible(page, "keys");
  await expectNoSidewaysScroll(page, "keys");
  await page.keyboard.press("n");
  await expect(keys, "keys do nothing behind a dialog").toBeVisible();
  await page.keyboard.press("Escape");
  for (const [second, name, path] of [
    ["l", "Links", "/dashboard/links"],
    ["p", "Payments", "/dashboard/payments"],
    ["s", "Settings", "/dashboard/settings"],
    ["h", "Home", "/dashboard"],
  ]) {
    await page.keyboard.press("g");
    await page.keyboard.press(second);
    await expect(page).toHaveURL(new RegExp(`${path}\\?mode=test$`));
    await expect(heading(page, name)).toBeVisible();
  }
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(heading(page, "Links")).toBeVisible();
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search links" });
  await expect(search).toBeFocused();
  await page.keyboard.type("n?g/");
  await expect(search).toHaveValue("n?g/");
  await expect(keys).toBeHidden();
  await search.blur();
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/dashboard\/links\/new/);

  await page.goto("/dashboard");
  await pressUntil(page, ["?"], () => keys);
  await keys.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.reload();
  await pressUntil(page, ["Control+k"], () => palette(page));
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.keyboard.press("?");
  await expect(keys).toBeHidden();
  await expect(page).toHaveURL(/\/dashboard$/);
});

test("a deep link shows what it names, and going back brings filters and place back", async ({ page, merchant }) => {
  for (const title of ["Print one", "Print two", "Print three", "Print four", "Print five", "Print six"]) {
    await merchant.makeLink({ title });
  }
  await merchant.makeLink({ title: "Workshop" });
  await page.setViewportSize({ width: page.viewportSize().width, height: 420 });
  await page.goto("/dashboard/links?mode=test&search=print&status=active");
  await expect(page.getByRole("searchbox")).toHaveValue("print");
  await expect(page.getByRole("row").filter({ hasText: "Workshop" })).toHaveCount(0);
  const first = page.getByRole("link", { name: "Print one", exact: true });
  await first.scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  const place = await page.evaluate(() => scrollY);
  await first.click();
  await expect(heading(page, "Print one")).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(page).toHaveURL(/search=print&status=active/);
  await expect(page.getByRole("searchbox")).toHaveValue("print");
  await expect(first).toBeVisible();
  await expect.poll(() => page.evaluate((place) => Math.abs(scrollY - place), place)).toBeLessThan(3);
  await page.goForward();
  await expect(heading(page, "Print one")).toBeVisible();
});

test("whoever goes back before the program has started sees what the address names", async ({ page, merchant }) => {
  await merchant.makeLink({ title: "Lofoten print" });
  await page.goto("/dashboard/links?mode=test");
  await pressUntil(page, ["Control+k"], () => palette(page));
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Lofoten print", exact: true }).click();
  await expect(heading(page, "Lofoten print")).toBeVisible();
  let go;
  const started = new Promise((resolve) => (go = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await started;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await expect(heading(page, "Lofoten print")).toBeVisible();
  await page.goBack({ waitUntil: "commit" });
  await expect(page).toHaveURL(/\/dashboard\/links\?mode=test$/);
  await expect(heading(page, "Links")).toBeVisible();
  go();
  await pressUntil(page, ["Control+k"], () => palette(page));
});

test("going from page to page loads no document anew", async ({ page, merchant }) => {
  await merchant.makeLink({ title: "Lofoten print" });
  await page.goto("/dashboard?mode=test");
  // Until its script runs, a page leads on as any page does.
  await expect(async () => {
    await page.evaluate(() => (window.stillHere = "the same document"));
    await page.keyboard.press("Control+k");
    await expect(palette(page)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Escape");
  const mark = () => page.evaluate(() => window.stillHere);
  const open = async (path, name) => {
    await page.locator(`a[href^="${path}"]`).filter({ visible: true }).first().click();
    await expect(heading(page, name)).toBeVisible();
    expect(await mark(), `${path} was loaded anew`).toBe("the same document");
  };
  await open("/dashboard/links?", "Links");
  await page.getByRole("link", { name: "Lofoten print" }).click();
  await expect(heading(page, "Lofoten print")).toBeVisible();
  expect(await mark()).toBe("the same document");
  await open("/dashboard/payments", "Payments");
  await page.goBack();
  await expect(heading(page, "Lofoten print")).toBeVisible();
  expect(await mark(), "the way back too").toBe("the same document");
  await page.reload();
  expect(await mark(), "a reload would have wiped the mark").toBeUndefined();
});
