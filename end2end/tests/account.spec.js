// A member's account and every way in: password, sign-ins, second step, recovery codes, reset (I22, I23).
import { codeOf } from "../fixtures/authenticator.js";
import { look } from "../fixtures/look.js";
import { OWNER } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

const ACCOUNT = "/dashboard/settings/account";
const OTHER_PASSWORD = "another horse, another battery";

test.beforeEach(async ({ merchant, complaints }) => {
  // Forms that are not taken answer 422 or 409, and who is signed out gets 401; the browser notes it.
  complaints.expect(/status of (401|409|422)/);
  await merchant.setUp();
});

/** Sends the first step. */
async function signIn(page, password = OWNER.password) {
  // A page that was signed out is on its way there by itself, which may get in between.
  await expect(() => page.goto("/sign-in")).toPass();
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function takeStep(page, code) {
  await page.locator("#step-code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function expectInside(page) {
  await expect(page).toHaveURL(/\/dashboard$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** An open page finds out by itself that it was signed out. */
async function expectSignedOut(page) {
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
}

/** Turns the second step on; the secret and the recovery codes that were shown. */
async function turnOn(page, info) {
  await page.goto(ACCOUNT);
  await page.getByRole("button", { name: "Set it up" }).click();
  await expect(page.getByRole("heading", { name: "Set up the second step" })).toBeVisible();
  await expect(page.locator(".qr svg")).toBeVisible();
  const secret = await page.locator("#second-step-secret").innerText();
  if (info) await look(page, "second-step", info);
  await page.locator("#second-step-password").fill(OWNER.password);
  const used = codeOf(secret);
  await page.locator("#second-step-code").fill(used);
  await page.getByRole("button", { name: "Turn on the second step" }).click();
  await expect(page.getByRole("heading", { name: "Keep these where your phone is not" })).toBeVisible();
  const codes = await page.locator(".recovery-codes code").allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  if (info) await look(page, "recovery-codes", info);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();
  await page.goto(`${ACCOUNT}/recovery-codes`);
  await expect(page.getByText("Recovery codes are shown once")).toBeVisible();
  return { secret, codes, used };
}

test("name and password are changed, and another browser's sign-in is ended (I22)", async ({ page, newcomer }, info) => {
  const other = await (await newcomer()).newPage();
  await signIn(other);
  await expectInside(other);
  await page.goto(ACCOUNT);
  await page.locator("#you-name").fill("Maja <b>Berg</b>");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await expect(page.locator("#you-name")).toHaveValue("Maja <b>Berg</b>");

  const list = page.getByRole("region", { name: "Where you are signed in" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list).toContainText("From 127.0.0.x.");
  await expect(list.getByText("This browser")).toHaveCount(1);
  await look(page, "account", info);
  await list.locator("summary", { hasText: /^End/ }).filter({ hasNotText: "others" }).click();
  await list.getByRole("button", { name: /^End it now/ }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expectSignedOut(other);
  await look(other, "sign-in", info);

  await signIn(other);
  await expectInside(other);
  await page.goto(ACCOUNT);
  await page.locator("#password-current").fill("not my password");
  await page.locator("#password-password").fill(OTHER_PASSWORD);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.locator("#password-current-note")).toContainText("This is not your password.");
  await page.locator("#password-current").fill(OWNER.password);
  await page.locator("#password-password").fill(OTHER_PASSWORD);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await expectSignedOut(other);
  await signIn(other);
  await expect(other.getByRole("alert")).toContainText("do not belong together");
  await signIn(other, OTHER_PASSWORD);
  await expectInside(other);
});

test("the second step is turned on, asked for, taken with a code once and with a recovery code once (I22, I23)", async ({ page, newcomer }, info) => {
  const other = await (await newcomer()).newPage();
  await signIn(other);
  await expectInside(other);
  const { secret, codes, used } = await turnOn(page, info);
  await expectSignedOut(other);

  await signIn(other);
  await expect(other.getByRole("heading", { name: "One more step" })).toBeVisible();
  await look(other, "sign-in-code", info);
  await other.goto("/dashboard");
  await expect(other).toHaveURL(/\/sign-in$/);
  await other.goto("/sign-in/code");
  await takeStep(other, used);
  await expect(other.locator("#step-code-note")).toContainText("not right, or it was used before");
  const next = codeOf(secret, 1);
  await takeStep(other, next);
  await expectInside(other);

  await page.goto(ACCOUNT);
  await page.locator("summary", { hasText: "End all others" }).click();
  await page.getByRole("button", { name: "End them now" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Signed in" })).toHaveCount(1);
  await expectSignedOut(other);
  await signIn(other);
  await takeStep(other, next);
  await expect(other.locator("#step-code-note")).toContainText("used before");
  await other.getByRole("link", { name: "No app at hand? Use a recovery code" }).click();
  await expect(other.getByLabel("Recovery code")).toBeVisible();
  await takeStep(other, codes[0].toLowerCase());
  await expectInside(other);
  await other.goto(ACCOUNT);
  await expect(other.getByText("9 recovery codes left")).toBeVisible();
  await look(other, "account-on", info);

  await other.getByText("Turn it off", { exact: true }).click();
  await other.locator("#turn-off-password").fill(OWNER.password);
  await other.locator("#turn-off-code").fill(codes[0]);
  await other.getByRole("button", { name: "Turn off the second step" }).click();
  await expect(other.locator("#turn-off-code-note")).toContainText("used before");
  await other.locator("#turn-off-password").fill(OWNER.password);
  await other.locator("#turn-off-code").fill(codes[1]);
  await other.getByRole("button", { name: "Turn off the second step" }).click();
  await expect(other.getByRole("button", { name: "Set it up" })).toBeVisible();
});

test.describe("with a mail server", () => {
  test.use({ mailing: true });

  test("a forgotten password is reset by e-mail, and the second step is still asked for (I22)", async ({ page, newcomer, mail }, info) => {
    const { codes } = await turnOn(page);
    const other = await (await newcomer()).newPage();
    await other.goto("/sign-in");
    await other.getByRole("link", { name: "Forgotten your password?" }).click();
    await look(other, "forgotten", info);
    for (const email of ["nobody@northlight.example", OWNER.email]) {
      await other.getByLabel("E-mail").fill(email);
      await other.getByRole("button", { name: "Send me a link" }).click();
      await expect(other.getByText("Look into your mailbox")).toBeVisible();
    }
    await look(other, "forgotten-sent", info);
    const letter = await mail.next();
    expect(letter.to).toEqual([OWNER.email]);
    const address = letter.text.match(/http:\/\/127\.0\.0\.1:\d+\/sign-in\/reset\?token=[\w-]+/)[0];
    await other.goto(address);
    await look(other, "reset", info);
    await other.getByLabel("New password").fill("too short");
    await other.getByRole("button", { name: "Keep this password" }).click();
    await expect(other.locator("#reset-password-note")).toContainText("12 to 256 characters");
    await other.getByLabel("New password").fill(OTHER_PASSWORD);
    await other.getByRole("button", { name: "Keep this password" }).click();
    await expect(other.getByText("Your password is changed")).toBeVisible();
    await expectSignedOut(page);
    await signIn(other, OTHER_PASSWORD);
    await expect(other.getByRole("heading", { name: "One more step" })).toBeVisible();
    await other.getByRole("link", { name: "No app at hand? Use a recovery code" }).click();
    await takeStep(other, codes[0]);
    await expectInside(other);
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  });
});

test("without script, signing in with its second step and the account are forms (X7, I22)", async ({ page, newcomer }) => {
  const plain = await (await newcomer({ javaScriptEnabled: false })).newPage();
  await signIn(plain);
  await expectInside(plain);
  const { secret, codes } = await turnOn(plain);
  await signIn(page);
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  const other = await (await newcomer({ javaScriptEnabled: false })).newPage();
  await signIn(other);
  await expect(other).toHaveURL(/\/sign-in\/code$/);
  await takeStep(other, "12345");
  await expect(other.getByRole("alert")).toContainText("Enter the six digits");
  await takeStep(other, codeOf(secret, 1));
  await expectInside(other);
  await other.goto(ACCOUNT);
  await other.locator("summary", { hasText: /^End/ }).filter({ hasNotText: "others" }).click();
  await other.getByRole("button", { name: /^End it now/ }).click();
  await expect(other.getByRole("listitem").filter({ hasText: "Signed in" })).toHaveCount(1);
  await plain.goto("/dashboard");
  await expect(plain).toHaveURL(/\/sign-in$/);
  await signIn(plain);
  await plain.getByRole("link", { name: "No app at hand? Use a recovery code" }).click();
  await takeStep(plain, codes[0]);
  await expectInside(plain);
  await plain.goto("/sign-in/forgotten");
  await expect(plain.getByText("Ask whoever runs it for a new password")).toBeVisible();
});
