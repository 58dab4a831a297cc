// The states of a payment that take a network, a second coin or time to come about: axe, 320 px, and a picture of each. The
// projects add both widths and both colour schemes.
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

test.use({ movable: true });

/** Opens a link and chooses what to pay with. */
async function choose(page, link, coin) {
  await page.goto(link);
  await page.getByRole("group", { name: "Pay with" }).getByRole("radio", { name: new RegExp(`^${coin}`) }).check();
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await expect(page).toHaveURL(/\/s\/[^/]+$/);
  await expect(page.locator("#card .qr")).toBeVisible();
}

/** The address that a session's page shows. */
const addressOf = (card) => card.locator(".copy").nth(1).locator("[data-copy]").getAttribute("data-copy");

test("what becomes of a payment has no violation and fits 320 px (I20)", async ({
  page: desk,
  merchant,
  customer,
  newcomer,
  server,
  anvil,
  complaints,
}, info) => {
  test.setTimeout(300_000);
  complaints.expect(/status of (404|409|422)/);
  await merchant.setUp();
  const [usdc, eurc] = [await anvil.deployToken("USDC", 6), await anvil.deployToken("EURC", 6)];
  await merchant.addToken(await merchant.addNetwork({ name: "North", anvil }), usdc, "USDC");
  await desk.goto("/dashboard/settings/networks");
  await merchant.addToken(merchant.networkCard("North"), eurc, "EURC");
  await merchant.addWallet();
  const link = await merchant.makeLink({ amount: "12.50" });
  const short = await merchant.makeLink({ amount: "52.50", minutes: 15 });

  // What to pay with, and what was given up for another choice.
  const { page, card } = customer;
  await page.goto(link);
  await expect(page.getByRole("group", { name: "Pay with" }).getByRole("radio")).toHaveCount(2);
  await look(page, "pay-choice", info);
  await choose(page, link, "USDC on North");
  const givenUp = page.url();
  await card.getByRole("button", { name: "Change" }).click();
  await expect(page).toHaveURL(/\/pay\/link_/);
  await page.goto(givenUp);
  await expect(card.getByRole("heading", { name: "This payment was cancelled" })).toBeVisible();
  await look(page, "pay-cancelled", info);

  // On its way into the chain.
  await choose(page, link, "USDC on North");
  await anvil.pay(usdc, await addressOf(card), 12_500_000n);
  await anvil.mine();
  await expect(card.getByRole("heading", { name: "Your payment has arrived" })).toBeVisible();
  await look(page, "pay-confirming", info);

  // Another coin than the one that was asked for.
  await choose(page, link, "USDC on North");
  await anvil.pay(eurc, await addressOf(card), 12_500_000n);
  await anvil.mine(3);
  await expect(card.getByRole("heading", { name: "You sent EURC instead of USDC" })).toBeVisible();
  await look(page, "pay-wrong-asset", info);

  // Paid, and taken back by the network; and the receipt of it.
  await choose(page, link, "USDC on Sandbox");
  customer.session = page.url().split("/").pop();
  const wallet = await customer.wallet();
  await wallet.press(/^Pay exactly/);
  await expect(card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await wallet.press("Take the last payment back (reorganisation)");
  await expect(card.getByRole("heading", { name: "The network took your payment back" })).toBeVisible();
  await look(page, "pay-reverted", info);
  await page.goto(`/s/${customer.session}/receipt`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await look(page, "receipt-taken-back", info);

  // Too little in time.
  await choose(page, short, "USDC on Sandbox");
  customer.session = page.url().split("/").pop();
  await (await customer.wallet()).pay("Pay less", "30");
  await expect(card.getByRole("heading", { name: "22.50 USDC is still missing" })).toBeVisible();
  const other = await (await newcomer()).newPage();
  await choose(other, link, "USDC on North");
  await server.clock.minutesLater(16);
  await expect(card.getByRole("heading", { name: "The time to pay is over" })).toBeVisible();
  await expect(card).toContainText("arrived in time");
  await look(page, "pay-expired-short", info);

  // A network that cannot be seen any more.
  await anvil.stop();
  await server.clock.minutesLater(20);
  await expect(other.getByRole("heading", { name: "North cannot be used right now" })).toBeVisible({ timeout: 30_000 });
  await look(other, "pay-network-down", info);
  await expect(async () => {
    await page.goto(link);
    await expect(page.getByRole("radio", { name: /^USDC on North/ })).toBeDisabled({ timeout: 500 });
  }).toPass();
  await look(page, "pay-choice-down", info);
  await desk.goto("/dashboard/settings/networks");
  await expect(merchant.networkCard("North")).toContainText("Has trouble");
  await look(desk, "networks-trouble", info);
  await desk.goto("/dashboard?mode=test");
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  await look(desk, "home-trouble", info);
});
