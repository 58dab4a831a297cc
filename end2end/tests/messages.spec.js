// Messages to customers: a link is sent, the merchant words it, what cannot go waits and says so (R10 to R13, R26).
import { look } from "../fixtures/look.js";
import { expect, test } from "../fixtures/test.js";

const MAJA = "maja@example.com";

test.beforeEach(async ({ merchant, complaints }) => {
  // Forms that are not taken answer 422; the browser notes it.
  complaints.expect(/status of 422/);
  // What the guard of these tests puts into each page does not run in the frame that shows an e-mail.
  complaints.expect(/messages\/preview.*the 'allow-scripts' permission is not set/);
  await merchant.setUp();
});

/** Makes a link for a new customer; `prepare` fills in more. */
async function linkForMaja(page, merchant, prepare = async () => {}) {
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ amount: "5", title: "Field recordings" });
  await page.locator("#link-customer-new").locator("xpath=..").click();
  await page.locator("#link-customer_email").fill(MAJA);
  await page.locator("#link-customer_name").fill("Maja Lind");
  await prepare();
  await page.getByRole("button", { name: "Create link" }).click();
  return merchant.linkAddress();
}

test.describe("with a mail server", () => {
  test.use({ mailing: true });

  test("a new link goes to its customer, who opens it from the e-mail and gets a receipt; one that comes back has failed (R10, R13, R26)", async ({ page, merchant, customer, mail, server }, info) => {
    const url = await linkForMaja(page, merchant, async () => {
      await page.getByLabel("By e-mail", { exact: true }).check();
      await page.getByLabel(/^Send them the receipt/).check();
      await look(page, "send-form", info);
    });
    const asked = await mail.next();
    expect(asked.to).toEqual([MAJA]);
    expect(asked.text).toContain("Hello Maja Lind,");
    expect(asked.text).toContain(url);
    const card = page.locator("#messages-card");
    await expect(card).toContainText("Link by e-mail");
    await expect(card.getByText("Sent", { exact: true })).toBeVisible();
    await expect(card).toContainText(MAJA);
    await look(page, "messages-card", info);

    const address = asked.text.match(/http:\/\/127\.0\.0\.1:\d+\/[^\s"<>]+/)[0];
    await customer.begin(address);
    await (await customer.wallet()).press(/^Pay exactly/);
    await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
    const receipt = await mail.next();
    expect(receipt.to).toEqual([MAJA]);
    expect(receipt.text).toContain(`/s/${customer.session}/receipt`);
    await expect(card).toContainText("Receipt by e-mail");

    await card.getByRole("button", { name: "Send again" }).click();
    const again = await mail.next();
    expect(again.to).toEqual([MAJA]);
    await expect(card.getByText("Link by e-mail")).toHaveCount(2);
    await expect(card.getByText("Sent", { exact: true })).toHaveCount(3);

    expect(await mail.bounce(server.origin, again, "550 5.1.1 No such user")).toBe(204);
    const failed = card.locator(".message").filter({ hasText: "Failed" });
    await expect(failed).toHaveCount(1);
    await expect(failed).toContainText("550 5.1.1 No such user");
    await expect(card.getByText("Sent", { exact: true })).toHaveCount(2);
    await look(page, "messages-failed", info);
    await failed.getByRole("button", { name: "Try again" }).click();
    expect((await mail.next()).to).toEqual([MAJA]);
    await expect(failed).toHaveCount(0);
  });

  test("the merchant's own words are previewed as they are typed, kept, sent, given up and brought back (R11, I24)", async ({ page, merchant, mail }, info) => {
    await page.goto("/dashboard/settings/messages");
    await expect(page.getByText("Sent from pay@northlight.example")).toBeVisible();
    await look(page, "messages-settings", info);
    await page.getByRole("link", { name: "Link", exact: true }).last().click();
    await expect(page.getByRole("heading", { name: "Link e-mail" })).toBeVisible();
    // Nothing runs in the frame, not even what a test asks it: what it is given is looked at.
    const shown = (words) =>
      page.waitForResponse(async (response) => response.url().includes("/messages/preview") && (await response.text()).includes(words));
    const dear = shown("Dear Maja Lind,");
    await page.locator("#template-body").fill("Dear {{customer_name}},\n\nplease pay {{amount}}.\n\n{{link}}");
    expect((await dear).headers()["content-security-policy"]).toContain("sandbox");
    await page.getByText("As plain text").click();
    await expect(page.locator(".template-preview .lines")).toContainText("Dear Maja Lind,");
    await look(page, "template", info);
    await page.locator("#template-body").fill("Dear {{custmer}}");
    await expect(page.locator(".template-preview")).toContainText("There is no {{custmer}}.");
    const addresses = [];
    page.on("request", (request) => addresses.push(request.url()));
    await page.locator("#template-body").fill("legal winner thank year wave sausage worth useful legal winner thank yellow");
    await expect(page.locator(".template-preview")).toContainText("a seed phrase");
    await page.locator("#template-body").fill("Dear {{custmer}}");
    await expect(page.locator(".template-preview")).toContainText("There is no {{custmer}}.");
    expect(addresses.filter((address) => address.includes("legal")), "words that are refused get into no address (I24)").toEqual([]);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.locator("#template-body-note")).toContainText("There is no {{custmer}}.");
    await expect(page.locator("#template-body")).toHaveValue("Dear {{custmer}}");
    await page.locator("#template-body").fill("Dear {{customer_name}},\n\nplease pay {{amount}}.\n\n{{link}}");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved")).toBeVisible();
    await linkForMaja(page, merchant, () => page.getByLabel("By e-mail", { exact: true }).check());
    expect((await mail.next()).text).toContain("Dear Maja Lind,");
    await page.goto("/dashboard/settings/messages/request");
    await page.getByRole("button", { name: "Back to ours" }).click();
    await expect(page.locator("#template-body")).toHaveValue(/^Hello \{\{customer_name\}\},/);
    const toast = page.locator(".undo-toast");
    await expect(toast).toContainText("Back to our words");
    await toast.getByRole("button", { name: "Undo" }).click();
    await expect(toast).toContainText("Taken back");
    await expect(page.locator("#template-body")).toHaveValue(/^Dear \{\{customer_name\}\},/);
  });
});

test("without a mail server messages wait in the outbox, can be read and called back (R10, R13)", async ({ page, merchant }, info) => {
  const url = await linkForMaja(page, merchant, async () => {
    await expect(page.getByText("This server cannot send messages yet")).toBeVisible();
    await page.getByLabel("By e-mail", { exact: true }).check();
  });
  const card = page.locator("#messages-card");
  await expect(card.getByText("In the outbox", { exact: true })).toBeVisible();
  await card.getByRole("link", { name: "Outbox" }).click();
  await expect(page.getByRole("heading", { name: "Outbox" })).toBeVisible();
  await page.getByText("Read it").click();
  await expect(page.locator("details", { hasText: "Read it" })).toContainText(url);
  await look(page, "outbox", info);
  await page.getByRole("button", { name: "Call back" }).click();
  await expect(page.getByText("Nothing waits")).toBeVisible();
  await expect(page.locator(".undo-toast")).toContainText("Message called back");
  await page.locator(".undo-toast").getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Call back" }).click();
  await expect(page.getByText("Nothing waits")).toBeVisible();
  await page.getByRole("link", { name: "All", exact: true }).click();
  await expect(page.getByText("Called back", { exact: true })).toBeVisible();
});

test("a link for anybody says how it can be sent, and a customer without a number gets no SMS (R10, R12)", async ({ page, merchant }) => {
  await merchant.makeLink();
  await expect(page.locator("#messages-card")).toContainText("This link is for anybody");
  await linkForMaja(page, merchant);
  await expect(page.locator("#messages-card").getByLabel("SMS")).toBeDisabled();
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ amount: "5", title: "Field recordings" });
  await page.locator("#link-customer-new").locator("xpath=..").click();
  await page.locator("#link-customer_email").fill("new@example.com");
  await page.getByLabel("By SMS").check();
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.locator("#link-ways-note")).toContainText("You have no phone number of this customer.");
  await expect(page.locator("#link-customer_email")).toHaveValue("new@example.com");
});
