// Each form says what is wrong and what is expected, keeps what was typed, and changes nothing.
import { createServer } from "node:http";
import { OWNER } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(async ({ merchant, complaints }) => {
  // The answer to a form that is not taken has a status of its own, which the browser notes.
  complaints.expect(/status of (401|422)/);
  await merchant.setUp();
});

/** Expects the message at the field of this id, linked to it, and what was typed still in it. */
async function expectRefused(page, id, message, typed) {
  const field = page.locator(`#${id}`);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(`#${id}-note`)).toContainText(message);
  await expect(field).toHaveAttribute("aria-describedby", `${id}-note`);
  if (typed !== undefined) await expect(field).toHaveValue(typed);
}

for (const [amount, message] of [
  ["0", /above 0, for example/],
  ["-1", /cannot be negative/],
  ["1.0000001", /decimals|digits/],
  ["9".repeat(90), /larger than any network/],
  ["ten", /for example/],
]) {
  test(`a link over ${amount.slice(0, 12)} is not made, and the form says why (A1)`, async ({ page, merchant }) => {
    await page.goto("/dashboard/links/new?mode=test");
    await merchant.fillLink({ amount, title: "Kept title" });
    await page.getByRole("button", { name: "Create link" }).click();
    await expectRefused(page, "link-amount", message, amount);
    await expect(page.locator("#link-title")).toHaveValue("Kept title");
    await page.goto("/dashboard/links?mode=test");
    await expect(page.getByRole("row")).toHaveCount(0);
  });
}

test("a title of 10 kB is not taken and stays in the form (A2)", async ({ page, merchant }) => {
  const title = "Long ".repeat(2000);
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ title });
  await page.getByRole("button", { name: "Create link" }).click();
  await expectRefused(page, "link-title", /characters/, title);
  await page.goto("/dashboard/links?mode=test");
  await expect(page.getByRole("row")).toHaveCount(0);
});

test("markup in every text of a link and of the customer is shown as text and never run", async ({ page, merchant, customer }) => {
  const markup = "<script>document.title='run'</script><img src=x onerror=alert(1)>";
  const link = await merchant.makeLink({
    title: markup,
    description: `</textarea>${markup}`,
    reference: "<b>7</b>",
    ask: { name: "required", note: "optional" },
  });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(markup);
  await customer.page.goto(link);
  await expect(customer.page.getByText(markup).first()).toBeVisible();
  await customer.page.getByLabel("Anything we should know?").fill(`</textarea>${markup}`);
  await customer.page.getByRole("button", { name: /^Pay / }).click();
  await expect(customer.page.getByLabel("Anything we should know?")).toHaveValue(`</textarea>${markup}`);
  await customer.page.getByLabel("Full name").fill(markup);
  await customer.page.getByRole("button", { name: /^Pay / }).click();
  await expect(customer.page).toHaveURL(/\/s\//);
  await page.goto("/dashboard/payments?mode=test");
  await expect(page.getByRole("row").filter({ hasText: markup })).toHaveCount(1);
  for (const each of [page, customer.page]) {
    expect(await each.title()).not.toBe("run");
    expect(await each.locator("img[src=x]").count()).toBe(0);
  }
});

test("a wrong password does not sign in, keeps the address and not the password", async ({ newcomer }) => {
  const page = await (await newcomer()).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill("wrong horse battery");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText(/e-mail|password/i);
  await expect(page.getByLabel("E-mail")).toHaveValue(OWNER.email);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a node address that answers a web page is not taken, and nothing is switched on", async ({ page }) => {
  const web = createServer((_, answer) => answer.end("<!doctype html><title>Hello</title>"));
  await new Promise((resolve) => web.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${web.address().port}/`;
  await page.goto("/dashboard/settings/networks");
  const card = page.locator("details.net-card").filter({ has: page.locator("summary b", { hasText: /^Ethereum$/ }) });
  await card.locator("summary").click();
  const node = card.locator("input[name='form[node_url]']");
  await node.fill(url);
  await card.getByRole("switch").check();
  await card.getByRole("button", { name: "Save", exact: true }).click();
  const id = await node.getAttribute("id");
  await expectRefused(page, id, /node|JSON/i, url);
  await page.reload();
  await expect(card).toContainText("Off");
  await new Promise((resolve) => web.close(resolve));
});

const SEED = "test test test test test test test test test test test junk";
const XPUB = "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";

for (const [what, key, message, secret] of [
  ["recovery words are refused by their name and not kept (I24)", SEED, /seed phrase|recovery/i, true],
  ["a private key is refused by its name and not kept (I24)", "0x" + "4c".repeat(32), /private key/i, true],
  ["an address with a wrong checksum is refused", "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92267", /checksum/, false],
  ["an extended key with a wrong letter is refused", XPUB.replace("6Ce9", "6Cf9"), /checksum/, false],
  [
    "a key of a test network is refused for real money",
    "tpubDDfvzhdVV4unsoKt5aE6dcsNsfeWbTgmLZPi8LQDYU2xixrYemMfWJ3BaVneH3u7DBQePdTwhpybaKRU95pi6PMUtLPBJLVQRpzEnjfjZzX",
    /test/,
    false,
  ],
]) {
  test(`as a wallet, ${what}`, async ({ page, server }) => {
    await page.goto("/dashboard/settings/wallets");
    const wallets = await page.locator(".wallets > li").count();
    await page.locator("#wallet-key").fill(key);
    await page.locator("#wallet-name").fill("Hardware wallet");
    await page.getByRole("button", { name: "Show its addresses" }).click();
    await expectRefused(page, "wallet-key", message);
    await expect(page.locator("#wallet-name")).toHaveValue("Hardware wallet");
    await expect(page.getByRole("button", { name: /add it$/ })).toHaveCount(0);
    if (secret) {
      expect(server.log.join("\n")).not.toContain(key);
      expect(page.url()).not.toContain("junk");
    }
    await page.reload();
    await expect(page.locator(".wallets > li")).toHaveCount(wallets);
  });
}

test("a reserved handle is refused, and the business keeps its own", async ({ page }) => {
  await page.goto("/dashboard/settings");
  const handle = page.locator("#business-handle");
  const before = await handle.inputValue();
  await handle.fill("dashboard");
  await page.locator("#business-contact_email").fill("hello@northlight.example");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expectRefused(page, "business-handle", "\"dashboard\" is kept for the server itself. Choose another handle.", "dashboard");
  await expect(page.locator("#business-contact_email")).toHaveValue("hello@northlight.example");
  await page.reload();
  await expect(handle).toHaveValue(before);
  await expect(page.locator("#business-contact_email")).toHaveValue(OWNER.email);
});

for (const [field, value, message] of [
  ["name", "", /is needed/],
  ["price", "0", /above 0, for example/],
  ["left", "-1", /whole number|for example/],
]) {
  test(`a product whose ${field} is "${value}" is not made, and the form says why (R3)`, async ({ page }) => {
    await page.goto("/dashboard/products/new?mode=test");
    await page.locator("#product-name").fill("Kept print");
    await page.locator("#product-price").fill("20");
    await page.locator(`#product-${field}`).fill(value);
    await page.getByRole("button", { name: "Add product" }).click();
    await expectRefused(page, `product-${field}`, message, value);
    if (field !== "name") await expect(page.locator("#product-name")).toHaveValue("Kept print");
    await page.goto("/dashboard/products?mode=test");
    await expect(page.getByText("Kept print")).toHaveCount(0);
  });
}

test("a picture of more than 8 MB is not taken, and the product keeps what it has (R3)", async ({ page }) => {
  await page.goto("/dashboard/products/new?mode=test");
  await page.locator("#product-name").fill("Kept print");
  await page.locator("#product-price").fill("20");
  await page.getByRole("button", { name: "Add product" }).click();
  await expect(page.locator(".picture.none")).toBeVisible();
  const heavy = Buffer.alloc(8 * 1024 * 1024 + 1);
  await page.locator("#picture").setInputFiles({ name: "heavy.png", mimeType: "image/png", buffer: heavy });
  await page.getByRole("button", { name: "Use this picture" }).click();
  await expect(page.getByRole("main")).toContainText("8 MB");
  await page.goto("/dashboard/products?mode=test");
  await expect(page.getByText("Kept print")).toBeVisible();
});
