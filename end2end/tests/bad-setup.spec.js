// The set-up page says what is wrong and what is expected, keeps what was typed, and sets nothing up.
import { BUSINESS, OWNER } from "../fixtures/merchant.js";
import { expectRefused } from "../fixtures/refused.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(({ complaints }) => complaints.expect(/status of 422/));

/** Sends the form with this in one field and all others as they should be. */
async function send(page, server, field, value) {
  await page.goto(server.setup);
  const right = { business: BUSINESS, name: OWNER.name, email: OWNER.email, password: OWNER.password };
  for (const [each, text] of Object.entries({ ...right, [field]: value })) await page.locator(`#setup-${each}`).fill(text);
  await page.getByRole("button", { name: "Set up and sign in" }).click();
}

test("set-up of which something is wrong is refused, and the form says why (P1)", async ({ page, merchant, server }) => {
  for (const [field, value, message] of [
    ["token", "guessed", "This is not the set-up token. The server prints it on its console when it starts."],
    ["business", "", "The business name is needed."],
    ["business", "N".repeat(81), "The business name can have 80 characters, and this has 81."],
    ["handle", "No spaces, please", "A handle has 3 to 30 small letters, digits or hyphens and begins with a letter"],
    ["handle", "dashboard", "\"dashboard\" is kept for the server itself. Choose another handle."],
    ["name", "", "Your name is needed."],
    ["email", "maja@example", "Enter an e-mail address such as maja@example.com."],
    ["password", "too short", "Choose a password of 12 to"],
  ]) {
    await test.step(`"${value.slice(0, 20)}" as ${field}`, async () => {
      await send(page, server, field, value);
      await expectRefused(page, `setup-${field}`, message, value);
      if (field !== "name") await expect(page.locator("#setup-name")).toHaveValue(OWNER.name);
      if (field !== "email") await expect(page.locator("#setup-email")).toHaveValue(OWNER.email);
      // Nothing was made: the page can still be used, and nobody can sign in.
      await page.goto("/dashboard");
      await expect(page).not.toHaveURL(/\/dashboard$/);
    });
  }
  await merchant.setUpByPage();
});
