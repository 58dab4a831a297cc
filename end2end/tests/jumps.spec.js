// Nothing jumps: while a page loads and comes to life, when it is paid, and while the dashboard waits for a slow server. And times go
// on by themselves.
import { TestWallet } from "../fixtures/customer.js";
import { expect, test } from "../fixtures/test.js";

/** How far things may move in all, by the browser's own measure: parts of the window times parts of its height. */
const MOST = 0.02;

test.beforeEach(({ merchant }) => merchant.setUp());

/** Watches a page from its first byte on, also after it is opened anew. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        const moved = entry.sources.map(({ node, previousRect: from, currentRect: to }) => {
          const it = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
          return `${it?.localName}.${it?.className} ${from.x},${from.y} ${from.width}×${from.height} → ${to.x},${to.y} ${to.width}×${to.height}`;
        });
        window.shifts.push({ value: entry.value, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

/** Fails if more moved than may since the page was opened or this was asked last. */
async function expectStill(page, name, most = MOST) {
  // What was painted last is told with the next frame.
  const shifts = await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(window.shifts.splice(0)), 50))),
      ),
  );
  const sum = shifts.reduce((sum, { value }) => sum + value, 0);
  expect.soft(sum, `${name} moved: ${JSON.stringify(shifts, null, 1)}`).toBeLessThan(most);
}

/** Until the page has come to life: its program has loaded, and so have its letters. */
async function alive(page) {
  await page.waitForFunction(() => performance.getEntriesByType("resource").some((it) => /\.wasm(\?|$)/.test(it.name) && it.responseEnd > 0));
  await page.evaluate(() => document.fonts.ready);
}

test("a customer's page does not move while it loads, comes to life, and is paid", async ({ merchant, customer, newcomer }) => {
  const { page } = customer;
  const wide = page.viewportSize().width >= 960;
  await watchShifts(page);
  const link = await merchant.makeLink({ amount: "52.50", title: "Night photography workshop", description: "Two evenings on the coast.", limit: 20 });
  await page.goto(link);
  await alive(page);
  await expectStill(page, "the link's page");

  await customer.begin(link);
  await alive(page);
  const clock = page.locator("#card .ring");
  const before = await clock.innerText();
  await expect(clock).not.toHaveText(before);
  await expectStill(page, "the payment's page");

  // In a browser of its own, so that the customer's page stays in front.
  const wallet = new TestWallet(await (await newcomer()).newPage());
  await wallet.page.goto(`/sandbox/${customer.session}`);
  await wallet.press(/^Pay exactly 52\.50 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  // On a narrow page the card is as tall as what it says; what stands below it follows once.
  await expectStill(page, "becoming paid", wide ? MOST : 0.1);
});

test("the dashboard keeps the place of what a slow server still owes, and does not move when it comes", async ({ page, merchant }) => {
  await merchant.makeLink({ title: "Night photography workshop" });
  await watchShifts(page);
  await page.goto("/dashboard?mode=test");
  await alive(page);
  await expect(page.getByRole("main")).toContainText("Recent activity");
  await expectStill(page, "home");
  let held = [];
  // The answers wait until the test lets them go.
  await page.route(/\/dashboard\/do\/(links|payments|home|tags)(\?|$)/, async (route) => {
    await new Promise((resolve) => held.push(resolve));
    await route.continue();
  });
  const bar = page.locator(page.viewportSize().width < 900 ? ".tabbar" : ".side nav");
  const waiting = page.locator("main [aria-busy=true]");
  for (const [tab, text] of [["Links", "Night photography workshop"], ["Payments", /No payments|Nothing|payment/i], ["Home", "Recent activity"]]) {
    await bar.getByRole("link", { name: tab }).first().click();
    await expect(waiting.locator(".skeleton").first(), `${tab}: its place is kept`).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: tab })).toBeVisible();
    // What moves within half a second of the press is the press's; what comes later is the page's own.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
    while (held.length) held.shift()();
    await expect(async () => {
      while (held.length) held.shift()();
      await expect(waiting).toHaveCount(0, { timeout: 200 });
    }).toPass();
    await expect(page.getByRole("main")).toContainText(text);
    await expectStill(page, tab);
  }
});

test("times that are told in words go on by themselves, without asking the server", async ({ page, merchant, customer }) => {
  await customer.begin(await merchant.makeLink({ amount: "12.00" }));
  const code = await customer.code();
  await page.clock.install();
  await page.goto("/dashboard/payments?mode=test");
  const time = page.getByRole("row").filter({ hasText: code }).locator("time");
  await expect(time).toHaveText(/^(just now|\d\d s ago)$/);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.clock.fastForward("10:00");
  await expect(time).toHaveText(/^1[01] min ago$/);
  await page.clock.fastForward("02:00:00");
  await expect(time).toHaveText("2 h ago");
  // The stream of news may be opened anew; nothing is read again.
  expect(asked.filter((url) => !/\/live(\?|$)/.test(url))).toEqual([]);
});
