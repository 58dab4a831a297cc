// How a link does and how it is passed on, as its merchant reads it while customers come. The projects add both widths
// and both colour schemes.
import { PNG } from "pngjs";
import { Customer } from "../fixtures/customer.js";
import { Desk } from "../fixtures/desk.js";
import { look } from "../fixtures/look.js";
import { textOf } from "../fixtures/qr.js";
import { expect, test as base } from "../fixtures/test.js";

const test = base.extend({ desk: async ({ page, server }, use) => use(new Desk(page, server)) });

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
const GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const WHATSAPP = "WhatsApp/2.23.20.0";

test.beforeEach(async ({ merchant }) => {
  await merchant.setUp();
});

/** A figure of the row above the charts. */
const figure = (page, name) => page.locator(".figures .metric").filter({ hasText: name }).locator(".figure");

/** Opens a tab of the activity. */
const openTab = (page, name) =>
  page.getByRole("navigation", { name: "Kind of activity" }).getByRole("link", { name }).click();

/** Looks at a page as somebody else's browser does, which comes from the page `referer`. */
async function visit(newcomer, url, userAgent = FIREFOX, referer) {
  const context = await newcomer({ userAgent });
  const page = await context.newPage();
  await page.goto(url, { referer });
  await context.close();
}

test("who looked and who paid is counted, told apart by channel, and read in tabs (R18, R19, R20, R21, R22, R30, I14)", async ({
  page,
  desk,
  newcomer,
}, info) => {
  test.setTimeout(180_000);
  const { id, url } = await desk.link({ title: "Portrait session", amount: "40" });
  const own = `/dashboard/links/${id}`;
  await page.goto(own);
  await expect(figure(page, "Views")).toHaveText("0");
  await expect(page.getByText("Nothing has happened yet")).toBeVisible();
  await look(page, "insight-empty", info);

  await visit(newcomer, `${url}?c=e`);
  await visit(newcomer, `${url}?c=q`);
  await visit(newcomer, url, GOOGLE);
  await visit(newcomer, url, WHATSAPP);
  await visit(newcomer, `${url}?utm_source=spring-letter&utm_medium=email`);
  await visit(newcomer, url, FIREFOX, "https://www.instagram.com/northlight");
  await visit(newcomer, url, FIREFOX, "https://reviews.example/studios?page=2");
  const buyer = new Customer(await (await newcomer({ userAgent: FIREFOX })).newPage());
  await buyer.begin(`${url}?c=e`);
  await (await buyer.wallet()).press(/^Pay exactly/);
  await expect(buyer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  // The page was open all the time.
  await expect(figure(page, "Payments")).toHaveText("1");
  await expect(figure(page, "Revenue")).toHaveText("40.00 USDC");
  await expect(figure(page, "Average")).toHaveText("40.00 USDC");
  await expect(figure(page, "Views")).toHaveText("6");
  await expect(figure(page, "Conversion")).toHaveText("16.67%");
  await expect(page.getByText("Not counted: 1 visit by robots, 1 link preview, since the link was made.")).toBeVisible();
  const channels = page.getByRole("region", { name: "By channel" }).getByRole("listitem");
  await expect(channels.filter({ hasText: "E-mail" })).toContainText("3 views, 1 payment, conversion 33.33%, 40.00 USDC on average");
  for (const name of ["QR code", "Social", "Website"]) {
    await expect(channels.filter({ hasText: name })).toContainText("1 view, 0 payments, conversion 0%");
  }
  // Of a page that led here only the site is known.
  const sites = page.getByRole("region", { name: "Sites they came from" });
  await expect(sites.getByRole("listitem")).toHaveCount(2);
  for (const site of ["instagram.com", "reviews.example"]) {
    await expect(sites.getByRole("listitem").filter({ hasText: site })).toHaveText(`${site}1 view`);
  }

  const feed = page.locator(".feed > li");
  await expect(feed).toHaveCount(7);
  await openTab(page, "Views");
  await expect(page).toHaveURL(/tab=views/);
  await expect(feed).toHaveCount(6);
  await expect(feed.first()).toContainText("Viewed in Firefox on Windows");
  // Nowhere is the whole address.
  await expect(feed.first()).toContainText("127.0.0.");
  await expect(page.locator(".feed")).not.toContainText("127.0.0.1");
  await look(page, "insight-views", info);
  await openTab(page, "Payments");
  await expect(feed).toHaveCount(1);
  await expect(feed).toContainText("40.00 USDC");
  await openTab(page, "Reminders");
  await expect(page.getByText("No reminders yet")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/tab=payments/);
  await expect(feed).toHaveCount(1);
  await page.getByRole("group", { name: "How far back" }).getByRole("link", { name: "7 days" }).click();
  await expect(page).toHaveURL(/days=7.*tab=payments/);
  await expect(figure(page, "Views")).toHaveText("6");
  await look(page, "insight-payments", info);
});

test("choosing a tab by keyboard stays at that tab, and the rest of the page stands still (X7)", async ({ page, desk }) => {
  const { id } = await desk.link({ amount: "40" });
  // The stream opens when the program runs.
  const running = page.waitForRequest("**/dashboard/live?*");
  await page.goto(`/dashboard/links/${id}`);
  await running;
  await page.locator(".figures").evaluate((it) => (it.dataset.kept = "yes"));
  const views = page.getByRole("navigation", { name: "Kind of activity" }).getByRole("link", { name: "Views" });
  await views.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/tab=views/);
  await expect(page.getByText("Nobody has looked yet")).toBeVisible();
  await expect(views).toHaveAttribute("aria-current", "true");
  await expect(views).toBeFocused();
  await expect(page.locator(".figures")).toHaveAttribute("data-kept", "yes");
});

test("activity has ten entries a page, and the page stands in the address (R20)", async ({ page, desk, newcomer }) => {
  const { id, url } = await desk.link({ amount: "40" });
  const context = await newcomer({ userAgent: FIREFOX });
  for (let n = 0; n < 12; n++) await context.request.get(url, { headers: { "user-agent": FIREFOX } });
  const feed = page.locator(".feed > li");
  await page.goto(`/dashboard/links/${id}?tab=views`);
  await expect(figure(page, "Views")).toHaveText("12");
  await expect(feed).toHaveCount(10);
  await page.getByRole("link", { name: /Next|Older/ }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(feed).toHaveCount(2);
  await page.goBack();
  await expect(feed).toHaveCount(10);
});

test("a link is passed on by code, by text and by file, and each leads to it (R17, R31, P7, P8)", async ({ page, desk }, info) => {
  const { id } = await desk.link({ title: "Portrait session", amount: "40", address: "named" });
  await page.goto("/dashboard/settings");
  const logo = await page.screenshot({ type: "png", clip: { x: 0, y: 0, width: 128, height: 128 } });
  await page.locator("#logo").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: logo });
  await page.getByRole("button", { name: "Use this logo" }).click();
  await expect(page.locator(".logo-form img")).toBeVisible();
  await page.goto(`/dashboard/links/${id}`);
  const url = await page.getByRole("link", { name: "Open the link" }).getAttribute("href");
  const ways = page.getByRole("region", { name: "Pass it on" });
  const addresses = ways.locator(".addresses").first().locator("li");
  await expect(addresses.filter({ hasText: "E-mail" })).toContainText(`${url}?c=e`);
  await expect(addresses.filter({ hasText: "Social" })).toContainText(`${url}?c=p`);
  await ways.locator("summary").filter({ hasText: "Short addresses" }).click();
  await expect(ways.locator("li").filter({ hasText: /\/p\/[a-zA-Z2-9]{10}\?c=p/ })).toBeVisible();
  for (const [name, text] of [
    ["Website button", `href="${url}`],
    ["E-mail", "Portrait session"],
    ["Text message", url],
    ["Social post", url],
  ]) {
    await ways.locator("summary").filter({ hasText: name }).click();
    await expect(ways.locator("pre").filter({ hasText: text.slice(0, 20) }).first()).toBeVisible();
  }
  await look(page, "insight-sharing", info);

  await page.locator("summary").filter({ hasText: "With your logo" }).click();
  for (const size of [200, 500, 1000]) {
    const drawn = [];
    for (const beside of ["", " with your logo"]) {
      const link = page.getByRole("link", { name: `PNG, ${size} pixels${beside}`, exact: true });
      const png = await (await page.request.get(await link.getAttribute("href"))).body();
      const { width, height } = PNG.sync.read(png);
      expect([width, height]).toEqual([size, size]);
      expect(textOf(png), `${size} pixels${beside}`).toBe(`${url}?c=q`);
      drawn.push(png.toString("base64"));
    }
    expect(drawn[1], "the logo is on it").not.toBe(drawn[0]);
  }
  for (const [name, type, start] of [
    [/^Download SVG/, "image/svg+xml", "<svg"],
    [/^PDF, A4$/, "application/pdf", "%PDF"],
    [/^PDF, A6$/, "application/pdf", "%PDF"],
  ]) {
    const href = await page.getByRole("link", { name }).getAttribute("href");
    const answer = await page.request.get(href);
    expect(answer.headers()["content-type"]).toContain(type);
    expect((await answer.body()).toString("latin1")).toContain(start);
  }

  // What chats and networks show of it.
  const html = await (await page.request.get(url)).text();
  const meta = (name) => html.match(new RegExp(`<meta property="${name}" content="([^"]*)"`))?.[1];
  expect(meta("og:title")).toContain("Portrait session");
  const picture = await page.request.get(meta("og:image"));
  expect(picture.headers()["content-type"]).toBe("image/png");
  expect(PNG.sync.read(await picture.body()).width).toBe(1200);
});
