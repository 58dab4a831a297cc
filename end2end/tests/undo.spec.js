// What destroyed something is offered to be taken back, at the foot of the page, by mouse and by keyboard, for a while.
import { expectAccessible } from "../fixtures/axe.js";
import { Desk } from "../fixtures/desk.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(({ merchant }) => merchant.setUp());

const toast = (page) => page.locator(".undo-toast");

/** Makes a tag for customers on the tags page. */
async function makeTag(page, server, name) {
  const answer = await page.request.post(`${server.origin}/dashboard/do/save_tag`, {
    form: { "form[kind]": "customer", "form[name]": name, "form[colour]": "teal" },
    headers: { origin: server.origin },
  });
  expect(answer.ok()).toBe(true);
}

/** Adds a customer with tags. */
async function addCustomer(page, server, email, tags) {
  const headers = { origin: server.origin };
  const csv = `email,tags\n${email},${tags.join(";")}`;
  const answer = await page.request.post(`${server.origin}/dashboard/do/import_customers`, { form: { csv }, headers });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const customersTags = (page) => page.getByRole("region", { name: "Tags of customers" });
const tagRow = (page, name) =>
  customersTags(page).getByRole("listitem").filter({ has: page.locator(".tag-head", { hasText: name }) });

/** Opens what can be done with a tag. */
async function change(page, name) {
  await expect(async () => {
    if (!(await tagRow(page, name).getByLabel("Name").isVisible())) {
      await tagRow(page, name).locator("summary").first().click({ timeout: 1000 });
    }
    await expect(tagRow(page, name).getByLabel("Name")).toBeVisible({ timeout: 1000 });
  }).toPass();
}

test("a deleted or merged tag comes back on all that had it, by keyboard too, and the log says so (R28)", async ({ page, server }) => {
  await addCustomer(page, server, "maja@example.com", ["Guest", "Press"]);
  await addCustomer(page, server, "noor@example.com", ["Guest"]);
  await page.goto("/dashboard/settings/tags");
  await expect(tagRow(page, "Guest")).toContainText("2 customers");
  await change(page, "Guest");
  await tagRow(page, "Guest").locator(".delete-tag > summary").click();
  await tagRow(page, "Guest").getByRole("button", { name: "Delete this tag" }).click();
  await expect(toast(page)).toContainText("Tag deleted");
  await expect(tagRow(page, "Guest")).toHaveCount(0);
  await expectAccessible(page, "a tag was deleted");
  await page.locator("main h1").click();
  await page.keyboard.press("z");
  await expect(toast(page)).toContainText("Taken back");
  await expect(tagRow(page, "Guest")).toContainText("2 customers");
  await expect(tagRow(page, "Press")).toContainText("1 customer");

  await change(page, "Press");
  await tagRow(page, "Press").getByLabel("Merge into").selectOption("Guest");
  await tagRow(page, "Press").getByRole("button", { name: "Merge" }).click();
  await expect(toast(page)).toContainText("Tags merged");
  await expect(tagRow(page, "Press")).toHaveCount(0);
  const undo = toast(page).getByRole("button", { name: "Undo" });
  await undo.focus();
  await page.keyboard.press("Enter");
  await expect(tagRow(page, "Press")).toContainText("1 customer");
  await expect(tagRow(page, "Guest")).toContainText("2 customers");
  await page.goto("/dashboard/settings/audit");
  await expect(page.getByRole("main")).toContainText("took back the merge of the tag");
  await expect(page.getByRole("main")).toContainText("brought back the tag");
});

test("an invitation that was taken back, and a payment that was marked for return, are again as they were (I19, A15)", async ({ page, merchant, customer }) => {
  await page.goto("/dashboard/settings/team");
  await page.locator("#invite-email").fill("kari@example.com");
  await page.locator("#invite-role").selectOption("viewer");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const invitation = page.locator("li").filter({ hasText: "kari@example.com" });
  await invitation.getByRole("button", { name: /^Take back/ }).click();
  await expect(toast(page)).toContainText("Invitation taken back");
  await expect(invitation).toHaveCount(0);
  await expectAccessible(page, "an invitation was taken back");
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(invitation).toContainText("Not sent");

  await customer.begin(await merchant.makeLink());
  const code = await customer.code();
  await (await customer.wallet()).press("Let the time run out, then pay");
  await expect(customer.card.getByRole("heading", { name: "Your payment came late" })).toBeVisible();
  await page.goto("/dashboard/payments?mode=test");
  await page.getByRole("row").filter({ hasText: code }).getByRole("link").first().click();
  await page.getByRole("button", { name: "Mark for return" }).click();
  await expect(page.locator(".page-head")).toContainText("Set aside");
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Mark for return" })).toBeVisible();
  await expect(customer.card.getByRole("heading", { name: "Your payment came late" })).toBeVisible();
});

/** The ids that a test's clock gives are too large for the 32 bits that they have in the page's program, which then stops nothing. */
const withSmallIds = (page) =>
  page.addInitScript(() => {
    const [ids, set, clear] = [new Map(), window.setTimeout, window.clearTimeout];
    window.setTimeout = (...given) => {
      const id = ids.size + 1;
      ids.set(id, set(...given));
      return id;
    };
    window.clearTimeout = (id) => clear(ids.get(id));
  });

test("an offer goes by itself, and stays while somebody is at it", async ({ page, server }) => {
  await makeTag(page, server, "Guest");
  await page.clock.install();
  await withSmallIds(page);
  await page.goto("/dashboard/settings/tags");
  await change(page, "Guest");
  await tagRow(page, "Guest").locator(".delete-tag > summary").click();
  await tagRow(page, "Guest").getByRole("button", { name: "Delete this tag" }).click();
  await expect(toast(page)).toBeVisible();
  await toast(page).getByRole("button", { name: "Undo" }).focus();
  await page.clock.fastForward(30_000);
  await expect(toast(page)).toBeVisible();
  await page.locator("main h1").click();
  await page.clock.fastForward(11_000);
  await expect(toast(page)).toHaveCount(0);
});

test("a product's picture, the logo and old addresses come back (R3, R23)", async ({ page, merchant, server, customer }) => {
  const desk = new Desk(page, server);
  const picture = { name: "print.png", mimeType: "image/png", buffer: await page.screenshot({ type: "png" }) };
  const product = await desk.product({ name: "Lofoten print" });
  await page.goto(`/dashboard/products/${product}`);
  await page.locator("#picture").setInputFiles(picture);
  await page.getByRole("button", { name: "Use this picture" }).click();
  const shown = page.getByRole("img", { name: "Picture of Lofoten print" });
  await expect(shown).toBeVisible();
  await page.getByRole("button", { name: "Take the picture away" }).click();
  await expect(toast(page)).toContainText("Picture changed");
  await expect(page.locator(".picture.none")).toBeVisible();
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(shown).toBeVisible();

  await page.goto("/dashboard/settings");
  const square = await page.screenshot({ type: "png", clip: { x: 0, y: 0, width: 128, height: 128 } });
  await page.locator("#logo").setInputFiles({ ...picture, buffer: square });
  await page.getByRole("button", { name: "Use this logo" }).click();
  const logo = page.locator(".logo-form img");
  await expect(logo).toBeVisible();
  await page.getByRole("button", { name: "Take the logo away" }).click();
  await expect(toast(page)).toContainText("Logo changed");
  await expect(logo).toHaveCount(0);
  await expectAccessible(page, "the logo was taken away");
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(logo).toBeVisible();

  const old = await merchant.makeLink({ title: "Workshop", amount: "5.00" });
  await page.getByRole("link", { name: "Edit" }).first().click();
  await merchant.toSecondStep();
  await page.locator("#link-path").fill("evening-workshop");
  await page.getByRole("checkbox", { name: /Old address leads on/ }).uncheck({ force: true });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(toast(page)).toContainText("Old addresses lead here no more");
  const status = async () => (await customer.page.request.get(old, { maxRedirects: 0 })).status();
  expect(await status()).toBe(404);
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(toast(page)).toContainText("Taken back");
  expect([301, 302, 303, 307, 308]).toContain(await status());
});
