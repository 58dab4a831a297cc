// Several businesses on one server: each has its own lists, links, team and page, and a member turns from one to another (I19).
import { expectAccessible } from "../fixtures/axe.js";
import { look } from "../fixtures/look.js";
import { BUSINESS, OWNER } from "../fixtures/merchant.js";
import { expectRefused } from "../fixtures/refused.js";
import { expect, test } from "../fixtures/test.js";

const SECOND = "Southwind Books";
const KARI = { name: "Kari Moe", email: "kari@example.com", password: "another long password" };

test.beforeEach(async ({ merchant, complaints }) => {
  // What is another business's answers 404, what a page of another business asks 409; the browser notes each.
  complaints.expect(/status of (401|403|404|409|422)/);
  await merchant.setUp();
});

/** Opens the menu in which businesses stand: at the top on wide screens, under More on small ones. */
async function openMenu(page) {
  const menu = page.locator("#account");
  await expect(async () => {
    if (await menu.isVisible()) return;
    await page.locator('button[popovertarget="account"]:visible').first().click({ timeout: 1000 });
    await expect(menu).toBeVisible({ timeout: 1000 });
  }).toPass();
  return menu;
}

/** The business that the frame is of, by what its menu says. */
async function expectHere(page, name) {
  await expect(page.locator(".switcher .cut, #account .menu-here").filter({ hasText: name }).first()).toBeAttached();
}

async function addSecond(page, { handle = "" } = {}) {
  const menu = await openMenu(page);
  await menu.getByRole("link", { name: "Add a business" }).click();
  await expect(page.getByRole("heading", { name: "Add a business" })).toBeVisible();
  await page.locator("#add-business-business").fill(SECOND);
  await page.locator("#add-business-handle").fill(handle);
  await page.getByRole("button", { name: "Add the business" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await expectHere(page, SECOND);
}

async function switchTo(page, name) {
  const menu = await openMenu(page);
  await menu.getByRole("button", { name: `Switch to ${name}` }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await expectHere(page, name);
}

/** Kari has an account in the second business's team. */
async function invite(page, role) {
  await page.goto("/dashboard/settings/team");
  await page.locator("#invite-email").fill(KARI.email);
  await page.locator("#invite-role").selectOption(role);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const row = page.locator("li").filter({ hasText: KARI.email });
  await expect(row).toContainText("Not sent");
  return row.locator("code").innerText();
}

/** Looks at the open menu: a picture for people, and axe. The page keeps its size, for on phones another button opens the menu. */
async function lookAtMenu(page, name, info) {
  await page.screenshot({ path: `${info.project.outputDir}/look/${info.project.name}-${name}.png` });
  await expectAccessible(page, name);
}

test("a second business begins empty, makes its own link, is paid, and nothing of one is seen in the other (I19)", async ({ page, merchant, customer }, info) => {
  await merchant.makeLink({ amount: "5", title: "Portrait session" });
  const ofFirst = page.url();

  const menu = await openMenu(page);
  await lookAtMenu(page, "business-menu-one", info);
  await expect(menu.getByRole("button", { name: /^Switch to/ })).toHaveCount(0);
  await menu.getByRole("link", { name: "Add a business" }).click();
  await look(page, "business-add", info);
  await page.locator("#add-business-business").fill(SECOND);
  await page.locator("#add-business-handle").fill("northlight-studio");
  await page.getByRole("button", { name: "Add the business" }).click();
  await expect(page.getByText("This handle is taken. Choose another.").first()).toBeVisible();
  await expect(page.locator("#add-business-business")).toHaveValue(SECOND);
  await page.locator("#add-business-handle").fill("");
  await page.getByRole("button", { name: "Add the business" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await expectHere(page, SECOND);

  for (const list of ["links", "payments", "customers"]) {
    await page.goto(`/dashboard/${list}?mode=test`);
    await expect(page.getByText("Portrait session")).toHaveCount(0);
  }
  // What is the first one's is not here.
  await page.goto(ofFirst);
  await expect(page.getByText("This does not exist, or is no longer here.")).toBeVisible();

  const link = await merchant.makeLink({ amount: "7", title: "A book" });
  await customer.begin(link);
  await expect(customer.page.getByText(SECOND).first()).toBeVisible();
  const wallet = await customer.wallet();
  await wallet.press(/exact/i);
  await expect(customer.card).toContainText(/Paid/, { timeout: 60_000 });
  await page.goto("/dashboard/payments?mode=test");
  await expect(page.getByText("A book").first()).toBeVisible();

  await switchTo(page, BUSINESS);
  await page.goto("/dashboard/payments?mode=test");
  await expect(page.getByText("A book")).toHaveCount(0);
  await page.goto("/dashboard/links?mode=test");
  await expect(page.getByText("Portrait session").first()).toBeVisible();
  await expect(page.getByText("A book")).toHaveCount(0);
  await openMenu(page);
  await lookAtMenu(page, "business-menu-two", info);

  // Each has its own page for customers.
  for (const [handle, name, other] of [["northlight-studio", BUSINESS, SECOND], ["southwind-books", SECOND, BUSINESS]]) {
    await customer.page.goto(`/${handle}`);
    await expect(customer.page.getByText(name).first()).toBeVisible();
    await expect(customer.page.getByText(other)).toHaveCount(0);
  }
  await page.goto("/businesses");
  await look(page, "businesses", info);

  // Nor can one take the other's handle.
  await page.goto("/dashboard/settings");
  const handle = page.locator("#business-handle");
  await handle.fill("southwind-books");
  await page.locator("form").filter({ has: handle }).getByRole("button", { name: "Save", exact: true }).click();
  await expectRefused(page, "business-handle", "\"southwind-books\" is taken. Try \"southwind-books-2\".", "southwind-books");
  await page.reload();
  await expect(handle).toHaveValue("northlight-studio");
});

test("the business menu is a landmark of its own, closes with Escape and gives the focus back to its button", async ({ page }) => {
  await page.goto("/dashboard");
  const menu = await openMenu(page);
  await expect(page.getByRole("navigation", { name: "Account", exact: true })).toBeVisible();
  await menu.getByRole("link", { name: "Your account" }).focus();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(page.locator('button[popovertarget="account"]:visible').first()).toBeFocused();
});

test("a form that was opened before switching in another window changes nothing, and says so (I19)", async ({ page, context }, info) => {
  await addSecond(page);
  await page.goto("/dashboard/settings/tags");
  await expect(page.getByRole("heading", { name: "Tags", exact: true, level: 1 })).toBeVisible();
  const other = await context.newPage();
  await other.goto("/dashboard");
  await switchTo(other, BUSINESS);

  // The page learns of it by its stream, and stays with what was typed.
  await expect(page.getByText(`You switched to ${BUSINESS} in another window.`).first()).toBeVisible({ timeout: 30_000 });
  await look(page, "business-switched", info);
  await page.getByRole("link", { name: "Load again" }).first().click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await expectHere(page, BUSINESS);

  // Nor does one without script, which learns of nothing.
  const stale = await page.request.post("/dashboard/do/save_tag?business=mer_00000000000000000000000000", {
    form: { "form[kind]": "link", "form[name]": "Nowhere" },
    headers: { origin: new URL(page.url()).origin, accept: "*/*" },
  });
  expect(stale.status()).toBe(409);
  await page.goto("/dashboard/settings/tags");
  await expect(page.getByText("Nowhere")).toHaveCount(0);
});

test("who has an account joins a second business with it, sees both, leaves one and keeps the other (I19)", async ({ page, newcomer }, info) => {
  const first = await invite(page, "staff");
  const kari = await (await newcomer({ viewport: page.viewportSize() })).newPage();
  await kari.goto(first);
  await kari.locator("#accept-name").fill(KARI.name);
  await kari.locator("#accept-password").fill(KARI.password);
  await kari.getByRole("button", { name: "Join and sign in" }).click();
  await expect(kari).toHaveURL(/\/dashboard$/);

  await page.goto("/dashboard");
  await addSecond(page);
  const second = await invite(page, "admin");

  // In a browser in which nobody is signed in: signing in leads back to the invitation.
  const elsewhere = await (await newcomer({ viewport: page.viewportSize() })).newPage();
  await elsewhere.goto(second);
  await expect(elsewhere.getByText(`You sign in to this server as ${KARI.email} already.`)).toBeVisible();
  await look(elsewhere, "invitation-known", info);
  await elsewhere.getByRole("link", { name: "Sign in" }).click();
  await elsewhere.locator("#sign-in-email").fill(KARI.email);
  await elsewhere.locator("#sign-in-password").fill(KARI.password);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere).toHaveURL(/\/invitation\?token=/);
  await look(elsewhere, "invitation-join", info);
  await elsewhere.getByRole("button", { name: `Join ${SECOND}` }).click();
  await expect(elsewhere).toHaveURL(/\/dashboard$/);
  await expectHere(elsewhere, SECOND);

  // Where she was signed in already she is still in the first, and can go to the second.
  await kari.goto("/dashboard");
  await expectHere(kari, BUSINESS);
  await switchTo(kari, SECOND);
  await kari.goto("/dashboard/settings/team");
  await look(kari, "team-leave", info);
  await kari.locator("summary").filter({ hasText: "Leave this business" }).click();
  await kari.getByRole("button", { name: `Leave ${SECOND}` }).click();
  await expect(kari).toHaveURL(/\/businesses$/);
  await expect(kari.getByRole("button", { name: `Switch to ${BUSINESS}` })).toBeVisible();
  await expect(kari.getByText(SECOND)).toHaveCount(0);
  await kari.getByRole("button", { name: `Switch to ${BUSINESS}` }).click();
  await expect(kari).toHaveURL(/\/dashboard$/);

  // The last one that she was in removes her: the account stays, and says where it stands.
  await switchTo(page, BUSINESS);
  await page.goto("/dashboard/settings/team");
  const row = page.locator("section li").filter({ hasText: KARI.name });
  await row.locator("summary").filter({ hasText: "Change" }).click();
  await row.locator("summary").filter({ hasText: "Remove" }).click();
  await row.getByRole("button", { name: `Remove ${KARI.name}` }).click();
  await expect(kari).toHaveURL(/\/businesses$/);
  await expect(kari.getByRole("heading", { name: "You are in no business" })).toBeVisible();
  await look(kari, "businesses-none", info);
  await kari.getByRole("button", { name: "Sign out" }).click();
  await expect(kari).toHaveURL(/\/sign-in$/);
});

test("a business is added and switched to without script, and a form of the other is refused there too (I19)", async ({ page, newcomer, server }) => {
  const plain = await newcomer({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const desk = await plain.newPage();
  await desk.goto("/businesses/new");
  await desk.locator("#add-business-business").fill("");
  await desk.getByRole("button", { name: "Add the business" }).click();
  await expect(desk.getByText("One thing to put right").or(desk.getByText("Two things to put right"))).toBeVisible();
  await desk.locator("#add-business-business").fill(SECOND);
  await desk.getByRole("button", { name: "Add the business" }).click();
  await expect(desk).toHaveURL(`${server.origin}/dashboard`);
  await desk.goto("/dashboard/settings");
  await expect(desk.locator("#business-name")).toHaveValue(SECOND);

  // The same browser, another window.
  const other = await plain.newPage();
  await other.goto("/businesses");
  await other.getByRole("button", { name: `Switch to ${BUSINESS}` }).click();
  await expect(other).toHaveURL(`${server.origin}/dashboard`);
  await desk.locator("#business-name").fill("Renamed by mistake");
  await desk.getByRole("button", { name: "Save" }).first().click();
  await expect(desk.getByText(`You switched to ${BUSINESS} in another window.`).first()).toBeVisible();
  await other.goto("/dashboard/settings");
  await expect(other.locator("#business-name")).toHaveValue(BUSINESS);
  await other.goto("/businesses");
  await other.getByRole("button", { name: `Switch to ${SECOND}` }).click();
  await other.goto("/dashboard/settings");
  await expect(other.locator("#business-name")).toHaveValue(SECOND);
});

test("the last owner of a business does not leave it, and reads why (I19)", async ({ page }) => {
  await page.goto("/dashboard/settings/team");
  await page.locator("summary").filter({ hasText: "Leave this business" }).click();
  await page.getByRole("button", { name: `Leave ${BUSINESS}` }).click();
  await expect(page.getByText("This is the last owner. Make somebody else an owner first.").first()).toBeVisible();
  await expect(page.locator("section li").filter({ hasText: OWNER.name })).toContainText("Owner");
});
