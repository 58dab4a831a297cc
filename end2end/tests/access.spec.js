// Every page in every state that can be reached by hand: axe, 320 px, and a picture for people to look at. The projects
// add both widths and both colour schemes.
import { look } from "../fixtures/look.js";
import { OWNER, XPUB } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

test("pages before and after set-up have no violation and fit 320 px (I20)", async ({ page, merchant, newcomer, server, complaints }, info) => {
  test.setTimeout(180_000);
  complaints.expect(/status of (401|422)/);
  const visitor = await (await newcomer()).newPage();
  await visitor.goto(server.setup);
  await look(visitor, "setup", info);
  await merchant.setUp();
  await expect(page.getByRole("link", { name: "Make a test link" })).toBeVisible();
  await look(page, "home-empty", info);
  await visitor.goto("/sign-in");
  await look(visitor, "sign-in", info);
  await visitor.getByLabel("E-mail").fill(OWNER.email);
  await visitor.getByLabel("Password").fill("not the password");
  await visitor.getByRole("button", { name: "Sign in" }).click();
  await expect(visitor.getByRole("alert")).toBeVisible();
  await look(visitor, "sign-in-refused", info);
  await page.goto("/dashboard/links?mode=test");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await look(page, "links-empty", info);
  await page.goto("/dashboard/payments?mode=test");
  await expect(page.getByText("No payments yet")).toBeVisible();
  await look(page, "payments-empty", info);
  for (const [name, path] of [
    ["settings", "/dashboard/settings"],
    ["networks", "/dashboard/settings/networks"],
    ["wallets", "/dashboard/settings/wallets"],
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await look(page, name, info);
  }
  await page.goto("/dashboard/settings/wallets");
  await page.locator("#wallet-key").fill(XPUB);
  await page.getByRole("button", { name: "Show its addresses" }).click();
  await expect(page.getByRole("heading", { name: "Do these match your wallet?" })).toBeVisible();
  await look(page, "wallet-preview", info);
  // One that is not in use and gave no address asks the same on its own page.
  await page.getByRole("button", { name: "Yes, they match: add it" }).click();
  await page.getByRole("button", { name: /^Stop using it ?: ?Wallet$/ }).click();
  await expect(page.getByRole("button", { name: /^Use it ?: ?Wallet$/ })).toBeVisible();
  await page.getByRole("link", { name: "Wallet", exact: true }).click();
  await expect(page.getByRole("button", { name: "Yes, they match: use it" })).toBeVisible();
  await look(page, "wallet-to-compare", info);
  await page.goto("/dashboard/settings/networks");
  for (const card of await page.locator("details.net-card").all()) await card.evaluate((it) => (it.open = true));
  await look(page, "networks-open", info);
});

test("making a link, its page, and changing a customer have no violation and fit 320 px (I20)", async ({ page, merchant, complaints }, info) => {
  test.setTimeout(180_000);
  complaints.expect(/422/);
  await merchant.setUp();
  await page.goto("/dashboard/links/new?mode=test");
  await look(page, "create-payment", info);
  await merchant.fillLink({ amount: "0", title: "" });
  await look(page, "create-page", info);
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "create-errors", info);
  await merchant.makeLink({ title: "Portrait session", description: "Two hours, forty pictures.", reference: "NL-7" });
  await look(page, "link-new", info);
  await page.getByRole("button", { name: "Share" }).click();
  await look(page, "link-share", info);
  await page.goto("/dashboard/customers/new");
  await page.locator("#customer-email").fill("noor@example.com");
  await page.getByRole("button", { name: "Add customer" }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Edit noor@example.com" })).toBeVisible();
  await look(page, "customer-edit", info);
});

test("a customer's pages and states have no violation and fit 320 px (I20)", async ({ merchant, customer, complaints }, info) => {
  test.setTimeout(240_000);
  complaints.expect(/status of (404|422)/);
  const { page, card } = customer;
  await merchant.setUp();
  const link = await merchant.makeLink({ amount: "52.50", ask: { name: "required", email: "optional", address: "optional" } });
  await page.goto(link);
  await look(page, "pay-link", info);
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "pay-link-errors", info);
  await page.getByLabel("Full name").fill("Maja Lind");
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page).toHaveURL(/\/s\//);
  customer.session = page.url().split("/").pop();
  await look(page, "pay-waiting", info);
  const wallet = await customer.wallet();
  await look(wallet.page, "sandbox", info);
  await wallet.pay("Pay less", "30");
  await expect(card.getByRole("heading", { name: /still missing/ })).toBeVisible();
  await look(page, "pay-partial", info);
  await wallet.pay("Pay more", "30");
  await expect(card.getByRole("heading", { name: /too much/ })).toBeVisible();
  await look(page, "pay-overpaid", info);
  await look(wallet.page, "sandbox-after", info);
  await page.getByRole("link", { name: "See the receipt" }).click();
  await look(page, "receipt", info);
  const code = await page.locator(".proof .secret").innerText();
  await page.goto("/verify");
  await look(page, "verify", info);
  await page.goto(`/verify?code=${code}`);
  await look(page, "verify-found", info);
  await page.goto("/verify?code=nonsense");
  await look(page, "verify-wrong", info);

  const simple = await merchant.makeLink({ amount: "10" });
  await customer.begin(simple);
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await look(page, "pay-paid", info);
  await customer.begin(simple);
  await (await customer.wallet()).press("Let the time run out, then pay");
  await expect(card.getByRole("heading", { name: "Your payment came late" })).toBeVisible();
  await look(page, "pay-late", info);

  // The merchant's pages, now that there is something on them.
  const desk = merchant.page;
  await desk.goto("/dashboard?mode=test");
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  await look(desk, "home", info);
  await desk.goto("/dashboard/links?mode=test");
  await expect(desk.getByRole("row")).toHaveCount(3);
  await look(desk, "links", info);
  await desk.goto("/dashboard/payments?mode=test");
  await expect(desk.getByRole("row")).toHaveCount(4);
  await look(desk, "payments", info);
  await desk.getByRole("row").nth(1).getByRole("link").click();
  await expect(desk.getByRole("heading", { name: "Transactions" })).toBeVisible();
  await look(desk, "payment", info);
  await desk.goto("/dashboard/settings/wallets");
  await desk.locator(".wallets a.main").first().click();
  await expect(desk).toHaveURL(/wallets\/[^/]+$/);
  await look(desk, "wallet", info);

  for (const [name, path] of [
    ["missing", "/no/such/page"],
    ["missing-link", "/pay/nothing"],
    ["missing-session", "/s/nothing"],
  ]) {
    await page.goto(path);
    await look(page, name, info);
  }
});

test("forms that were not taken have no violation and fit 320 px (I20)", async ({ page, merchant, newcomer, server, complaints }, info) => {
  test.setTimeout(180_000);
  complaints.expect(/status of 422/);
  const visitor = await (await newcomer()).newPage();
  await visitor.goto(server.setup);
  await visitor.getByRole("button", { name: "Set up and sign in" }).click();
  await expect(visitor.getByRole("alert")).toContainText("things to put right");
  await look(visitor, "setup-errors", info);

  await merchant.setUp();
  await page.goto("/dashboard/settings/networks");
  const fresh = page.locator("details.net-card").filter({ hasText: "Another EVM network" });
  await fresh.locator("summary").click();
  await fresh.locator("#net-new-chain_id").fill("none");
  await fresh.getByRole("button", { name: "Add network" }).click();
  await expect(fresh.getByRole("alert")).toContainText("to put right");
  await look(page, "network-errors", info);

  await page.goto("/dashboard/settings/networks");
  const card = merchant.networkCard("Ethereum");
  await card.locator("summary").click();
  await card.getByLabel("Add a token").fill("0x12");
  await card.getByRole("button", { name: "Add token" }).click();
  await expect(card.getByRole("alert")).toContainText("One thing to put right");
  await look(page, "token-errors", info);

  await page.goto("/dashboard/settings/wallets");
  await page.locator("#wallet-key").fill(XPUB.replace("6Ce9", "6Cf9"));
  await page.getByRole("button", { name: "Show its addresses" }).click();
  await expect(page.getByRole("alert")).toContainText("One thing to put right");
  await look(page, "wallet-errors", info);

  await page.goto("/dashboard/settings");
  for (const [field, value] of [["name", ""], ["handle", "No"], ["accent", "red"], ["website", "northlight"], ["tolerance", "11"]]) {
    await page.locator(`#business-${field}`).fill(value);
  }
  await page.locator("form").filter({ has: page.locator("#business-handle") }).getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("to put right");
  await look(page, "business-errors", info);
});
