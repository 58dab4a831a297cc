// Passkeys with an authenticator in the browser (Chromium's own, over the DevTools protocol): alone, as the second step, and
// as a proof (I22).
import { codeOf } from "../fixtures/authenticator.js";
import { look } from "../fixtures/look.js";
import { OWNER } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

const ACCOUNT = "/dashboard/settings/account";
const KARI = { name: "Kari Moe", email: "kari@example.com", password: "another long password" };

/** Gives a page a device that recognises its person at once. */
async function device(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const about = { authenticatorId };
  return {
    passkeys: async () => (await session.send("WebAuthn.getCredentials", about)).credentials,
    recognises: (isUserVerified) => session.send("WebAuthn.setUserVerified", { ...about, isUserVerified }),
    give: (credential) => session.send("WebAuthn.addCredential", { ...about, credential }),
    forgetAll: () => session.send("WebAuthn.clearCredentials", about),
    answersBySelf: (enabled) => session.send("WebAuthn.setAutomaticPresenceSimulation", { ...about, enabled }),
  };
}

function section(page) {
  return page.getByRole("region", { name: "Passkeys" });
}

/** Opens the part of the account in which a passkey is made. */
async function openAdding(page) {
  await page.goto(ACCOUNT);
  const summary = section(page).locator("summary").filter({ hasText: "Add a passkey" });
  const button = section(page).getByRole("button", { name: "Make the passkey" });
  await expect(async () => {
    if (!(await button.isVisible())) await summary.click({ timeout: 1000 });
    await expect(button).toBeVisible({ timeout: 1000 });
  }).toPass();
  return button;
}

/** Adds the first passkey of the owner; the recovery codes that come with it. */
async function addFirst(page, name) {
  const button = await openAdding(page);
  await page.locator("#passkey-name").fill(name);
  await page.locator("#passkey-password").fill(OWNER.password);
  await button.click();
  await expect(page.getByRole("heading", { name: "Keep these where your phone is not" })).toBeVisible();
  const codes = await page.locator(".recovery-codes code").allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(section(page).getByRole("listitem")).toHaveCount(1);
  return codes;
}

async function signOut(page) {
  await page.context().clearCookies();
  // A page that was signed out is on its way there by itself, which may get in between.
  await expect(() => page.goto("/sign-in")).toPass();
}

/** Uses the button until something is so. The passkey that waits in the fields may answer before it. */
async function useUntil(page, so) {
  const button = page.getByRole("button", { name: "Sign in with a passkey" });
  await expect(async () => {
    if (await button.isVisible()) await button.click({ timeout: 1000 }).catch(() => {});
    await so();
  }).toPass();
}

async function givePassword(page, { email, password } = OWNER) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
}

async function expectInside(page) {
  await expect(page).toHaveURL(/\/dashboard$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** Opens a fold of a passkey's row. */
async function unfold(page, row, words) {
  const summary = row.locator("summary").filter({ hasText: words });
  const form = summary.locator("xpath=..").locator("form");
  await expect(async () => {
    if (!(await form.isVisible())) await summary.click({ timeout: 1000 });
    await expect(form).toBeVisible({ timeout: 1000 });
  }).toPass();
  return form;
}

test.describe("where the server has a name", () => {
  test.use({ host: "localhost" });

  test.beforeEach(async ({ merchant, complaints }) => {
    // Forms that are not taken answer 422 or 409, and who is signed out gets 401; the browser notes it.
    complaints.expect(/status of (401|409|422)/);
    await merchant.setUp();
  });

  test("who comes from an invitation and signs in with a passkey, alone or after the password, is back at the invitation (I19)", async ({ page, newcomer }) => {
    const invite = async (role) => {
      await page.goto("/dashboard/settings/team");
      await page.locator("#invite-email").fill(KARI.email);
      await page.locator("#invite-role").selectOption(role);
      await page.getByRole("button", { name: "Invite", exact: true }).click();
      return page.locator("li").filter({ hasText: KARI.email }).locator("code").innerText();
    };
    const kari = await (await newcomer()).newPage();
    const phone = await device(kari);
    await kari.goto(await invite("staff"));
    await kari.locator("#accept-name").fill(KARI.name);
    await kari.locator("#accept-password").fill(KARI.password);
    await kari.getByRole("button", { name: "Join and sign in" }).click();
    await expectInside(kari);
    const button = await openAdding(kari);
    await kari.locator("#passkey-name").fill("Phone");
    await kari.locator("#passkey-password").fill(KARI.password);
    await button.click();
    await kari.getByRole("button", { name: "I have kept them" }).click();
    await expect(section(kari).getByRole("listitem")).toHaveCount(1);
    // Not on the way out, where the page for signing in would be answered at once.
    await phone.answersBySelf(false);
    await signOut(kari);

    await page.goto("/businesses/new");
    await page.locator("#add-business-business").fill("Southwind Books");
    await page.getByRole("button", { name: "Add the business" }).click();
    await expectInside(page);
    const invitation = await invite("viewer");
    await kari.goto(invitation);
    await kari.getByRole("link", { name: "Sign in" }).click();
    await expect(kari).toHaveURL(/\/sign-in\?invitation=/);
    await givePassword(kari, KARI);
    await expect(kari).toHaveURL(/\/sign-in\/code\?invitation=/);
    await phone.answersBySelf(true);
    await kari.getByRole("button", { name: "Use a passkey" }).click();
    await expect(kari.getByRole("button", { name: "Join Southwind Books" })).toBeVisible();

    await phone.answersBySelf(false);
    await signOut(kari);
    await kari.goto(invitation);
    await kari.getByRole("link", { name: "Sign in" }).click();
    await expect(kari).toHaveURL(/\/sign-in\?invitation=/);
    await phone.answersBySelf(true);
    await useUntil(kari, () => expect(kari).toHaveURL(/\/invitation\?token=/, { timeout: 3000 }));
    await kari.getByRole("button", { name: "Join Southwind Books" }).click();
    await expectInside(kari);
  });

  test("a passkey is added, signs in by itself, takes the second step, is renamed and removed (I22)", async ({ page, newcomer }, info) => {
    const phone = await device(page);
    const other = await (await newcomer()).newPage();
    await other.goto("/sign-in");
    await other.getByLabel("E-mail").fill(OWNER.email);
    await other.getByLabel("Password").fill(OWNER.password);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await expectInside(other);

    // A wrong password makes nothing.
    const button = await openAdding(page);
    await look(page, "passkey-adding", info);
    await page.locator("#passkey-password").fill("not my password");
    await button.click();
    await expect(page.locator("#passkey-password-note")).toContainText("This is not your password.");
    expect(await phone.passkeys()).toHaveLength(0);

    const codes = await addFirst(page, "Phone <b>1</b>");
    expect(await phone.passkeys()).toHaveLength(1);
    expect((await phone.passkeys())[0]).toMatchObject({ rpId: "localhost", isResidentCredential: true });
    await expect(section(page).getByRole("listitem")).toContainText("Phone <b>1</b>");
    await expect(section(page).getByRole("listitem")).toContainText("Not used yet");
    await look(page, "account-passkey", info);
    // Another browser, which proved nothing, is signed out.
    await expect(other).toHaveURL(/\/sign-in$/);

    // Alone: no e-mail and no password are typed.
    await phone.answersBySelf(false);
    await signOut(page);
    await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toBeVisible();
    await look(page, "sign-in-passkey", info);
    await phone.answersBySelf(true);
    await useUntil(page, () => expect(page).toHaveURL(/\/dashboard$/, { timeout: 3000 }));
    await expectInside(page);
    await page.goto(ACCOUNT);
    await expect(section(page).getByRole("listitem")).toContainText("Last used");

    // After the password.
    await phone.answersBySelf(false);
    await signOut(page);
    await givePassword(page);
    await look(page, "second-step-passkey", info);
    await page.goto("/dashboard");
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goto("/sign-in/code");
    await phone.answersBySelf(true);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expectInside(page);

    // Without it, a recovery code.
    await other.goto("/sign-in");
    await givePassword(other);
    await other.getByRole("link", { name: "No passkey at hand? Use a recovery code" }).click();
    await other.locator("#step-code").fill(codes[0]);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await expectInside(other);

    // Its name, and its end.
    await page.goto(ACCOUNT);
    const row = section(page).getByRole("listitem");
    const rename = await unfold(page, row, "Rename");
    await rename.getByLabel("Name").fill("Key ring");
    await rename.getByRole("button", { name: "Save the name" }).click();
    await expect(row.locator("b")).toHaveText("Key ring");
    const remove = await unfold(page, row, "Remove");
    await expect(remove).toContainText("It is your only second step.");
    await look(page, "passkey-removing", info);
    await remove.getByLabel("Your password").fill(OWNER.password);
    await remove.getByRole("button", { name: "Remove this passkey" }).click();
    await expect(page.locator("#passkey-0-remove-code-note")).toContainText("Enter the six digits");
    await remove.getByRole("button", { name: "Use a passkey in place of both" }).click();
    await expect(section(page).getByRole("listitem")).toHaveCount(0);
    await expect(page.getByText("recovery codes left")).toHaveCount(0);

    // The password alone signs in again, and the device's passkey does not any more.
    await phone.answersBySelf(false);
    await signOut(page);
    await phone.answersBySelf(true);
    await useUntil(page, () => expect(page.getByText("This passkey was not taken.").first()).toBeVisible({ timeout: 3000 }));
    await page.getByLabel("E-mail").fill(OWNER.email);
    await page.getByLabel("Password").fill(OWNER.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expectInside(page);
  });

  test("who is not recognised, or says no, is not signed in and gets no passkey (I22)", async ({ page }) => {
    const phone = await device(page);
    await phone.recognises(false);
    const button = await openAdding(page);
    await page.locator("#passkey-password").fill(OWNER.password);
    await button.click();
    await expect(section(page).getByText("No passkey was used: it was cancelled, or took too long.")).toBeVisible();
    await expect(section(page).getByRole("listitem")).toHaveCount(0);
    await phone.recognises(true);
    await addFirst(page, "Phone");
    await phone.recognises(false);
    await signOut(page);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByText("No passkey was used: it was cancelled, or took too long.")).toBeVisible();
    await page.goto("/dashboard");
    await expect(page).toHaveURL(/\/sign-in$/);
  });

  test("an app is put beside a passkey with the passkey, and either takes the second step (I22)", async ({ page, newcomer }, info) => {
    await device(page);
    await addFirst(page, "Phone");
    await page.getByRole("button", { name: "Set it up" }).click();
    await expect(page.getByRole("heading", { name: "Set up the second step" })).toBeVisible();
    const secret = await page.locator("#second-step-secret").innerText();
    await expect(page.locator("#second-step-password")).toHaveCount(0);
    await page.locator("#second-step-code").fill(codeOf(secret));
    await page.getByRole("button", { name: "Turn on the second step with a passkey" }).click();
    await expect(page.getByRole("heading", { name: "Keep these where your phone is not" })).toBeVisible();
    await page.getByRole("button", { name: "I have kept them" }).click();
    await expect(page.getByText("10 recovery codes left")).toBeVisible();
    await look(page, "account-passkey-and-app", info);

    const other = await (await newcomer()).newPage();
    await other.goto("/sign-in");
    await givePassword(other);
    await expect(other.getByRole("button", { name: "Use a passkey" })).toBeVisible();
    await look(other, "second-step-both", info);
    await other.locator("#step-code").fill(codeOf(secret, 1));
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    await expectInside(other);
  });

  test("a copy of a passkey that counted less far is refused (I22)", async ({ page }) => {
    const phone = await device(page);
    await addFirst(page, "Phone");
    const [copy] = await phone.passkeys();
    await phone.answersBySelf(false);
    await signOut(page);
    await phone.answersBySelf(true);
    await useUntil(page, () => expect(page).toHaveURL(/\/dashboard$/, { timeout: 3000 }));
    await expectInside(page);
    await phone.answersBySelf(false);
    await signOut(page);
    await phone.forgetAll();
    // It answers again by itself whenever it is asked, and counts: it begins so far behind that none of that catches up.
    await phone.give({ ...copy, signCount: 0 });
    await phone.answersBySelf(true);
    await useUntil(page, () => expect(page.getByText("This passkey was not taken.").first()).toBeVisible({ timeout: 3000 }));
    await phone.answersBySelf(false);
    await expect(page).toHaveURL(/\/sign-in$/);
  });

  test("without script, signing in works as ever and the account says what passkeys need (X7)", async ({ newcomer }) => {
    const plain = await (await newcomer({ javaScriptEnabled: false })).newPage();
    await plain.goto("/sign-in");
    await expect(plain.getByRole("button", { name: "Sign in with a passkey" })).toHaveCount(0);
    await plain.getByLabel("E-mail").fill(OWNER.email);
    await plain.getByLabel("Password").fill(OWNER.password);
    await plain.getByRole("button", { name: "Sign in", exact: true }).click();
    await expectInside(plain);
    await plain.goto(ACCOUNT);
    await expect(section(plain).getByText("Passkeys are added with JavaScript on.")).toBeVisible();
    await expect(section(plain).getByText("Add a passkey", { exact: true })).toBeHidden();
  });
});

test("where the server is reached by a number, the account says what passkeys need", async ({ page, merchant, newcomer }, info) => {
  await merchant.setUp();
  await page.goto(ACCOUNT);
  await expect(section(page).getByText("Passkeys need a domain name")).toBeVisible();
  await expect(section(page).getByText("Add a passkey", { exact: true })).toHaveCount(0);
  await look(page, "account-no-passkeys", info);
  const other = await (await newcomer()).newPage();
  await other.goto("/sign-in");
  await expect(other.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(other.getByRole("button", { name: "Sign in with a passkey" })).toHaveCount(0);
});
