// One link, one coin, three networks: the sandbox and two real nodes.
import { startAnvil } from "../fixtures/anvil.js";
import { readQr } from "../fixtures/qr.js";
import { expect, test as base } from "../fixtures/test.js";

const test = base.extend({
  nodes: async ({}, use) => {
    const nodes = await Promise.all([31_337, 31_338].map((chainId) => startAnvil(chainId)));
    await use(nodes);
    for (const node of nodes) await node.stop();
  },
});

test.use({ movable: true });

/** What the customer is to pay with: the address, whole, and what the code says when it is read from the page. */
async function asked(card, coin) {
  await expect(card.locator(".pay-method .name")).toHaveText(coin);
  const address = await card.locator(".copy").nth(1).locator("[data-copy]").getAttribute("data-copy");
  expect((await card.locator(".copy").nth(1).locator(".value").innerText()).replace(/\s/g, "")).toBe(address);
  const uri = await readQr(card.locator(".qr"));
  expect(uri).toBe(await card.locator("[data-uri]").getAttribute("data-uri"));
  return { address, uri };
}

test("the customer picks coin and network, goes back for another, and a network that is down stops only itself (P4, P5)", async ({
  page,
  merchant,
  customer,
  newcomer,
  nodes,
  server,
}) => {
  test.setTimeout(180_000);
  await merchant.setUp();
  const [north, south] = nodes;
  const tokens = [];
  for (const [name, node] of [["North", north], ["South", south]]) {
    const token = await node.deployToken("USDC", 6);
    await merchant.addToken(await merchant.addNetwork({ name, anvil: node }), token, "USDC");
    tokens.push(token);
  }
  await merchant.addWallet();
  const link = await merchant.makeLink({ amount: "12.50", title: "Zine, print edition" });

  // All three are offered, the first of them chosen.
  const { card, page: phone } = customer;
  const choices = phone.getByRole("group", { name: "Pay with" });
  const pick = async (coin) => {
    await choices.getByRole("radio", { name: new RegExp(`^${coin}`) }).check();
    await expect(choices.getByRole("radio", { name: new RegExp(`^${coin}`) })).toBeChecked();
    await phone.getByRole("button", { name: "Continue to payment" }).click();
    await expect(phone).toHaveURL(/\/s\/[^/]+$/);
    return asked(card, coin);
  };
  await phone.goto(link);
  await expect(choices.getByRole("radio")).toHaveCount(3);
  for (const coin of ["USDC on Sandbox", "USDC on North", "USDC on South"]) {
    await expect(choices.getByRole("radio", { name: new RegExp(`^${coin}`) })).toBeEnabled();
  }
  await expect(choices.locator("input:checked")).toHaveCount(1);

  const onNorth = await pick("USDC on North");
  expect(onNorth.uri).toBe(`ethereum:${tokens[0].address}@31337/transfer?address=${onNorth.address}&uint256=12500000`);
  const northSession = phone.url();

  // Back, and another: another address, another code, and what was given up is not asked for any more.
  await card.getByRole("button", { name: "Change" }).click();
  await expect(phone).toHaveURL(/\/pay\/link_/);
  const onSandbox = await pick("USDC on Sandbox");
  expect(onSandbox.uri).toMatch(/^tallystick-sandbox:/);
  expect(onSandbox.uri).toContain(onSandbox.address);
  await phone.goto(northSession);
  await expect(card.getByRole("heading", { name: "This payment was cancelled" })).toBeVisible();
  await expect(card.locator(".qr")).toHaveCount(0);

  // Somebody else is about to pay on North when its node goes away. Two minutes later that page says so by itself.
  const other = await (await newcomer()).newPage();
  await other.goto(link);
  await other.getByRole("radio", { name: /^USDC on North/ }).check();
  await other.getByRole("button", { name: "Continue to payment" }).click();
  await expect(other.locator("#card .qr")).toBeVisible();
  await other.evaluate(() => (window.untouched = true));
  await north.stop();
  await server.clock.minutesLater(2);
  await expect(other.getByRole("heading", { name: "North cannot be used right now" })).toBeVisible({ timeout: 30_000 });
  await expect(other.locator("#card")).toContainText("your payment is not lost");
  await expect(other.locator("#card .qr")).toHaveCount(0);
  expect(await other.evaluate(() => window.untouched)).toBe(true);

  // On the link's page North says why, and no address of it can be asked for; the others work as before.
  await expect(async () => {
    await phone.goto(link);
    for (const other of ["South", "Sandbox"]) {
      await expect(choices.getByRole("radio", { name: new RegExp(`^USDC on ${other}`) })).toBeEnabled({ timeout: 500 });
    }
  }).toPass();
  await expect(choices.getByRole("radio", { name: /^USDC on North/ })).toBeDisabled();
  await expect(choices.locator("label").filter({ hasText: "USDC on North" })).toContainText(
    /North cannot be used right now: this server is \d+ (seconds|minutes) behind it and could not see a payment\./,
  );
  const action = await phone.locator("form[method=post]").first().getAttribute("action");
  const refused = await phone.request.post(action, { form: { asset: `eip155:31337/erc20:${tokens[0].address}` } });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).toContain("No address is given out until it can.");

  const onSouth = await pick("USDC on South");
  expect(onSouth.uri).toBe(`ethereum:${tokens[1].address}@31338/transfer?address=${onSouth.address}&uint256=12500000`);
  expect(onSouth.address).not.toBe(onNorth.address);
  const code = await customer.code();
  await south.pay(tokens[1], onSouth.address, 12_500_000n);
  await south.mine(3);
  await expect(card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();

  // The merchant is told too.
  await page.goto("/dashboard/settings/networks");
  await expect(merchant.networkCard("North")).toContainText("Has trouble");
  await expect(merchant.networkCard("North")).toContainText("Payments here cannot be seen now");
  await expect(merchant.networkCard("South")).toContainText("Followed");
  await page.goto("/dashboard/payments?mode=test");
  await expect(page.getByRole("row").filter({ hasText: code })).toContainText("South");
});
