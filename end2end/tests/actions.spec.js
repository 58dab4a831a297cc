// What happens after a payment: the customer reads and finds what only who has paid may have; tags are changed, and the log
// says so (R26, R27).
import { webcrypto } from "node:crypto";
import { Desk } from "../fixtures/desk.js";
import { look } from "../fixtures/look.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(async ({ merchant, complaints }) => {
  // Forms that are not taken answer 422; the browser notes it.
  complaints.expect(/status of 422/);
  await merchant.setUp();
});

/** What a site does that a customer is led on to, as docs/after-payment.md says. */
async function checked(address, origin) {
  const { keys } = await (await fetch(`${origin}/.well-known/tallystick-receipts.json`)).json();
  const raw = Buffer.from(keys[0].public_key, "base64");
  const key = await webcrypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  const [, said, signature] = address.match(/[?&](tallystick_link=[^#]*?)&tallystick_signature=([\w-]+)/) ?? [];
  expect(said, address).toBeTruthy();
  const fits = (text) => webcrypto.subtle.verify("Ed25519", key, Buffer.from(signature, "base64url"), Buffer.from(text));
  expect(await fits(said)).toBe(true);
  expect(await fits(said.replace("link_", "link_0"))).toBe(false);
  return Object.fromEntries(new URLSearchParams(said));
}

test("who has paid reads the message, finds the download and is led on, and nobody before (R26)", async ({ page, merchant, customer, server }, info) => {
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ amount: "5", title: "Field recordings" });
  await page.locator("#link-message").fill("Thank you!\nThe password is owl-feather.");
  await page.locator("#link-download").fill("https://files.example/recordings.zip?v=2");
  await page.locator("#link-redirect").fill("https://album.example/thanks#album");
  await look(page, "after-form", info);
  await page.getByRole("button", { name: "Create link" }).click();
  const url = await merchant.linkAddress();
  await expect(page.locator(".facts")).toContainText("The password is owl-feather.");
  await expect(page.locator(".facts")).toContainText("https://album.example/thanks#album");

  await customer.begin(url);
  const before = await customer.page.content();
  for (const secret of ["owl-feather", "files.example", "album.example"]) expect(before).not.toContain(secret);
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await expect(customer.card).toContainText("The password is owl-feather.");
  const download = customer.card.getByRole("link", { name: "Get it at files.example" });
  await expect(download).toHaveAttribute("href", "https://files.example/recordings.zip?v=2");
  const on = customer.card.getByRole("link", { name: "Continue to album.example" });
  const address = await on.getAttribute("href");
  expect(address).toMatch(/^https:\/\/album\.example\/thanks\?tallystick_link=.*#album$/);
  const said = await checked(address, server.origin);
  expect(said.tallystick_session).toBe(customer.session);
  expect(said.tallystick_status).toMatch(/^(paid|final)$/);
  await look(customer.page, "after-paid", info);

  // The same without script, as the server renders it.
  const html = await (await customer.page.request.get(customer.page.url())).text();
  expect(html).toContain("owl-feather");
});

test("a customer gets and loses tags by paying, and the log says so (R26, R27)", async ({ page, merchant, customer }, info) => {
  await page.goto("/dashboard/customers/new");
  await page.locator("#customer-email").fill("maja@example.com");
  await page.locator("#customer-name").fill("Maja Berg");
  await page.getByRole("button", { name: "Add customer" }).click();
  await page.getByRole("link", { name: "Make a link" }).click();
  await merchant.fillLink({ amount: "5", title: "Membership" });
  await page.locator("#link-apply_tag").fill("Member");
  // Tags to remove are those that the customer has, and the one that is added.
  await expect(page.locator("#link-remove_tag-list option")).toHaveCount(1);
  await expect(page.locator("#link-remove_tag-list option")).toHaveAttribute("value", "Member");
  await page.locator("#link-remove_tag").fill("Waiting");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.locator("#link-remove_tag-note")).toContainText('This customer has no tag "Waiting".');
  await expect(page.locator("#link-apply_tag")).toHaveValue("Member");
  await look(page, "after-tags-error", info);
  await page.locator("#link-remove_tag").fill("");
  await page.getByRole("button", { name: "Create link" }).click();
  const url = await merchant.linkAddress();

  await customer.begin(url);
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: /^Paid\. Thank you/ })).toBeVisible();
  await page.goto("/dashboard/customers?mode=test");
  await expect(page.getByRole("row").filter({ hasText: "Maja Berg" })).toContainText("Member");
  await page.getByRole("link", { name: "Maja Berg" }).click();
  await page.getByRole("region", { name: "Payments" }).getByRole("link").first().click();
  await expect(page.getByText("Tag “Member” added to the customer")).toBeVisible();
  await look(page, "after-log", info);

  // What one payment gives, another takes.
  await page.goto("/dashboard/customers?mode=test");
  await page.getByRole("link", { name: "Maja Berg" }).click();
  await page.getByRole("link", { name: "Make a link" }).click();
  await merchant.fillLink({ amount: "2", title: "Last edition" });
  await page.locator("#link-remove_tag").fill("Member");
  await page.getByRole("button", { name: "Create link" }).click();
  await customer.begin(await merchant.linkAddress());
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: /^Paid\. Thank you/ })).toBeVisible();
  await page.goto("/dashboard/customers?mode=test");
  await expect(page.getByRole("row").filter({ hasText: "Maja Berg" })).not.toContainText("Member");
});

test("addresses that run something or hide their site are refused, and what was typed stays (R26)", async ({ page, merchant }) => {
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ amount: "5", title: "Field recordings" });
  await page.locator("#link-download").fill("javascript:alert(1)");
  await page.locator("#link-redirect").fill("https://album.example@evil.example/");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByRole("alert")).toContainText("Two things to put right");
  await expect(page.locator("#link-download-note")).toContainText("begins with https://");
  await expect(page.locator("#link-redirect-note")).toContainText("could deceive customers");
  await expect(page.locator("#link-download")).toHaveValue("javascript:alert(1)");
  // Of a link for anybody, nobody's tags are changed.
  await expect(page.locator("#link-apply_tag")).toBeHidden();
});

test("an edited link begins with what it does after payment (R26)", async ({ page, server }) => {
  const { id } = await new Desk(page, server).link({ amount: "5", message: "Welcome", redirect: "https://album.example/" });
  await page.goto(`/dashboard/links/${id}/edit`);
  await expect(page.locator("#link-message")).toHaveValue("Welcome");
  await expect(page.locator("#link-redirect")).toHaveValue("https://album.example/");
});

test("a receipt that nobody can be sent says so in the log, also once its link is somebody's, whose own payment brings theirs (R26, R27)", async ({ page, merchant, customer, server }, info) => {
  const { id, url } = await new Desk(page, server).link({ amount: "5", send_receipt: "true" });
  await customer.begin(url);
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await page.goto(`/dashboard/payments/${customer.session}`);
  const failed = page.getByText("No receipt could be sent: no e-mail of the customer is known. Ask for it on the page of the link.");
  const again = page.getByRole("region", { name: "Something was not done" });
  await expect(failed).toHaveCount(1);
  await expect(again).toBeVisible();
  await look(page, "receipt-not-sent", info);
  await again.getByRole("button", { name: "Try again" }).click();
  await expect(failed).toHaveCount(2);

  await page.goto(`/dashboard/links/${id}/edit`);
  await merchant.toSecondStep();
  await page.locator("#link-customer-new").locator("xpath=..").click();
  await page.locator("#link-customer_email").fill("maja@example.com");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Saved" })).toBeVisible();
  await page.goto(`/dashboard/payments/${customer.session}`);
  await again.getByRole("button", { name: "Try again" }).click();
  await expect(failed).toHaveCount(3);

  await customer.begin(url);
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await page.goto(`/dashboard/payments/${customer.session}`);
  await expect(page.getByText("Receipt written to the customer")).toBeVisible();
  await expect(again).toHaveCount(0);
});
