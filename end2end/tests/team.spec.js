// The team: who is invited joins in a browser of their own, finds what their role may use and no more, and is in it no more once removed (I19).
import { look } from "../fixtures/look.js";
import { OWNER } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

const KARI = { name: "Kari Moe", email: "kari@example.com", password: "another long password" };

test.beforeEach(async ({ merchant, complaints }) => {
  // What a role may not do answers 403, what is refused 422 or 409, who is signed out 401; the browser notes each.
  complaints.expect(/status of (401|403|409|422)/);
  await merchant.setUp();
});

/** Fills the form that invites Kari, and sends it. */
async function ask(page, role) {
  await page.goto("/dashboard/settings/team");
  await page.locator("#invite-email").fill(KARI.email);
  await page.locator("#invite-role").selectOption(role);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
}

/** Invites Kari; the link to hand on, as no e-mail leaves this server. */
async function invite(page, role) {
  await ask(page, role);
  const row = page.locator("li").filter({ hasText: KARI.email });
  await expect(row).toContainText("Not sent");
  return row.locator("code").innerText();
}

/** Kari opens the link and joins. */
async function join(page, link) {
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Join the team" })).toBeVisible();
  await page.locator("#accept-name").fill(KARI.name);
  await page.locator("#accept-password").fill(KARI.password);
  await page.getByRole("button", { name: "Join and sign in" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
}

/** A row of the team page. */
const row = (page, name) => page.locator("section li").filter({ hasText: name });

test("who is invited joins as a viewer, is refused what a viewer may not do, gets another role, and is in it no more once removed (I19)", async ({ page, merchant, newcomer, server }, info) => {
  await merchant.makeLink({ amount: "5", title: "Portrait session" });
  const link = await invite(page, "viewer");
  expect(link).toContain(`${server.origin}/invitation?token=`);
  await look(page, "team-invited", info);

  const kari = await (await newcomer({ viewport: page.viewportSize() })).newPage();
  await kari.goto(link);
  await look(kari, "invitation", info);
  await join(kari, link);

  // A viewer sees everything, and no way to change it.
  await expect(kari.getByRole("link", { name: "New link" })).toHaveCount(0);
  await kari.goto("/dashboard/links?mode=test");
  await expect(kari.getByText("Portrait session").first()).toBeVisible();
  await expect(kari.getByRole("button", { name: /^More for/ })).toHaveCount(0);
  await kari.goto("/dashboard/settings");
  await expect(kari.locator("#business-name")).toBeVisible();
  await expect(kari.getByRole("button", { name: "Save" })).toHaveCount(0);
  await expect(kari.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  await kari.goto("/dashboard/settings/team");
  await expect(row(kari, OWNER.name)).toContainText("Owner");
  await expect(kari.getByText("Invite somebody")).toHaveCount(0);
  await expect(kari.locator("summary").filter({ hasText: "Change" })).toHaveCount(0);
  await look(kari, "team-viewer", info);

  // What is posted all the same is refused.
  const post = (endpoint, form) =>
    kari.request.post(`${server.origin}/dashboard/do/${endpoint}`, { form, headers: { origin: server.origin, accept: "*/*" } });
  for (const [endpoint, form] of [
    ["save_tag", { "form[kind]": "link", "form[name]": "Mine" }],
    ["invite", { "form[email]": "liv@example.com", "form[role]": "owner" }],
    ["audit_log", { member: "", page: "1" }],
  ]) {
    expect((await post(endpoint, form)).status(), endpoint).toBe(403);
  }
  await kari.goto("/dashboard/settings/audit");
  await expect(kari.getByText("Your role does not allow this.")).toBeVisible();

  // Another role holds from the next page on.
  await page.goto("/dashboard/settings/team");
  const change = row(page, KARI.name).locator("details.change").first();
  await change.locator("summary").first().click();
  await change.getByLabel("Role").selectOption("staff");
  await look(page, "team-change", info);
  await change.getByRole("button", { name: /^Save the role/ }).click();
  await expect(row(page, KARI.name).getByText("Staff", { exact: true })).toBeVisible();
  await kari.goto("/dashboard/links?mode=test");
  await expect(kari.getByRole("link", { name: "New link" }).first()).toBeVisible();
  expect((await post("save_tag", { "form[kind]": "link", "form[name]": "Mine" })).status()).toBe(200);

  // Removed: the page that is open leaves by itself.
  await row(page, KARI.name).locator("summary").filter({ hasText: "Change" }).click();
  await row(page, KARI.name).locator("summary").filter({ hasText: "Remove" }).click();
  await row(page, KARI.name).getByRole("button", { name: `Remove ${KARI.name}` }).click();
  await expect(row(page, KARI.name)).toHaveCount(0);
  await expect(kari).toHaveURL(/\/businesses$/);
  await kari.goto("/dashboard");
  await expect(kari).toHaveURL(/\/businesses$/);
  await expect(kari.getByRole("heading", { name: "You are in no business" })).toBeVisible();

  // All of it stands in the log, and can be narrowed to one member.
  await page.goto("/dashboard/settings/audit");
  for (const words of [/removed Kari Moe/, /changed the role of Kari Moe/, /accepted the invitation/, /invited kari@example.com/, /made the link Portrait session/]) {
    await expect(page.locator(".audit > li").filter({ hasText: words }).first()).toBeVisible();
  }
  await look(page, "audit", info);
  await page.getByLabel("Done by").selectOption({ label: KARI.name });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator(".audit > li").filter({ hasText: OWNER.name })).toHaveCount(0);
  await expect(page.locator(".audit > li").filter({ hasText: /made the tag Mine/ })).toBeVisible();
});

test("the last owner stays, a member is not invited twice, and a used link is closed (I19)", async ({ page, newcomer }, info) => {
  const link = await invite(page, "admin");
  await join(await (await newcomer()).newPage(), link);
  await page.goto("/dashboard/settings/team");
  await page.locator("#invite-email").fill(KARI.email);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText(`${KARI.email} is in your team already.`).first()).toBeVisible();
  const owner = row(page, OWNER.name);
  await owner.locator("summary").filter({ hasText: "Change" }).click();
  await owner.getByLabel("Role").selectOption("viewer");
  await owner.getByRole("button", { name: /^Save the role/ }).click();
  await expect(page.getByText("This is the last owner. Make somebody else an owner first.")).toBeVisible();
  const late = await (await newcomer()).newPage();
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This invitation is closed" })).toBeVisible();
  await look(late, "invitation-closed", info);
});

test.describe("with a mail server", () => {
  test.use({ mailing: true });

  test("an invitation goes by e-mail alone, and who opens it joins (I19)", async ({ page, newcomer, mail, server }, info) => {
    await ask(page, "staff");
    const letter = await mail.next();
    expect(letter.to).toEqual([KARI.email]);
    const invited = row(page, KARI.email);
    await expect(invited.getByText("Sent", { exact: true })).toBeVisible();
    // Whoever has the link joins, so only its letter has it.
    await expect(invited.locator("code")).toHaveCount(0);
    const [link, token] = letter.text.match(/http:\/\/127\.0\.0\.1:\d+\/invitation\?token=([\w-]+)/);
    expect(link).toContain(server.origin);
    expect(await page.content()).not.toContain(token);
    await look(page, "team-sent", info);
    const kari = await (await newcomer()).newPage();
    await join(kari, link);
    await kari.goto("/dashboard/settings/team");
    await expect(row(kari, KARI.name)).toContainText("Staff");
  });
});

test("an invitation is made, shown and accepted without script (I19)", async ({ page, newcomer, server }) => {
  const plain = await newcomer({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const desk = await plain.newPage();
  const link = await invite(desk, "staff");
  const kari = await (await newcomer({ javaScriptEnabled: false })).newPage();
  await kari.goto(link);
  await kari.locator("#accept-name").fill(KARI.name);
  await kari.locator("#accept-password").fill("short");
  await kari.getByRole("button", { name: "Join and sign in" }).click();
  await expect(kari.getByText(/12 to 256 characters/).first()).toBeVisible();
  await expect(kari.locator("#accept-name")).toHaveValue(KARI.name);
  await kari.locator("#accept-password").fill(KARI.password);
  await kari.getByRole("button", { name: "Join and sign in" }).click();
  await expect(kari).toHaveURL(`${server.origin}/dashboard`);
});
