// Customers as a merchant works with them: from payments, by hand, from a file; links for one; tags; and forgetting one.
import { Desk } from "../fixtures/desk.js";
import { look } from "../fixtures/look.js";
import { expect, test } from "../fixtures/test.js";

test.beforeEach(async ({ merchant, complaints }) => {
  // Forms that are not taken answer 422, and who is erased 404; the browser notes both.
  complaints.expect(/status of (404|422)/);
  await merchant.setUp();
});

/** The row of a customer or link in a list. */
const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });

/** The dialog in which tags are chosen. */
const dialog = (page) => page.locator("#tags-dialog");

/** Pays on the built-in network, from a link's page on. */
async function pay(customer, url, { name, email } = {}) {
  const { page } = customer;
  await page.goto(url);
  if (name) await page.getByLabel("Full name").fill(name);
  if (email) await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: /^Pay / }).click();
  await expect(page).toHaveURL(/\/s\//);
}

/** Adds a customer by the form. */
async function add(page, { email, name = "", notes = "" }) {
  await page.goto("/dashboard/customers/new");
  await page.locator("#customer-email").fill(email);
  await page.locator("#customer-name").fill(name);
  await page.locator("#customer-notes").fill(notes);
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: name || email })).toBeVisible();
}

test("who gives an e-mail twice is one customer, with both payments and all that was told (P2)", async ({ page, server, customer }, info) => {
  await page.goto("/dashboard/customers?mode=test");
  await expect(page.getByText("No customers yet")).toBeVisible();
  await look(page, "customers-empty", info);
  const { url } = await new Desk(page, server).link({ amount: "5", ask: { name: "optional", email: "optional" } });
  await pay(customer, url, { name: "Maja Berg", email: "Maja@Example.com" });
  await pay(customer, url, { email: "maja@example.com" });
  await page.goto("/dashboard/customers?mode=test");
  await expect(row(page, "Maja Berg")).toContainText("maja@example.com");
  await expect(page.getByText("1 customer", { exact: true })).toBeVisible();
  await look(page, "customers", info);
  await page.getByLabel("Search customers").fill("BERG");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/search=BERG/);
  await row(page, "Maja Berg").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Maja Berg" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Payments" }).getByText("2 payments")).toBeVisible();
  await expect(page.getByRole("region", { name: "What they told you" })).toContainText("Maja@Example.com");
  await look(page, "customer", info);
  await page.getByRole("region", { name: "Payments" }).getByRole("link").first().click();
  await page.getByRole("link", { name: "All about them" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Maja Berg" })).toBeVisible();
});

test("a customer is added, corrected and edited; what is wrong is said and what was typed stays; of two who are one the notes of both are kept (P2)", async ({ page }, info) => {
  await page.goto("/dashboard/customers/new");
  await page.locator("#customer-email").fill("maja");
  await page.locator("#customer-phone").fill("12");
  await page.locator("#customer-notes").fill("<b>likes prints</b>");
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(page.getByRole("alert")).toContainText("Two things to put right");
  await expect(page.locator("#customer-phone-note")).toContainText("country code");
  await expect(page.locator("#customer-notes")).toHaveValue("<b>likes prints</b>");
  await look(page, "customer-errors", info);
  await page.locator("#customer-email").fill("maja@example.com");
  await page.locator("#customer-phone").fill("+47 412 34 567");
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(page.locator(".facts")).toContainText("+4741234567");
  await expect(page.locator(".facts")).toContainText("<b>likes prints</b>");
  await add(page, { email: "noor@example.com", name: "Noor", notes: "Comes on Fridays" });
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Edit Noor" })).toBeVisible();
  await page.locator("#customer-email").fill("MAJA@example.com");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("#customer-email-note")).toContainText("Another of your customers");
  await look(page, "customer-merge", info);
  await page.getByLabel("They are the same: put both together").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Noor", exact: true })).toBeVisible();
  for (const known of ["maja@example.com", "+4741234567", "<b>likes prints</b>", "Comes on Fridays"]) {
    await expect(page.locator(".facts")).toContainText(known);
  }
  await page.goto("/dashboard/customers?mode=test");
  await expect(page.getByText("1 customer", { exact: true })).toBeVisible();
});

test("a link for a customer begins with what is known, at an address that nobody guesses (P2, A2)", async ({ page, merchant, customer }, info) => {
  await add(page, { email: "maja@example.com", name: "Maja Berg", notes: "CANARY" });
  await page.getByRole("link", { name: "Make a link" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New link" })).toBeVisible();
  await expect(page.locator("#link-customer-known")).toBeChecked();
  await merchant.fillLink({ amount: "5", title: "Print", ask: { name: "required", email: "required" } });
  await expect(page.locator("#link-customer_email")).toHaveValue("maja@example.com");
  await look(page, "create-for-a-customer", info);
  await page.getByRole("button", { name: "Create link" }).click();
  const url = await merchant.linkAddress();
  expect(url).toMatch(/\/pay\/link_[0-9A-Z]+\.[0-9A-Za-z]{23}/);
  await expect(page.locator(".facts")).toContainText("Maja Berg");
  await customer.page.goto(url);
  await expect(customer.page.getByLabel("Full name")).toHaveValue("Maja Berg");
  await expect(customer.page.getByLabel("E-mail")).toHaveValue("maja@example.com");
  expect(await customer.page.content()).not.toContain("CANARY");
  await look(customer.page, "known-customer", info);
  // Who knows only the link's id can pay it, and is shown nothing of her.
  await customer.page.goto(url.replace(/\.[^./?]*(?=\?|$)/, ""));
  await expect(customer.page.getByLabel("Full name")).toHaveValue("");
  expect(await customer.page.content()).not.toContain("Maja");
});

test("a customer is searched for, or added, while a link is made (P2)", async ({ page, merchant }) => {
  await add(page, { email: "maja@example.com", name: "Maja Berg" });
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ amount: "5", title: "Print" });
  await page.locator("#link-customer-known").locator("xpath=..").click();
  await page.locator("#link-customer_email").fill("berg");
  await expect(page.locator("#link-customers option")).toHaveAttribute("value", "maja@example.com");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.locator("#link-customer_email-note")).toContainText("maja@example.com");
  await page.locator("#link-customer-new").locator("xpath=..").click();
  await page.locator("#link-customer_email").fill("noor@example.com");
  await page.locator("#link-customer_name").fill("Noor Haddad");
  await page.getByRole("button", { name: "Create link" }).click();
  await merchant.linkAddress();
  await page.locator(".facts").getByRole("link", { name: "Noor Haddad" }).click();
  await expect(page.getByRole("region", { name: "Links for them" })).toContainText("Print");
});

test("a file is imported line by line and exported again (P2)", async ({ page }, info) => {
  await page.goto("/dashboard/customers/import");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("empty");
  const csv = "email,name,notes,tags\nmaja@example.com,Maja Berg,'=1+1,Press;Regular\nbroken,Nobody,,\nMAJA@example.com,,,\n";
  await page.locator("#import-file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.locator("#import-csv")).toHaveValue(/Maja Berg/);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const lines = page.getByRole("region", { name: "Lines of the file" });
  await expect(lines.getByRole("row").nth(1)).toContainText("Not taken");
  await expect(lines).toContainText("The same customer as line 2");
  await expect(page.getByText("1 line was not taken")).toBeVisible();
  await look(page, "customers-import", info);
  await page.goto("/dashboard/customers?mode=test");
  await expect(row(page, "Maja Berg")).toContainText("Press");
  const file = await page.request.get("/dashboard/customers.csv");
  expect(await file.text()).toContain("maja@example.com,Maja Berg,,,'=1+1,Press; Regular");
});

test("a customer's data is handed out, and the customer is erased for good after asking twice (P2)", async ({ page, server, customer }, info) => {
  const { url } = await new Desk(page, server).link({ amount: "5", ask: { name: "optional", email: "optional" } });
  await pay(customer, url, { name: "Maja Berg", email: "maja@example.com" });
  await page.goto("/dashboard/customers?mode=test");
  await row(page, "Maja Berg").getByRole("link").first().click();
  await page.getByRole("button", { name: "More for this customer" }).click();
  const data = await page.getByRole("link", { name: "Download all their data" }).getAttribute("href");
  expect((await (await page.request.get(data)).json()).payments).toHaveLength(1);
  await page.getByRole("link", { name: "Erase this customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Erase Maja Berg" })).toBeVisible();
  await page.locator("#erase-email").fill("somebody@example.com");
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.locator("#erase-email-note")).toContainText("Type maja@example.com");
  await look(page, "customer-erase", info);
  await page.locator("#erase-email").fill("maja@example.com");
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.getByRole("status").getByText("1 payment stays in your books")).toBeVisible();
  await page.goto("/dashboard/payments?mode=test");
  await expect(page.getByRole("row")).toHaveCount(2);
  expect(await page.content()).not.toContain("Maja Berg");
  expect((await page.request.get(data)).status()).toBe(404);
});

test("tags are made in place, put on many at once, narrowed by, renamed, merged and deleted (R28)", async ({ page }, info) => {
  await add(page, { email: "maja@example.com", name: "Maja" });
  await page.getByRole("button", { name: "Edit tags" }).click();
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByLabel("Name").fill("a;b");
  await dialog(page).getByRole("button", { name: "Save tags" }).click();
  await expect(dialog(page).getByRole("alert")).toContainText("semicolon");
  await look(page, "tags-dialog", info);
  await dialog(page).getByLabel("Name").fill("Regular");
  await dialog(page).getByLabel("Violet").locator("xpath=..").click();
  await dialog(page).getByRole("button", { name: "Save tags" }).click();
  await expect(page.getByRole("region", { name: "Tags" }).locator(".tag.c5")).toHaveText("Regular");
  await expect(dialog(page)).toBeHidden();

  await add(page, { email: "noor@example.com", name: "Noor" });
  await page.goto("/dashboard/customers?mode=test");
  await expect(async () => {
    await page.getByLabel("Choose all customers on this page").check({ timeout: 1000 });
    await page.getByRole("button", { name: "Tags", exact: true }).click({ timeout: 1000 });
  }).toPass();
  await dialog(page).getByLabel("Find a tag").fill("REG");
  await dialog(page).getByRole("checkbox", { name: "Regular" }).check();
  await dialog(page).getByText("New tag", { exact: true }).click();
  await dialog(page).getByLabel("Name").fill("Press");
  await dialog(page).getByRole("button", { name: "Put on" }).click();
  await expect(row(page, "Noor")).toContainText("Press");
  await expect(row(page, "Noor")).toContainText("Regular");
  await expect(row(page, "Maja")).toContainText("Press");
  await look(page, "customers-tagged", info);

  await expect(async () => {
    await page.getByLabel("Choose Maja").check({ timeout: 1000 });
    await page.getByRole("button", { name: "Tags", exact: true }).click({ timeout: 1000 });
  }).toPass();
  await dialog(page).getByRole("checkbox", { name: "Press" }).check();
  await dialog(page).getByRole("button", { name: "Take off" }).click();
  await expect(row(page, "Maja")).not.toContainText("Press");
  await page.locator(".more-filters > summary").click();
  await page.locator(".tag-filter").getByRole("link", { name: "Press" }).click();
  await expect(row(page, "Maja")).toHaveCount(0);
  await expect(row(page, "Noor")).toBeVisible();
  await expect(page).toHaveURL(/tags=tag_/);
  await page.reload();
  await expect(row(page, "Maja")).toHaveCount(0);
  // Of two tags both are asked for: Maja has the second alone.
  const regulars = page.locator(".tag-filter").getByRole("link", { name: "Regular" });
  if (!(await regulars.isVisible())) await page.locator(".more-filters > summary").click();
  await regulars.click();
  await expect(page).toHaveURL(/tags=tag_\w+(,|%2C)tag_\w+/);
  await expect(row(page, "Noor")).toBeVisible();
  await expect(row(page, "Maja")).toHaveCount(0);

  await page.goto("/dashboard/settings/tags");
  const customers = page.getByRole("region", { name: "Tags of customers" });
  const press = customers.getByRole("listitem").filter({ has: page.locator(".tag-head", { hasText: "Press" }) });
  await expect(press).toContainText("1 customer");
  await look(page, "tags", info);
  await press.getByText("Change", { exact: false }).first().click();
  await press.getByLabel("Name").fill("regular");
  await press.getByRole("button", { name: "Save" }).click();
  await expect(press.getByText("You have a tag of this name already")).toBeVisible();
  await press.getByLabel("Merge into").selectOption("Regular");
  await press.getByRole("button", { name: "Merge" }).click();
  await expect(press).toHaveCount(0);
  const regular = customers.getByRole("listitem").filter({ has: page.locator(".tag-head", { hasText: "Regular" }) });
  await expect(regular).toContainText("2 customers");
  await regular.getByText("Change", { exact: false }).first().click();
  await regular.locator(".delete-tag > summary").click();
  await expect(regular).toContainText("It is taken from 2 customers.");
  await regular.getByRole("button", { name: "Delete this tag" }).click();
  await expect(customers).toContainText("None yet.");
});

test("links have tags of their own, put on from their page, their form and the list, which is narrowed by them (R28)", async ({ page, merchant }, info) => {
  await merchant.makeLink({ amount: "5", title: "Print" });
  await page.getByRole("button", { name: "Edit tags" }).click();
  await dialog(page).getByLabel("Name").fill("Spring");
  await dialog(page).getByRole("button", { name: "Save tags" }).click();
  await expect(page.getByRole("region", { name: "Tags" })).toContainText("Spring");
  // Another is made with the link that gets it.
  await page.goto("/dashboard/links/new?mode=test");
  await merchant.fillLink({ amount: "5", title: "Poster" });
  await page.getByText("New tag", { exact: true }).click();
  await page.locator("#link-new_tag").fill("Workshop");
  await page.getByLabel("Violet").locator("xpath=..").click();
  await page.getByRole("button", { name: "Create link" }).click();
  await merchant.linkAddress();
  await expect(page.getByRole("region", { name: "Tags" }).locator(".tag.c5")).toHaveText("Workshop");
  await page.goto("/dashboard/links?mode=test");
  await expect(async () => {
    await page.getByLabel("Choose Poster").check({ timeout: 1000 });
    await page.getByRole("button", { name: "Tags", exact: true }).click({ timeout: 1000 });
  }).toPass();
  await dialog(page).getByRole("checkbox", { name: "Spring" }).check();
  await dialog(page).getByRole("button", { name: "Put on" }).click();
  await expect(row(page, "Poster")).toContainText("Spring");
  await look(page, "links-tagged", info);

  // Of two tags both are asked for: the print has the first alone.
  const filter = page.locator(".more-filters").filter({ has: page.locator(".tag-filter") });
  const narrowBy = async (name) => {
    const tag = filter.getByRole("link", { name });
    if (!(await tag.isVisible())) await filter.locator("summary").click();
    await tag.click();
  };
  await narrowBy("Spring");
  await expect(page).toHaveURL(/tags=tag_\w+$/);
  await expect(row(page, "Print")).toBeVisible();
  await expect(row(page, "Poster")).toBeVisible();
  await narrowBy("Workshop");
  await expect(page).toHaveURL(/tags=tag_\w+(,|%2C)tag_\w+$/);
  await expect(row(page, "Print")).toHaveCount(0);
  await expect(row(page, "Poster")).toBeVisible();
  await page.reload();
  await expect(row(page, "Poster")).toBeVisible();
  await expect(row(page, "Print")).toHaveCount(0);
  await expect(filter.locator("summary")).toHaveText("Tags, 2 chosen");
  // A page that has just been loaded hears of the way back once its script runs.
  await expect(async () => {
    const chosen = page.getByLabel("Choose Poster");
    await chosen.uncheck({ timeout: 1000 });
    await chosen.check({ timeout: 1000 });
    await expect(page.getByRole("button", { name: "Tags", exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.goBack();
  await expect(page).toHaveURL(/tags=tag_\w+$/);
  await expect(row(page, "Print")).toBeVisible();

  await page.goto("/dashboard/settings/tags");
  await expect(page.getByRole("region", { name: "Tags of links" })).toContainText("2 links");
  await expect(page.getByRole("region", { name: "Tags of customers" })).toContainText("None yet.");
});
