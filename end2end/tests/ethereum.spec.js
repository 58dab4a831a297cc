// A wallet in the customer's browser pays a real ERC-20 on a real node, while both sides watch.
import { startAnvil } from "../fixtures/anvil.js";
import { look } from "../fixtures/look.js";
import { expect, test as base } from "../fixtures/test.js";

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

/** So many unused addresses in a row, and most wallets look no further (BIP-44). */
const GAP = 20;

test("a wallet in the browser pays a real ERC-20 on an EVM node, watched until Paid; addresses given in vain are told (A3, A8, P6, X4)", async ({
  page,
  merchant,
  customer,
  anvil,
}, info) => {
  test.setTimeout(150_000);
  const token = await anvil.deployToken("TUSD", 6);
  await merchant.setUp();

  const card = await merchant.addNetwork({ name: "Anvil", anvil });
  await merchant.addToken(card, token, "TUSD");
  await merchant.addWallet();

  const link = await merchant.makeLink({ amount: "48.30", symbol: "TUSD", title: "Print, 40 × 60" });
  await customer.page.goto(link);
  const action = await customer.page.locator("form[method=post]").first().getAttribute("action");
  for (let begun = 0; begun < GAP; begun += 1) {
    const form = { asset: `eip155:${anvil.chainId}/erc20:${token.address}` };
    expect((await page.request.post(action, { form, maxRedirects: 0 })).status()).toBe(303);
  }
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

  // The wallet has answered, so the node has the transaction: what is mined before has nothing in it.
  await expect(customer.card).toContainText("Sent. We look for it on Anvil now.");
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

  // Of those who began before, nobody paid.
  await page.goto("/dashboard/settings/wallets");
  await page.getByRole("link", { name: "Hardware wallet" }).click();
  const gap = page.locator(".notice").filter({ hasText: "Many unused addresses in a row" });
  await expect(gap).toContainText(`${GAP} addresses in a row are unused, and payments came after them.`);
  await look(page, "wallet-gap", info);
  await gap.getByRole("button", { name: "I have raised it" }).click();
  await expect(page.getByRole("status").getByText("Noted")).toBeVisible();
  await expect(gap).toHaveCount(0);
  await page.reload();
  await expect(gap).toHaveCount(0);
});
