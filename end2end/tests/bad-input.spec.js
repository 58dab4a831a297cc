// Each form says what is wrong and what is expected, keeps what was typed, and changes nothing.
import { createServer } from "node:http";
import { startAnvil } from "../fixtures/anvil.js";
import { look } from "../fixtures/look.js";
import { OWNER, XPUB } from "../fixtures/merchant.js";
import { expectRefused } from "../fixtures/refused.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(async ({ merchant, complaints }) => {
  // The answer to a form that is not taken has a status of its own, which the browser notes.
  complaints.expect(/status of (401|422)/);
  await merchant.setUp();
});

test("a link over an amount that is none is not made, and the form says why (A1)", async ({ page, merchant }) => {
  for (const [amount, message] of [
    ["0", /above 0, for example/],
    ["-1", /cannot be negative/],
    ["1.0000001", /decimals|digits/],
    ["9".repeat(90), /larger than any network/],
    ["ten", /for example/],
  ]) {
    await test.step(`over ${amount.slice(0, 12)}`, async () => {
      await page.goto("/dashboard/links/new?mode=test");
      await merchant.fillLink({ amount, title: "Kept title" });
      await page.getByRole("button", { name: "Create link" }).click();
      await expectRefused(page, "link-amount", message, amount);
      await expect(page.locator("#link-title")).toHaveValue("Kept title");
      await page.goto("/dashboard/links?mode=test");
      await expect(page.getByRole("row")).toHaveCount(0);
    });
  }
});

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

test("as a wallet, what is none is refused, and what is a secret by its name, which is not kept (I24)", async ({ page, server }) => {
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
    await test.step(what, async () => {
      await page.goto("/dashboard/settings/wallets");
      const wallets = await page.locator(".wallets > li").count();
      await page.locator("#wallet-key").fill(key);
      await page.locator("#wallet-name").fill("Hardware wallet");
      await page.getByRole("button", { name: "Show its addresses" }).click();
      // A secret is the one thing that is not kept in its field.
      await expectRefused(page, "wallet-key", message, secret ? "" : key);
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
});

test("recovery words in a text are refused by their name, and the rest of the form is kept (I24)", async ({ page, merchant, server }) => {
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ title: "Kept title", description: `For the photographer: ${SEED}` });
  await page.getByRole("button", { name: "Create link" }).click();
  await expectRefused(page, "link-description", /The description holds a seed phrase\./, "");
  await expect(page.locator("#link-title")).toHaveValue("Kept title");
  expect(await page.content()).not.toContain("test junk");
  expect(server.log.join("\n")).not.toContain("test junk");
  // What only looks like a key is taken: a transaction's id.
  const id = `0x${"4c".repeat(32)}`;
  await page.locator("#link-description").fill(`Refund of ${id}`);
  await page.getByRole("button", { name: "Create link" }).click();
  await page.goto(await merchant.linkAddress());
  await expect(page.getByRole("main")).toContainText(id);
});

test("a customer's recovery words are refused by their name and not shown again (I24)", async ({ merchant, customer, server }) => {
  const link = await merchant.makeLink({ ask: { name: "required", note: "optional" } });
  const { page } = customer;
  await page.goto(link);
  await page.getByLabel("Full name").fill("Ada Byron");
  await page.getByLabel("Anything we should know?").fill(`1. ${SEED.split(" ").join(" 2. ")}`);
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page.getByRole("alert")).toContainText("The note holds a seed phrase.");
  await expect(page.getByLabel("Anything we should know?")).toHaveValue("");
  await expect(page.getByLabel("Full name")).toHaveValue("Ada Byron");
  expect(await page.content()).not.toContain("junk");
  expect(server.log.join("\n")).not.toContain("junk");
});

/** The form of a network's card, opened. */
async function openNetwork(page, merchant, name) {
  await page.goto("/dashboard/settings/networks");
  const card = merchant.networkCard(name);
  await card.locator("summary").click();
  return card;
}

test("a network of which something is wrong is not saved, and the form says why", async ({ page, merchant }) => {
  for (const [field, value, message] of [
    ["node_url", "node.example", "begins with https:// or http://, for example https://node.example/key"],
    ["push_url", "https://node.example", "begins with wss:// or ws://"],
    ["confirmations", "soon", "Choose a whole number from 1 to 1,000, or the words safe or finalized."],
    ["large_confirmations", "3", "Large payments would wait for less than others"],
    ["block_time_ms", "12", "a whole number from 50 to 600000, for example 12000"],
    ["explorer", "https://etherscan.io", "with {tx} where its id stands, for example https://etherscan.io/tx/{tx}"],
  ]) {
    await test.step(`${field} is "${value}"`, async () => {
      const card = await openNetwork(page, merchant, "Ethereum");
      const input = card.locator(`[id="net-eip155-1-${field}"]`);
      const before = await input.inputValue();
      await input.fill(value);
      await card.getByRole("button", { name: "Save", exact: true }).click();
      await expectRefused(page, `net-eip155-1-${field}`, message, value);
      await page.reload();
      await expect(input).toHaveValue(before);
      await expect(card).toContainText("Off");
    });
  }
});

test("a new network with a wrong chain id, no name and no coin is not added, and all of it is said at once", async ({ page, merchant }) => {
  const card = await openNetwork(page, merchant, "Another EVM network");
  await card.locator("#net-new-chain_id").fill("0x1");
  await card.locator("#net-new-node_url").fill("https://node.example");
  await card.getByRole("button", { name: "Add network" }).click();
  await expectRefused(page, "net-new-chain_id", "A chain id is a whole number above 0, for example 31337.", "0x1");
  await expectRefused(page, "net-new-name", "The network's name is needed.", "");
  await expect(card.locator("#net-new-native_symbol")).toHaveAttribute("aria-invalid", "true");
  await expect(card.locator("#net-new-node_url")).toHaveValue("https://node.example");
  const cards = await page.locator("details.net-card").count();
  await page.reload();
  await expect(page.locator("details.net-card")).toHaveCount(cards);
});

test("a node of another chain is not taken, and neither is a contract with a wrong letter or without a token", async ({ page, merchant }) => {
  const anvil = await startAnvil();
  try {
    const card = await openNetwork(page, merchant, "Ethereum");
    await card.locator("input[name='form[node_url]']").fill(anvil.url);
    await card.getByRole("switch").check();
    await card.getByRole("button", { name: "Save", exact: true }).click();
    await expectRefused(page, "net-eip155-1-node_url", /follows chain 31337, but this network is chain 1\. Enter the URL of a node of this network\. Nothing was saved\./, anvil.url);
    await page.reload();
    await expect(card).toContainText("Off");

    await merchant.addNetwork({ name: "North", anvil });
    const north = await openNetwork(page, merchant, "North");
    const coins = await north.getByRole("list", { name: "Coins" }).textContent();
    for (const [contract, message] of [
      ["0x12", "An address is 0x followed by 40 characters from 0-9 and a-f"],
      ["0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92267", "The checksum of this address does not match"],
      ["0x70997970C51812dc3A010C7d01b50e0d17dc79C8", /./],
    ]) {
      await north.getByLabel("Add a token").fill(contract);
      await north.getByRole("button", { name: "Add token" }).click();
      await expectRefused(page, "token-eip155-31337-contract", message, contract);
    }
    await openNetwork(page, merchant, "North");
    await expect(north.getByRole("list", { name: "Coins" })).toHaveText(coins);
  } finally {
    await anvil.stop();
  }
});

test("a business of which something is wrong is not saved, and the form says why", async ({ page }) => {
  for (const [field, value, message] of [
    ["name", "", "The business name is needed."],
    ["handle", "No handle", "A handle has 3 to 30 small letters, digits or hyphens and begins with a letter"],
    ["accent", "red", "A colour is # and six characters from 0-9 and a-f, for example #0e5e73."],
    ["contact_email", "hello", "Enter an e-mail address such as maja@example.com."],
    ["website", "javascript:alert(1)", "Enter the whole address of your site, for example https://northlight.example."],
    ["tolerance", "11", "0 to 10 percent"],
    ["tolerance", "much", /percent|for example/],
  ]) {
    await test.step(`${field} is "${value}"`, async () => {
      await page.goto("/dashboard/settings");
      const input = page.locator(`#business-${field}`);
      const before = await input.inputValue();
      await input.fill(value);
      await page.locator("form").filter({ has: input }).getByRole("button", { name: "Save", exact: true }).click();
      await expectRefused(page, `business-${field}`, message, value);
      await page.reload();
      await expect(input).toHaveValue(before);
    });
  }
});

test("a logo that is a drawing or has more than 256 kB is not taken, and the business keeps its own", async ({ page }, info) => {
  await page.goto("/dashboard/settings");
  const square = await page.screenshot({ type: "png", clip: { x: 0, y: 0, width: 128, height: 128 } });
  const use = async (name, buffer) => {
    await page.goto("/dashboard/settings");
    await page.locator("#logo").setInputFiles({ name, mimeType: "image/png", buffer });
    await page.getByRole("button", { name: "Use this logo" }).click();
  };
  await use("logo.png", square);
  const logo = page.locator(".logo-form img");
  const before = await logo.getAttribute("src");
  for (const [name, file, message] of [
    ["logo.svg", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "SVG drawings are not taken, because they can carry programs. Export yours as PNG."],
    ["heavy.png", Buffer.alloc(256 * 1024 + 1), "This file has 257 kB, and a picture here can have 256 kB. Save it smaller."],
  ]) {
    await use(name, file);
    await expect(page.getByRole("heading", { name: "The logo was not saved" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(message);
  }
  await look(page, "logo-refused", info);
  await page.goto("/dashboard/settings");
  await expect(logo).toHaveAttribute("src", before);
});

test("a reserved handle, or one that looks like it, is refused, and the business keeps its own", async ({ page }) => {
  await page.goto("/dashboard/settings");
  const handle = page.locator("#business-handle");
  const before = await handle.inputValue();
  await page.locator("#business-contact_email").fill("hello@northlight.example");
  for (const [typed, message] of [
    ["dashboard", "\"dashboard\" is kept for the server itself. Choose another handle."],
    ["adm1n", "\"adm1n\" looks like \"admin\", which is kept for the server itself. Choose another handle."],
  ]) {
    await handle.fill(typed);
    await page.locator("form").filter({ has: handle }).getByRole("button", { name: "Save", exact: true }).click();
    await expectRefused(page, "business-handle", message, typed);
  }
  await expect(page.locator("#business-contact_email")).toHaveValue("hello@northlight.example");
  await page.reload();
  await expect(handle).toHaveValue(before);
  await expect(page.locator("#business-contact_email")).toHaveValue(OWNER.email);
});

test("a product of which something is wrong is not made, and the form says why (R3)", async ({ page }) => {
  for (const [field, value, message] of [
    ["name", "", /is needed/],
    ["price", "0", /above 0, for example/],
    ["left", "-1", /whole number|for example/],
  ]) {
    await test.step(`${field} is "${value}"`, async () => {
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
});

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
