// The pages keep to the look: its tokens, its scale of type, its grid, its targets. The projects add both widths and both colour
// schemes. The numbers are those of the reference, in fixtures/look-in-numbers.js.
import { Desk } from "../fixtures/desk.js";
import { AMOUNT, CONTRAST, CREATE, DARK, LIGHT, RADIUS, RECEIPT, SPACE, TARGET, TYPE, WIDTH } from "../fixtures/look-in-numbers.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(({ merchant }) => merchant.setUp());

/** What is set in a size of its own, in the reference too: keys, the tab bar, the customer's half of the code, what is sized after what it stands beside. */
const OWN_SIZE = ".kbd, .tabbar *, .secret, .amount *, .figure, .figure *, code, .badge *, .logo, .outcome *, h1, h2, .spot *";

/** Soft checks of one page under one name. */
function holds(name) {
  return {
    equal: (what, found, wanted) => expect.soft(found, `${name}: ${what}`).toEqual(wanted),
    near: (what, found, wanted, by = 0.6) =>
      expect.soft(Math.abs(found - wanted), `${name}: ${what} is ${found}, not ${wanted}`).toBeLessThanOrEqual(by),
    least: (what, found, least) => expect.soft(found, `${name}: ${what}`).toBeGreaterThanOrEqual(least),
    most: (what, found, most) => expect.soft(found, `${name}: ${what}`).toBeLessThanOrEqual(most),
  };
}

/** Lengths and colours that the tokens come to in this page. */
const tokens = (page, lengths, colours) =>
  page.evaluate(
    ([lengths, colours]) => {
      const probe = document.createElement("div");
      document.body.append(probe);
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const style = getComputedStyle(probe);
      const length = (name) => {
        probe.style.setProperty("width", `var(--${name})`);
        return parseFloat(style.width);
      };
      const colour = (name) => {
        probe.style.setProperty("background-color", `var(--${name})`);
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = style.backgroundColor;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const found = {
        lengths: Object.fromEntries(lengths.map((name) => [name, length(name)])),
        colours: Object.fromEntries(colours.map((name) => [name, colour(name)])),
      };
      probe.remove();
      return found;
    },
    [lengths, colours],
  );

/** One property of the first that matches, as a number of pixels. */
const px = (page, selector, property) =>
  page.locator(selector).first().evaluate((it, property) => parseFloat(getComputedStyle(it)[property]), property);

/** The sizes in which text is seen, but for what has one of its own: the size and an example. */
const sizes = (page) =>
  page.evaluate((own) => {
    const found = {};
    for (const it of document.querySelectorAll("body *")) {
      const texts = [...it.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
      if (!texts.length || it.matches(own) || it.closest("svg, script, style, noscript")) continue;
      if (!it.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { width } = it.getBoundingClientRect();
      if (width <= 1) continue;
      found[parseFloat(getComputedStyle(it).fontSize)] ??= `${it.localName}.${it.className}: ${texts[0].textContent.trim().slice(0, 30)}`;
    }
    return found;
  }, OWN_SIZE);

/** The contrast of text with what it stands on, for an element with a background of its own. */
const contrast = (page, selector) =>
  page.locator(selector).first().evaluate((it) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const luminance = (colour) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
        .slice(0, 3)
        .map((it) => it / 255)
        .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const { color, backgroundColor } = getComputedStyle(it);
    const [dark, light] = [luminance(color), luminance(backgroundColor)].sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05);
  });

/** Whether figures of this element are all as wide as each other. */
const isTabular = (page, selector) =>
  page.locator(selector).first().evaluate((it) => {
    const width = (text) => {
      const probe = document.createElement("span");
      probe.textContent = text;
      it.append(probe);
      const { width } = probe.getBoundingClientRect();
      probe.remove();
      return width;
    };
    return Math.abs(width("1111") - width("8888")) < 0.05;
  });

/** Controls that a finger misses: those on which a point a pixel less than half a target above or below the middle is another thing's. */
const smallTargets = (page) =>
  page.evaluate((target) => {
    const controls = "button:not(.segmented *), .btn, select, summary, textarea, .tabbar > a, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])";
    const small = [];
    // What is behind a dialog nobody can press.
    for (const it of (document.querySelector("dialog:modal") ?? document).querySelectorAll(controls)) {
      // The way past the navigation is for keyboards, and above the page until one comes to it.
      if (it.matches(".skip") || !it.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      it.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const { left, top, width, height } = it.getBoundingClientRect();
      if (width <= 1 || height <= 1 || left < 0 || left + width > innerWidth) continue;
      const [x, y, reach] = [left + width / 2, top + height / 2, target / 2 - 1];
      const hit = (at) => {
        const found = document.elementFromPoint(x, at);
        return found && (it.contains(found) || found.contains(it));
      };
      if (!hit(y - reach) || !hit(y + reach)) small.push(`${it.localName}.${it.className} "${(it.textContent || it.name || "").trim().slice(0, 24)}" ${width}×${height}`);
    }
    scrollTo(0, 0);
    return small;
  }, TARGET);

/** What holds of every page, public or not. `more` are sizes that this page has besides the scale. */
async function keepsToTheLook(page, name, info, more = []) {
  await page.evaluate(() => document.fonts.ready);
  const it = holds(name);
  const dark = info.project.use.colorScheme === "dark";
  const { width } = page.viewportSize();
  const wanted = { ...Object.fromEntries(Object.entries(TYPE).map(([key, size]) => [`text-${key}`, size])), ...SPACE, ...RADIUS };
  const colours = dark ? DARK : LIGHT;
  const found = await tokens(page, Object.keys(wanted), Object.keys(colours));
  for (const [token, size] of Object.entries(wanted)) it.near(`--${token}`, found.lengths[token], size, 0.05);
  for (const [token, hex] of Object.entries(colours)) {
    const rgb = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    const off = Math.max(...rgb.map((channel, at) => Math.abs(channel - found.colours[token][at])));
    it.most(`--${token} is ${found.colours[token]}, not ${rgb}`, off, 3);
  }
  it.equal(
    "the type family",
    await page.evaluate(() => [getComputedStyle(document.body).fontFamily.split(",")[0].replaceAll('"', ""), document.fonts.check('16px "Inter Variable"')]),
    ["Inter Variable", true],
  );
  const scale = [...Object.values(TYPE), ...more];
  const amount = AMOUNT.at(width);
  const off = Object.entries(await sizes(page)).filter(
    ([size]) => ![...scale, amount, amount * AMOUNT.long].some((known) => Math.abs(known - size) < 0.1),
  );
  it.equal("sizes that are not of the scale", off, []);
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  it.most("scrolls sideways", inner, outer);
  if (width < WIDTH.wideFrom) it.equal("targets that are too small", await smallTargets(page), []);
}

/** What holds of the customer's pages. A long amount is smaller. */
async function isPayPage(page, name, { long = false } = {}) {
  const it = holds(name);
  const { width } = page.viewportSize();
  const narrow = width < 960;
  it.equal("the scale of the page", await px(page, "body", "fontSize"), TYPE.md);
  it.near("the amount's size", await px(page, ".bill .amount", "fontSize"), AMOUNT.at(width) * (long ? AMOUNT.long : 1), 0.2);
  const largest = await page.evaluate(() => {
    const amount = document.querySelector(".bill .amount");
    const text = (it) => [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    const others = [...document.querySelectorAll("body *")].filter((it) => it !== amount && text(it) && it.checkVisibility());
    return Math.max(...others.map((it) => parseFloat(getComputedStyle(it).fontSize))) / parseFloat(getComputedStyle(amount).fontSize);
  });
  it.most("the largest text beside the amount, as a part of it", largest, 0.9);
  it.equal("the amount's figures are tabular", await isTabular(page, ".bill .amount"), true);
  it.equal("the corners of the pay card", await px(page, ".pay-card", "borderTopLeftRadius"), RADIUS["radius-xl"]);
  it.equal("the room in the pay card", await px(page, ".pay-card", "paddingLeft"), narrow ? SPACE["s-2"] : SPACE["s-3"]);
  it.equal("how wide the page gets", await px(page, ".pay-main", "maxWidth"), narrow ? WIDTH.payNarrow : WIDTH.payWide);
}

/** What holds of a receipt. */
async function isReceipt(page, name) {
  const it = holds(name);
  const { width } = page.viewportSize();
  it.equal("how wide the page gets", await px(page, ".receipt-main", "maxWidth"), RECEIPT.width);
  it.near("the title", await px(page, "main h1", "fontSize"), TYPE["2xl"]);
  it.near("the amount's size", await px(page, ".sum .amount", "fontSize"), RECEIPT.amount(width), 0.2);
  it.equal("the amount's figures are tabular", await isTabular(page, ".sum .amount"), true);
  it.equal("the corners of the paper", await px(page, ".paper.upper", "borderTopLeftRadius"), RADIUS["radius-xl"]);
  it.equal("the room on the paper", await px(page, ".paper.upper", "paddingLeft"), width < 560 ? SPACE["s-25"] : SPACE["s-4"]);
  it.near("the code", await px(page, ".proof .secret", "fontSize"), RECEIPT.code);
  it.near("the QR code's width", (await page.locator(".paper .qr").boundingBox()).width, RECEIPT.qr);
  it.equal("the QR code stays on white", await page.locator(".paper .qr svg").evaluate((it) => getComputedStyle(it).backgroundColor), "rgb(255, 255, 255)");
}

/** What holds of the form for a link, on either step. */
async function isLinkForm(page, name) {
  const it = holds(name);
  const { width } = page.viewportSize();
  it.equal("the scale of the page", await px(page, ".shell", "fontSize"), TYPE.base);
  it.near("the page's title", await px(page, "main h1", "fontSize"), TYPE.xl);
  it.near("the headings of its parts", await px(page, "section.block h2", "fontSize"), TYPE.md);
  it.equal("the room between its parts", await px(page, "section.block", "paddingBottom"), SPACE["s-3"]);
  it.least("the height of a step", (await page.locator(".steps label").first().boundingBox()).height, CREATE.step);
  it.least("the height of a tile", (await page.locator(".choice.tile:visible").first().boundingBox()).height, CREATE.tile);
  it.equal("the corners of controls", await px(page, "main .btn:visible", "borderTopLeftRadius"), RADIUS.radius);
  it.near("the amount on the sample page", await px(page, ".phone .amount", "fontSize"), CREATE.amount);
  it.least("the button on the sample page", (await page.locator(".phone .fake").boundingBox()).height, CREATE.pay);
  it.equal("whether the buttons stay in sight", await page.locator(".two-steps > .actions").evaluate((it) => getComputedStyle(it).position), width < 560 ? "static" : "sticky");
  await hasOnePrimary(page, name, width < WIDTH.wideFrom ? TARGET : 40);
}

/** The button of the next step: one, tall enough, and readable. */
async function hasOnePrimary(page, name, least, within = "main") {
  const it = holds(name);
  const primary = page.locator(`${within} .btn.primary:visible`);
  it.equal("primary buttons", await primary.count(), 1);
  it.least("its height", (await primary.first().boundingBox()).height, least);
  it.least("its contrast", await contrast(page, `${within} .btn.primary:visible`), CONTRAST);
}

test("the customer's pages keep to the look (the amount is the largest, the next step the clearest)", async ({
  page: own,
  server,
  merchant,
  customer,
  newcomer,
}, info) => {
  test.setTimeout(180_000);
  const { page } = customer;
  const link = await merchant.makeLink({ amount: "52.50", title: "Night photography workshop", description: "Two evenings on the coast.", reference: "NL-2041" });
  await page.goto(link);
  await keepsToTheLook(page, "choosing", info);
  await isPayPage(page, "choosing");
  await hasOnePrimary(page, "choosing", 52);

  await customer.begin(link);
  await keepsToTheLook(page, "paying", info);
  await isPayPage(page, "paying");
  await hasOnePrimary(page, "paying", 52);
  const it = holds("paying");
  it.equal("the clock's figures are tabular", await isTabular(page, "#card .ring"), true);
  it.equal("the QR code stays black on white", await page.locator("#card .qr").evaluate((it) => getComputedStyle(it).backgroundColor), "rgb(255, 255, 255)");

  await (await customer.wallet()).press(/^Pay exactly 52\.50 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await keepsToTheLook(page, "paid", info);
  await isPayPage(page, "paid");
  await page.goto(`/s/${customer.session}/receipt`);
  await expect(page.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await keepsToTheLook(page, "receipt", info, [RECEIPT.amount(page.viewportSize().width), RECEIPT.signature]);
  await isReceipt(page, "receipt");
  await hasOnePrimary(page, "receipt", TARGET);

  // What customers choose, and what stands there when there is no place for them.
  const desk = new Desk(own, server);
  const open = await desk.link({ kind: "open", title: "Keep the darkroom open", least: "5", most: "100", suggested: "10 25 50" });
  await page.goto(open.url);
  await keepsToTheLook(page, "open amount", info);
  await hasOnePrimary(page, "open amount", 52);
  await page.locator("label.chip").filter({ hasText: "Other" }).click();
  await keepsToTheLook(page, "another amount", info);
  const sold = await desk.link({ kind: "product", product: await desk.product({ description: "64 pages, riso print.", left: "3" }) });
  await page.goto(sold.url);
  await keepsToTheLook(page, "product", info);
  await isPayPage(page, "product", { long: true });
  await hasOnePrimary(page, "product", 52);
  const once = await desk.link({ amount: "10", limit_kind: "once" });
  await customer.begin(once.url);
  const late = await (await newcomer()).newPage();
  const isClosed = async (name, heading) => {
    await late.goto(once.url);
    await expect(late.getByRole("heading", { name: heading })).toBeVisible();
    await keepsToTheLook(late, name, info);
    await isPayPage(late, name);
    holds(name).equal("primary buttons", await late.locator("main .btn.primary:visible").count(), 0);
  };
  await isClosed("held", "The last place is held by a payment in progress");
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await isClosed("limit reached", "Payment limit reached");
});

test("the merchant's pages keep to the look", async ({ page, server, merchant, customer, complaints }, info) => {
  test.setTimeout(180_000);
  complaints.expect(/status of 422/);
  const link = await merchant.makeLink({ amount: "52.50", title: "Night photography workshop", limit: 20 });
  const own = page.url();
  await customer.begin(link);
  await (await customer.wallet()).press(/^Pay exactly 52\.50 USDC/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  const narrow = page.viewportSize().width < WIDTH.wideFrom;
  const control = narrow ? TARGET : 40;
  for (const [name, address] of [["home", "/dashboard?mode=test"], ["links", "/dashboard/links?mode=test"], ["link", own]]) {
    await page.goto(address);
    await expect(page.getByRole("main")).toContainText(name === "home" ? "Paid, 52.50 USDC" : "Night photography workshop");
    await keepsToTheLook(page, name, info);
    const it = holds(name);
    it.equal("the scale of the page", await px(page, ".shell", "fontSize"), TYPE.base);
    it.equal("the corners of cards", await px(page, "main .card", "borderTopLeftRadius"), RADIUS["radius-lg"]);
    it.equal("the corners of controls", await px(page, "main .btn:not(.large):visible", "borderTopLeftRadius"), RADIUS.radius);
    it.equal("how wide the page gets", await px(page, ".shell > .main", "maxWidth"), WIDTH.main);
    it.equal("the room below the heading", await px(page, ".page-head", "marginBottom"), SPACE["s-3"]);
    it.near("the page's title", await px(page, "main h1", "fontSize"), TYPE.xl);
    it.least("the height of controls", (await page.locator("main .btn:visible").first().boundingBox()).height, control);
    if (narrow) {
      await expect.soft(page.locator(".side"), `${name}: the sidebar`).toBeHidden();
      it.equal("entries of the tab bar", await page.locator(".tabbar > :is(a, button):visible").count(), 5);
    } else {
      await expect.soft(page.locator(".tabbar"), `${name}: the tab bar`).toBeHidden();
      it.near("the sidebar's width", (await page.locator(".side").boundingBox()).width, WIDTH.side);
    }
  }
  await page.goto("/dashboard?mode=test");
  await hasOnePrimary(page, "home", control, ".page-head");
  expect.soft(await isTabular(page, ".metric .figure"), "home: figures are tabular").toBe(true);
  await page.goto("/dashboard/links?mode=test");
  await hasOnePrimary(page, "links", control, ".page-head");
  // What is typed is 16 px on a phone, or the browser zooms in.
  expect.soft(await px(page, "main input[type=search]", "fontSize"), "links: the search field").toBe(narrow ? TYPE.md : TYPE.base);

  // Rows with pictures, a long form, a list with forms in it, and what stands in front of a page.
  const product = await new Desk(page, server).product({ description: "64 pages, riso print.", left: "3" });
  for (const [name, address, shown] of [
    ["products", "/dashboard/products?mode=test", "Zine no. 7"],
    ["product", `/dashboard/products/${product}?mode=test`, "How many are left"],
    ["prices", "/dashboard/settings/prices?mode=test&currency=EUR", "Set by hand"],
  ]) {
    await page.goto(address);
    await expect(page.getByRole("main")).toContainText(shown);
    await keepsToTheLook(page, name, info);
  }
  const coin = page.locator(".rates > li").first();
  await coin.locator("summary").click();
  await expect(coin.getByLabel("One coin is worth")).toBeVisible();
  await keepsToTheLook(page, "prices, setting one", info);
  const palette = page.getByRole("dialog", { name: "Search or jump to" });
  await expect(async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await expect(palette.getByRole("option").first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await keepsToTheLook(page, "palette", info);

  const step = async (name) => {
    await keepsToTheLook(page, name, info, [CREATE.amount]);
    await isLinkForm(page, name);
  };
  await page.goto("/dashboard/links/new?mode=test");
  await step("create, payment");
  await merchant.fillLink({ amount: "0", title: "" });
  await step("create, page");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await step("create, errors");
  holds("create, errors").equal("the size of an error", await px(page, ".error", "fontSize"), TYPE.sm);
});
