// Reminders: asked for with a link, shown and changed on its page, ended by a payment or by the customer (R14 to R16, R20).
import { look } from "../fixtures/look.js";
import { expect, test } from "../fixtures/test.js";

const MAJA = "maja@example.com";
const DAY = 24 * 60;

test.use({ mailing: true, movable: true });

test.beforeEach(async ({ merchant, complaints }) => {
  // Forms that are not taken answer 422; the browser notes it.
  complaints.expect(/status of 422/);
  await merchant.setUp();
});

/** A link for Maja that is sent at once, with reminders; `prepare` fills in more. Returns its address and the card. */
async function remindedLink(page, merchant, mail, prepare = async () => {}) {
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ amount: "5", title: "Field recordings" });
  const remind = page.locator("#link-remind");
  await expect(remind).toBeHidden();
  await page.locator("#link-customer-new").locator("xpath=..").click();
  await page.locator("#link-customer_email").fill(MAJA);
  await page.locator("#link-customer_name").fill("Maja Lind");
  await expect(remind).toBeHidden();
  await page.getByLabel("By e-mail", { exact: true }).check();
  await expect(page.locator("#link-remind_most")).toBeHidden();
  await remind.check();
  await page.locator("#link-remind_every").selectOption("daily");
  await prepare();
  await page.getByRole("button", { name: "Create link" }).click();
  const url = await merchant.linkAddress();
  expect((await mail.next()).to).toEqual([MAJA]);
  return { url, card: page.locator("#reminders-card") };
}

test("a link is made with reminders, which are shown, changed, and complete once it is paid (R15, R16)", async ({ page, merchant, customer, mail }, info) => {
  const { url, card } = await remindedLink(page, merchant, mail, async () => {
    await page.locator("#link-remind_most").fill("51");
    await page.getByRole("button", { name: "Create link" }).click();
    await expect(page.locator("#link-remind_most-note")).toContainText("Choose a whole number from 1 to 50.");
    await expect(page.locator("#link-remind_most")).toHaveValue("51");
    await look(page, "remind-fields", info);
    await page.locator("#link-remind_most").fill("3");
  });
  await expect(card.getByText("0/3", { exact: true })).toBeVisible();
  await expect(card.getByText("Upcoming", { exact: true })).toBeVisible();
  await expect(card).toContainText("Every day, by e-mail");
  await expect(card).toContainText("UTC time");
  await look(page, "reminders-card", info);

  await card.getByText("Change", { exact: true }).click();
  await card.locator("#reminders-most").fill("none");
  await card.getByRole("button", { name: "Save the reminders" }).click();
  await expect(card.locator("#reminders-most-note")).toContainText("Choose a whole number from 1 to 50.");
  await expect(card.locator("#reminders-most")).toHaveValue("none");
  await look(page, "reminders-form", info);
  await card.locator("#reminders-every").selectOption("weekly");
  await card.locator("#reminders-most").fill("5");
  await card.getByRole("button", { name: "Save the reminders" }).click();
  await expect(card.getByText("0/5", { exact: true })).toBeVisible();
  await expect(card).toContainText("Every week");
  await page.getByRole("navigation", { name: "Kind of activity" }).getByRole("link", { name: "Reminders" }).click();
  const activity = page.locator(".activity");
  await expect(activity.getByText("Upcoming")).toHaveCount(5);
  await expect(activity).toContainText("Reminder 1 of 5");
  await look(page, "reminders-tab", info);

  await customer.begin(url);
  await (await customer.wallet()).press(/^Pay exactly/);
  await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
  await expect(card.getByText("Complete", { exact: true })).toBeVisible();
  await expect(activity).toContainText("No reminders yet");
});

test("a customer is reminded and stops it from the e-mail, with and without script (R14)", async ({ page, merchant, newcomer, mail, server, request }, info) => {
  const { card } = await remindedLink(page, merchant, mail);
  const own = page.url();
  await expect(card.getByText("Upcoming", { exact: true })).toBeVisible();
  await page.evaluate(() => (window.untouched = true));
  await server.clock.minutesLater(DAY + 1);
  const reminder = await mail.next();
  expect(reminder.to).toEqual([MAJA]);
  expect(reminder.raw).toContain("List-Unsubscribe: <");
  await expect(card.getByText("1/3", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => window.untouched), "by itself").toBe(true);

  const address = reminder.text.match(/http:\/\/127\.0\.0\.1:\d+\/reminders\/[\w-]+/)[0];
  const plain = await (await newcomer({ javaScriptEnabled: false })).newPage();
  await plain.goto(address);
  await expect(plain.getByRole("heading", { name: "Stop these reminders?" })).toBeVisible();
  await expect(card.getByText("Upcoming", { exact: true })).toBeVisible();
  const seen = await (await newcomer()).newPage();
  await seen.goto(address);
  await look(seen, "stop-reminders", info);
  await plain.getByRole("button", { name: "Stop the reminders" }).click();
  await expect(plain.getByRole("heading", { name: "No more reminders" })).toBeVisible();
  await seen.goto(address);
  await expect(seen.getByRole("heading", { name: "No more reminders" })).toBeVisible();
  await look(seen, "no-more-reminders", info);
  await expect(card.getByText("Stopped by customer", { exact: true })).toBeVisible();
  await look(page, "reminders-stopped", info);
  // A mail program's own button, a second time.
  const posted = await request.post(address, { form: { "List-Unsubscribe": "One-Click" } });
  expect(posted.status()).toBe(200);
  expect((await request.post(`${address}x`)).status()).toBe(404);

  // The merchant cannot overlook that.
  await card.getByText("Change", { exact: true }).click();
  await card.getByLabel(/^Remind them until they pay/).check();
  await card.getByRole("button", { name: "Save the reminders" }).click();
  await expect(card.locator("#reminders-wanted_again-note")).toContainText("asked for no more reminders");
  await card.getByLabel(/^They want reminders again/).check();
  await card.getByRole("button", { name: "Save the reminders" }).click();
  await expect(card.getByText("Upcoming", { exact: true })).toBeVisible();

  // Nobody is there any more who could be reminded.
  await page.locator(".facts").getByRole("link", { name: "Maja Lind" }).click();
  await page.getByRole("button", { name: "More for this customer" }).click();
  await page.getByRole("link", { name: "Erase this customer" }).click();
  await page.locator("#erase-email").fill(MAJA);
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.getByText("The customer was erased.")).toBeVisible();
  await page.goto(own);
  await page.getByRole("navigation", { name: "Kind of activity" }).getByRole("link", { name: "Reminders" }).click();
  const activity = page.locator(".activity");
  await expect(activity.getByText("Cannot be sent", { exact: true }).first()).toBeVisible();
  await expect(activity).toContainText("The customer is no longer in your list. Choose whom the link is for, and send it to them.");
  await look(page, "reminders-cannot", info);
});

test("time zone and quiet hours are kept, and what is wrong is said at its field (R14)", async ({ page }, info) => {
  await page.goto("/dashboard/settings/messages");
  await page.locator("#hours-zone").fill("Europe/Atlantis");
  await page.locator("#hours-quiet_from").fill("21:00");
  const save = page.locator("form").filter({ has: page.locator("#hours-zone") }).getByRole("button", { name: "Save" });
  await save.click();
  await expect(page.locator("#hours-zone-note")).toContainText("There is no such time zone.");
  await expect(page.locator("#hours-quiet_until-note")).toContainText("such as 08:00");
  await expect(page.locator("#hours-zone")).toHaveValue("Europe/Atlantis");
  await page.locator("#hours-zone").fill("Europe/Amsterdam");
  await page.locator("#hours-quiet_until").fill("08:00");
  await look(page, "hours", info);
  await save.click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page.goto("/dashboard/settings/messages");
  await expect(page.locator("#hours-zone")).toHaveValue("Europe/Amsterdam");
  await expect(page.locator("#hours-quiet_until")).toHaveValue("08:00");
});
