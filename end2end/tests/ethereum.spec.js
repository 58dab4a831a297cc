// A wallet in the customer's browser pays a real ERC-20 on a real node, while both sides watch.
import { startAnvil } from "../fixtures/anvil.js";
import { expect, test as base } from "../fixtures/test.js";

/** Of the well-known test mnemonic, at m/44'/60'/0'. */
const XPUB = "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";
const FIRST = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

const test = base.extend({
  anvil: async ({}, use) => {
    const anvil = await startAnvil();
    await use(anvil);
    await anvil.stop();
  },
});

/** Gives pages of this context a wallet (EIP-1193, announced by EIP-6963) whose account the node signs for. */
async function injectWallet(context, anvil, account) {
  const asked = [];
  await context.exposeFunction("askNode", async (method, params) => {
    asked.push({ method, params });
    if (method === "eth_requestAccounts" || method === "eth_accounts") return { result: [account] };
    if (method === "wallet_switchEthereumChain") return { result: null };
    try {
      return { result: await anvil.send(method, params) };
    } catch (error) {
      return { error: { code: error.error?.code ?? -32603, message: error.message } };
    }
  });
  await context.addInitScript(() => {
    const provider = {
      request: async ({ method, params }) => {
        const { result, error } = await window.askNode(method, params ?? []);
        if (error) throw Object.assign(new Error(error.message), { code: error.code });
        return result;
      },
    };
    const info = { uuid: "0b9ab8f5-6b1c-4f0a-9d0e-6a4d5f7c2e11", name: "Test Wallet", icon: "data:,", rdns: "example.wallet" };
    const announce = () =>
      window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }));
    window.addEventListener("eip6963:requestProvider", announce);
    announce();
  });
  return asked;
}

test("a wallet in the browser pays a real ERC-20 on an EVM node, watched until Paid (A3, A8, P6, X4)", async ({
  page,
  merchant,
  customer,
  anvil,
}) => {
  test.setTimeout(150_000);
  const token = await anvil.deployToken("TUSD", 6);
  await merchant.setUp();

  // The network.
  await page.goto("/dashboard/settings/networks");
  const fresh = page.locator("details.net-card").filter({ hasText: "Another EVM network" });
  await fresh.locator("summary").click();
  await page.locator("#net-new-name").fill("Anvil");
  await page.locator("#net-new-chain_id").fill("31337");
  await page.locator("#net-new-mode").selectOption("test");
  await page.locator("#net-new-native_symbol").fill("ETH");
  await page.locator("#net-new-node_url").fill(anvil.url);
  await page.locator("#net-new-confirmations").fill("2");
  await page.getByRole("button", { name: "Add network" }).click();
  const card = page.locator("details.net-card").filter({ has: page.locator("summary b", { hasText: /^Anvil$/ }) });
  // The page is not live, so that what is being typed stays: it has to be opened again to see the node's first answer.
  await expect(async () => {
    await page.reload();
    await expect(card).toContainText("Followed", { timeout: 1000 });
  }).toPass();

  // The token: its symbol and decimals come from the chain.
  await card.locator("summary").click();
  await card.getByLabel("Add a token").fill(token.address);
  await card.getByRole("button", { name: "Add token" }).click();
  await expect(card.getByRole("list", { name: "Coins" })).toContainText("TUSD");
  await expect(card.getByRole("list", { name: "Coins" })).toContainText("6 decimals");

  // The wallet, compared before it is taken.
  await page.goto("/dashboard/settings/wallets");
  await page.locator("#wallet-key").fill(XPUB);
  await page.locator("#wallet-name").fill("Hardware wallet");
  await page.locator("#wallet-mode").selectOption("test");
  await page.getByRole("button", { name: "Show its addresses" }).click();
  await expect(page.locator(".first-addresses li").first()).toContainText(FIRST);
  await expect(page.locator(".first-addresses li")).toHaveCount(3);
  await page.getByRole("button", { name: "Yes, they match: add it" }).click();
  await expect(page.locator(".wallets > li").filter({ hasText: "Hardware wallet" })).toContainText("In use");

  const link = await merchant.makeLink({ amount: "48.30", symbol: "TUSD", title: "Print, 40 × 60" });
  const asked = await injectWallet(customer.page.context(), anvil, token.holder);
  await customer.begin(link);
  await expect(customer.card).toContainText("48.30 TUSD");
  const code = await customer.code();
  const address = (await customer.card.locator(".copy").nth(1).locator("[data-copy]").getAttribute("data-copy"));
  expect(address).toMatch(/^0x[0-9a-fA-F]{40}$/);
  await customer.page.evaluate(() => (window.untouched = true));

  await customer.card.getByRole("button", { name: "Pay with Test Wallet" }).click();
  await expect.poll(() => asked.map((each) => each.method)).toContain("eth_sendTransaction");
  expect(asked.find((each) => each.method === "wallet_switchEthereumChain").params).toEqual([{ chainId: "0x7a69" }]);
  const [transaction] = asked.find((each) => each.method === "eth_sendTransaction").params;
  expect(transaction.to.toLowerCase()).toBe(token.address.toLowerCase());
  expect(transaction.data.toLowerCase()).toContain(address.slice(2).toLowerCase());

  await anvil.mine();
  await expect(customer.card).toContainText("1 of 2 confirmations");
  await expect(customer.card.getByRole("heading", { name: "Your payment has arrived" })).toBeVisible();
  await anvil.mine();
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  expect(await customer.page.evaluate(() => window.untouched)).toBe(true);
  expect(await token.contract.balanceOf(address)).toBe(48_300_000n);

  await page.goto("/dashboard/payments?mode=test");
  const row = page.getByRole("row").filter({ hasText: code });
  await expect(row).toContainText("48.30 of 48.30 TUSD");
  await expect(row).toContainText("Anvil");
  await customer.card.getByRole("link", { name: "See the receipt" }).click();
  await expect(customer.page.locator(".proof .secret")).toHaveText(code);
});
