// Nothing here runs a line of script: plain pages, links and forms (X7).
import { BUSINESS, OWNER, XPUB } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

test.use({ javaScriptEnabled: false });

test("without script a customer gives details, pays, and has the receipt and its proof (X7, P11, A7, A10, A11)", async ({
  page,
  server,
  newcomer,
  complaints,
}) => {
  complaints.expect(/422/);
  // The merchant without script as well: set-up and the link are forms.
  await page.goto(server.setup);
  await page.getByLabel("Name of your business").fill(BUSINESS);
  await page.getByLabel("Your name").fill(OWNER.name);
  await page.getByLabel("Your e-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Set up and sign in" }).click();
  await page.getByRole("link", { name: "Make a test link" }).click();
  await page.locator("#link-amount").fill("19.90");
  for (const box of await page.getByRole("group", { name: /^ETH on/ }).getByRole("checkbox").all()) await box.uncheck({ force: true });
  for (const box of await page.getByRole("group", { name: "USDC on" }).getByRole("checkbox").all()) await box.check({ force: true });
  await page.locator("#link-title").fill("Zine, print edition");
  await page.locator('input[name="form[fields][email]"][value="required"]').check({ force: true });
  await page.locator('input[name="form[fields][name]"][value="optional"]').check({ force: true });
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByRole("link", { name: "Open the link" }).getAttribute("href");

  const customer = await (await newcomer({ javaScriptEnabled: false })).newPage();
  await customer.goto(link);
  await expect(customer.getByText("Zine, print edition")).toBeVisible();
  await customer.getByLabel("Full name").fill("Ada <b>Byron</b>");
  await customer.getByRole("button", { name: /^Pay 19\.90 USDC/ }).click();

  // What is missing is said, and what was typed is still there.
  await expect(customer.getByRole("alert")).toBeVisible();
  await expect(customer.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await expect(customer.getByLabel("Full name")).toHaveValue("Ada <b>Byron</b>");
  await customer.getByLabel("E-mail").fill("ada@example.org");
  await customer.getByRole("button", { name: /^Pay 19\.90 USDC/ }).click();
  await expect(customer).toHaveURL(/\/s\/[^/]+$/);
  const session = customer.url();
  await expect(customer.getByText("This page does not refresh by itself")).toBeVisible();
  await expect(customer.locator(".qr svg").first()).toBeVisible();
  await expect(customer.getByRole("button", { name: /^Copy/ })).toHaveCount(0);
  const code = await customer.locator(".half .secret").innerText();

  await customer.getByRole("link", { name: "Open the test wallet" }).click();
  await customer.getByRole("button", { name: /^Pay exactly 19\.90 USDC/ }).click();
  await expect(customer.locator(".notice.info")).toContainText("Sent.");
  await customer.getByRole("link", { name: "Back to the payment page" }).click();
  await expect(customer).toHaveURL(session);
  await expect(async () => {
    await customer.getByRole("link", { name: "Refresh" }).click();
    await expect(customer.getByRole("heading", { name: /^Paid\. Thank you, Ada/ })).toBeVisible({ timeout: 500 });
  }).toPass();

  await customer.getByRole("link", { name: "See the receipt" }).click();
  await expect(customer.locator(".proof .secret")).toHaveText(code);
  await customer.getByRole("link", { name: "Verify a payment" }).click();
  await customer.getByLabel("Verification code").fill(code.toLowerCase().replace("-", " "));
  await customer.getByRole("button", { name: "Verify" }).click();
  await expect(customer.getByRole("status")).toContainText("Paid in full");

  await page.goto("/dashboard/payments?mode=test");
  const row = page.getByRole("row").filter({ hasText: code });
  await expect(row).toContainText("Paid");
  await row.getByRole("link").click();
  await expect(page.getByText("ada@example.org")).toBeVisible();
  await expect(page.getByText("Ada <b>Byron</b>").first()).toBeVisible();

  // A wallet is not used before its first addresses were compared, here neither.
  await page.goto("/dashboard/settings/wallets");
  await page.getByLabel("Extended public key or address").fill(XPUB);
  await page.getByLabel("What it is for").selectOption("test");
  await page.getByRole("button", { name: "Show its addresses" }).click();
  await expect(page.getByRole("heading", { name: "Do these match your wallet?" })).toBeVisible();
  const compare = page.getByRole("region", { name: "Do these match your wallet?" });
  await expect(compare.getByRole("listitem")).toHaveCount(3);
  await expect(compare.getByRole("listitem").first()).toContainText("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  const added = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Wallet for tests", exact: true }) });
  const wallet = page.url();
  await page.goto("/dashboard/settings/wallets");
  await expect(added).toContainText("Not in use");
  await page.goto(wallet);
  await page.getByRole("button", { name: "Yes, they match: use it" }).click();
  await expect(page.getByRole("heading", { name: "Do these match your wallet?" })).toHaveCount(0);
  await page.goto("/dashboard/settings/wallets");
  await expect(added).toContainText("In use");
});
