// Texts that would like to be run, in every field that is kept and shown (bar: stored XSS). They are sent as the forms
// send them, past the pages, and then every page that shows them is opened.
import { startAnvil } from "../fixtures/anvil.js";
import { expectOnlyText, shapes, watchForHarm } from "../fixtures/harm.js";
import { expect, test } from "../fixtures/test.js";
import { PAYLOADS } from "../fixtures/xss.js";

const USDC = "sandbox:1/token:USDC";
const PLAIN = "Plain words";
/** A mail address may hold no brackets; this one goes as far as it can. */
const EMAIL = "'onfocus=alert`1`'autofocus='@evil.example";
/** Pages are opened in so many tabs at once. */
const TABS = 4;

const fitting = (most) => PAYLOADS.filter((text) => [...text].length <= most);

/** As many payloads from here on, a line each, as the field takes. */
function lines(from, most) {
  const taken = [];
  for (let at = from, length = 0; ; at++) {
    const next = PAYLOADS[at % PAYLOADS.length];
    length += [...next].length + 1;
    if (length > most) return taken;
    taken.push(next);
  }
}

/** Sends a form as a page without script does, and says where that leads. */
async function send(request, path, form) {
  const answer = await request.post(path, { form, maxRedirects: 0 });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBeLessThan(400);
  return answer.headers().location ?? "";
}

/** Does it for each, a few at once. */
async function each(list, task, width = TABS) {
  const rest = list.map((item, at) => [item, at]);
  const worker = async (n) => {
    for (let next = rest.shift(); next; next = rest.shift()) await task(...next, n);
  };
  await Promise.all(Array.from({ length: width }, (_, n) => worker(n)));
}

const tabs = (context) => Promise.all(Array.from({ length: TABS }, () => context.newPage()));

const every = (list, step) => list.filter((_, at) => at % step === 0);

/** A link and a paid session with these texts. */
async function sell(request, { title, reference, many }) {
  const link = await send(request, "/dashboard/do/save_link", {
    "form[kind]": "fixed",
    "form[address]": "secret",
    "form[title]": title,
    "form[description]": many(1_000).join("\n"),
    "form[reference]": reference,
    "form[private_note]": many(1_000).join("\n"),
    "form[amount]": "5",
    "form[assets][0]": USDC,
    "form[window_minutes]": "60",
    "form[fields][name]": "required",
    "form[fields][email]": "optional",
    "form[fields][phone]": "optional",
    "form[fields][address]": "optional",
    "form[fields][note]": "optional",
  });
  const id = link.match(/links\/([^/?]+)/)[1];
  const customer = { name: title, email: EMAIL, address: many(500).join("\n"), note: many(1_000).join("\n") };
  const session = (await send(request, `/pay/${id}`, { asset: USDC, ...customer })).match(/^\/s\/([^/?]+)$/)[1];
  await send(request, `/sandbox/${session}`, { act: "exact" });
  return { id, session, title, reference, many };
}

/** Expects a PDF to run nothing, and to lead to nowhere but below this address. */
async function expectQuietPdf(answer, name, below) {
  expect(answer.headers()).toMatchObject({ "content-type": "application/pdf", "x-content-type-options": "nosniff" });
  expect(answer.headers()["content-disposition"]).toMatch(name);
  // Without what is compressed, where chance makes any three letters.
  const objects = (await answer.body()).toString("latin1").replace(/stream\r?\n[^]*?endstream/g, "");
  expect(objects).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|AA|GoToR|SubmitForm)\b/);
  expect([...objects.matchAll(/\/URI\(([^)]*)/g)].filter(([, to]) => !to.startsWith(below))).toEqual([]);
}

/** Gives the business this name. */
function rename(request, name) {
  return send(request, "/dashboard/do/save_business", {
    "form[name]": name,
    "form[handle]": "northlight-studio",
    "form[accent]": "#0e5e73",
    "form[contact_email]": EMAIL,
    "form[website]": "https://northlight.example/'onclick=alert(1)//",
    "form[window_minutes]": "60",
    "form[tolerance_kind]": "percent",
    "form[tolerance]": "0",
  });
}

test("what is typed about links and by customers is only ever read (about 200 texts, 0 reports of the policy)", async ({
  page,
  merchant,
  newcomer,
  server,
  complaints,
}) => {
  test.setTimeout(600_000);
  // The answer to a form that is not taken has a status of its own, which the browser notes.
  complaints.expect(/status of 422/);
  const deskHarm = await watchForHarm(page.context(), server.origin);
  await merchant.setUp();
  const desk = page.request;
  const short = fitting(60);
  const plain = await sell(desk, { title: PLAIN, reference: PLAIN, many: () => [PLAIN, PLAIN] });
  const sold = [];
  await each(PAYLOADS, async (title, at) => {
    const reference = short[at % short.length];
    sold[at] = await sell(desk, { title, reference, many: (most) => lines(at + 1, most) });
  });
  await expect.poll(async () => (await (await desk.get("/dashboard/payments.csv?status=paid")).text()).match(/,paid,|,final,/g)?.length, {
    timeout: 60_000,
  }).toBe(PAYLOADS.length + 1);

  // The customers' pages.
  const context = await newcomer();
  const harm = await watchForHarm(context, server.origin);
  const open = await tabs(context);
  const [first] = open;
  await rename(desk, PLAIN);
  await first.goto(`/s/${plain.session}`);
  const code = await first.locator(".half .secret").innerText();
  const usual = {};
  for (const [kind, path] of [
    ["link", `/pay/${plain.id}`],
    ["session", `/s/${plain.session}`],
    ["receipt", `/s/${plain.session}/receipt`],
    ["verify", `/verify?code=${code}`],
    ["wallet", `/sandbox/${plain.session}`],
  ]) {
    await first.goto(path);
    await expectOnlyText(first, [PLAIN]);
    usual[kind] = await shapes(first);
  }
  const visit = async (tab, kind, path, texts) => {
    await tab.goto(path);
    await expectOnlyText(tab, texts);
    const unusual = (await shapes(tab)).filter((shape) => !usual[kind].includes(shape));
    expect(unusual, `${path}: elements that this page does not have`).toEqual([]);
  };
  await each(sold, async ({ id, session, title, reference, many }, at, n) => {
    const tab = open[n];
    // The business's name is on all of them: another one each time.
    await rename(desk, title);
    await visit(tab, "link", `/pay/${id}`, [title, reference, ...many(1_000)]);
    await visit(tab, "session", `/s/${session}`, [title, reference, `Paid. Thank you, ${title.split(" ")[0]}`]);
    if (at % 4) return;
    const { 1: code } = (await tab.locator(".half .secret").innerText()).match(/^(\S+)$/);
    await visit(tab, "receipt", `/s/${session}/receipt`, [title, reference]);
    await visit(tab, "verify", `/verify?code=${code}`, [title]);
    await visit(tab, "wallet", `/sandbox/${session}`, [title]);
    const pdf = await tab.request.get(`/s/${session}/receipt.pdf`);
    await expectQuietPdf(pdf, /^attachment; filename="receipt-[0-9A-Z-]+\.pdf"$/, `${server.origin}/verify?`);
  });

  // What was typed comes back in the form when something is missing.
  await each(every(sold, 12), async ({ id, title }, at, n) => {
    const tab = open[n];
    const text = lines(at * 12, 480).join("\n");
    await tab.goto(`/pay/${id}`);
    await tab.getByLabel("Full name").fill(title);
    await tab.getByLabel("E-mail").fill("nobody");
    await tab.getByLabel("Shipping address").fill(text);
    await tab.getByLabel("Anything we should know?").fill(text);
    await tab.getByRole("button", { name: /^Pay / }).click();
    await expect(tab.getByRole("alert")).toBeVisible();
    await expect(tab.getByLabel("Anything we should know?")).toHaveValue(text);
    await expectOnlyText(tab, [title]);
  });
  expect(harm).toEqual([]);

  // The merchant's pages: lists, then the pages of some, which hold all of the texts in their long fields.
  const desks = [page, ...(await tabs(page.context())).slice(1)];
  const pages = Array.from({ length: Math.ceil((PAYLOADS.length + 1) / 25) }, (_, at) => at + 1);
  const shown = { links: [], payments: [] };
  for (const list of ["links", "payments"]) {
    await each(pages, async (number, _, n) => {
      const tab = desks[n];
      await tab.goto(`/dashboard/${list}?mode=test&page=${number}`);
      await expect(tab.getByRole("row").nth(1)).toBeVisible();
      await expectOnlyText(tab, []);
      shown[list].push(await tab.locator("table").textContent());
    });
    const all = shown[list].join("\n").replace(/\s+/g, " ");
    expect(PAYLOADS.filter((text) => !all.includes(text)), `not in the list of ${list}`).toEqual([]);
  }
  await each(every(sold, 8), async ({ id, session, title, reference, many }, _, n) => {
    const tab = desks[n];
    await tab.goto(`/dashboard/links/${id}`);
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText(title);
    await expectOnlyText(tab, [title, reference, ...many(1_000)]);
    await tab.goto(`/dashboard/payments/${session}`);
    await expect(tab.getByRole("heading", { level: 1 })).toBeVisible();
    await expectOnlyText(tab, [title, EMAIL, ...many(1_000)]);
  });
  await each(every(PAYLOADS, 8), async (text, _, n) => {
    const tab = desks[n];
    for (const path of ["/dashboard/links", "/dashboard/payments", "/verify"]) {
      await tab.goto(`${path}?mode=test&search=${encodeURIComponent(text)}&code=${encodeURIComponent(text)}`);
      await expectOnlyText(tab, [text]);
    }
  });
  await page.goto("/dashboard?mode=test");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectOnlyText(page, []);

  // The same as a table for a spreadsheet: text in quotes, never a page, and no cell is a formula.
  const csv = await desk.get("/dashboard/payments.csv");
  expect(csv.headers()).toMatchObject({ "content-type": "text/csv; charset=utf-8", "x-content-type-options": "nosniff" });
  expect(csv.headers()["content-disposition"]).toBe('attachment; filename="payments.csv"');
  const cells = [...(await csv.text()).matchAll(/(?:^|[,\n])(?:"((?:[^"]|"")*)"|([^,"\n]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare,
  );
  expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  const cell = (text) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
  expect(PAYLOADS.filter((text) => !cells.includes(cell(text)))).toEqual([]);
  expect(deskHarm).toEqual([]);
});

test("names of people, wallets and networks are only ever read (about 200 texts, 0 reports of the policy)", async ({
  page,
  merchant,
  newcomer,
  server,
}) => {
  test.setTimeout(400_000);
  const harm = await watchForHarm(page.context(), server.origin);
  const person = `"><img xss src=x onerror=alert(1)>`;
  await merchant.setUp({ business: `</script><script xss>alert(1)</script>`, name: person });
  const desk = page.request;
  const wallets = fitting(60);
  await each(wallets, (name, at) =>
    send(desk, "/dashboard/do/add_wallet", {
      "form[name]": name,
      "form[mode]": "test",
      "form[key]": `0x${(0xa0000 + at).toString(16).padStart(40, "0")}`,
    }),
  );
  await page.goto("/dashboard/settings/wallets");
  await expect(page.locator(".wallets > li")).toHaveCount(wallets.length + 1);
  await expectOnlyText(page, wallets);
  await page.locator(".wallets a.main").nth(5).click();
  await expect(page).toHaveURL(/wallets\/[^/]+$/);
  await expectOnlyText(page, []);

  const networks = fitting(40);
  await each(networks, (name, at) =>
    send(desk, "/dashboard/do/save_network", {
      "form[name]": name,
      "form[chain_id]": String(700_000 + at),
      "form[mode]": "test",
      "form[native_symbol]": "XSS",
      "form[confirmations]": "12",
    }),
  );
  await page.goto("/dashboard/settings/networks");
  await expect(page.locator("details.net-card").nth(networks.length)).toBeVisible();
  await expectOnlyText(page, [person, ...networks]);
  await page.goto("/dashboard/settings");
  await expectOnlyText(page, [person]);

  // A network that customers can pay on.
  const anvil = await startAnvil(31_339);
  const name = `North'><img xss src=x onerror=alert(1)>`;
  await merchant.addNetwork({ name, anvil });
  const link = await merchant.makeLink({ amount: "1", symbol: "ETH" });
  const context = await newcomer();
  const customersHarm = await watchForHarm(context, server.origin);
  const customer = await context.newPage();
  await customer.goto(link);
  await expectOnlyText(customer, [`ETH on ${name}`]);
  await customer.getByRole("button", { name: /^(Pay |Continue to payment)/ }).click();
  await expect(customer).toHaveURL(/\/s\/[^/]+$/);
  await expectOnlyText(customer, [`Address on ${name}`]);
  await page.goto("/dashboard/payments?mode=test");
  await expect(page.getByRole("row").nth(1)).toContainText(name);
  await expectOnlyText(page, [name]);
  await anvil.stop();
  expect(harm).toEqual([]);
  expect(customersHarm).toEqual([]);
});

/** A file of customers: for each text one who has it as name and, where it can be one, as tag. */
function customersFile(isTag) {
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const row = (text, at) => [emailOf(at), text, lines(at + 1, 400).join("\n"), lines(at + 2, 400).join("\n"), isTag(text) ? text : ""];
  return ["email,name,address,notes,tags", ...PAYLOADS.map((text, at) => row(text, at).map(cell).join(","))].join("\n");
}

const emailOf = (at) => `c${at}@evil.example`;

/** What an HTML text is, read as a document in which nothing runs; by an empty page, which has no policy of ours. */
const readHtml = (page, html) =>
  page.evaluate((html) => {
    const read = new DOMParser().parseFromString(html, "text/html");
    return { elements: read.querySelectorAll("[xss]").length, text: read.body.textContent.replace(/\s+/g, " ") };
  }, html);

test("products, tags, customers, invoices, messages and names of businesses are only ever read (about 200 texts, 0 reports of the policy)", async ({
  page,
  merchant,
  newcomer,
  server,
  complaints,
}) => {
  test.setTimeout(400_000);
  // What watches a page does not run in the frame that shows an e-mail.
  complaints.expect(/messages\/preview.*the 'allow-scripts' permission is not set/);
  // Pages that are open when another business is turned to are of the one before.
  complaints.expect(/status of 409/);
  const harm = await watchForHarm(page.context(), server.origin);
  await merchant.setUp();
  const desk = page.request;
  const context = await newcomer();
  const customersHarm = await watchForHarm(context, server.origin);
  const desks = [page, ...(await tabs(page.context())).slice(1)];
  const open = await tabs(context);

  // Products, and links that sell some of them, each with a tag.
  const products = [];
  await each(PAYLOADS, async (name, at) => {
    const form = { name, description: lines(at + 1, 1_000).join("\n"), unit: "USDC", price: "5", active: "true" };
    const fields = Object.entries(form).map(([field, value]) => [`form[${field}]`, value]);
    const to = await send(desk, "/dashboard/do/save_product", Object.fromEntries(fields));
    products[at] = { id: to.match(/products\/([^/?]+)/)[1], name, description: lines(at + 1, 1_000) };
  });
  await page.goto("/dashboard/products?mode=test");
  await expect(page.getByRole("row").nth(PAYLOADS.length)).toBeVisible();
  await expectOnlyText(page, PAYLOADS);
  // A tag is told from others by its letters, whether capital or small, and holds no semicolon.
  const folded = fitting(40).filter((text) => !text.includes(";"));
  const words = folded.filter((text, at) => folded.findIndex((other) => other.toLowerCase() === text.toLowerCase()) === at);
  await each(every(products, 12), async ({ id, name, description }, at, n) => {
    await desks[n].goto(`/dashboard/products/${id}`);
    await expectOnlyText(desks[n], [name, ...description]);
    const to = await send(desk, "/dashboard/do/save_link", {
      "form[kind]": "product",
      "form[product]": id,
      "form[address]": "secret",
      "form[assets][0]": USDC,
      "form[window_minutes]": "60",
      "form[sets_tags]": "true",
      "form[new_tag]": words[at],
    });
    const link = to.match(/links\/([^/?]+)/)[1];
    await desks[n].goto(`/dashboard/links/${link}?mode=test`);
    await expectOnlyText(desks[n], [name, words[at]]);
    await open[n].goto(`/pay/${link}`);
    await expectOnlyText(open[n], [name, ...description]);
  });
  await page.goto("/dashboard/links?mode=test");
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await expectOnlyText(page, words.slice(0, every(products, 12).length));

  // Customers with tags.
  const csv = customersFile((text) => words.includes(text));
  const taken = await (await desk.post("/dashboard/do/import_customers", { form: { csv } })).json();
  expect(taken.lines.map(({ outcome }) => outcome)).toEqual(PAYLOADS.map(() => "added"));
  await page.goto("/dashboard/settings/tags");
  await expect(page.getByRole("region", { name: "Tags of customers" }).locator(".tag-head")).toHaveCount(words.length);
  await expectOnlyText(page, words);
  const shown = [];
  await each(Array.from({ length: Math.ceil(PAYLOADS.length / 25) }, (_, at) => at + 1), async (number, _, n) => {
    const tab = desks[n];
    await tab.goto(`/dashboard/customers?mode=test&page=${number}`);
    await expect(tab.getByRole("row").nth(1)).toBeVisible();
    await expectOnlyText(tab, []);
    shown.push(await tab.locator("table").textContent());
    const first = tab.getByRole("row").nth(1);
    const at = Number((await first.textContent()).match(/c(\d+)@evil\.example/)[1]);
    await tab.goto(await first.getByRole("link").first().getAttribute("href"));
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText(PAYLOADS[at]);
    await expectOnlyText(tab, [...lines(at + 1, 400), ...lines(at + 2, 400)]);
  });
  const all = shown.join("\n").replace(/\s+/g, " ");
  expect(PAYLOADS.filter((text) => !all.includes(text)), "not in the list of customers").toEqual([]);

  // Invoices of fifty lines.
  const due = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const tax = fitting(20).filter((text) => text.includes("xss") || text.includes("alert"));
  const invoices = Array.from({ length: Math.ceil(PAYLOADS.length / 50) }, (_, at) => PAYLOADS.slice(at * 50, at * 50 + 50));
  await each(invoices, async (billed, at, n) => {
    const rows = billed.flatMap((text, row) =>
      Object.entries({ row, description: text, quantity: "1", price: "1", tax: "19" }).map(([field, value]) => [`form[lines][${row}][${field}]`, String(value)]),
    );
    const to = await send(desk, "/dashboard/do/issue_invoice", {
      ...Object.fromEntries(rows),
      "form[title]": billed[0],
      "form[tax_name]": tax[at],
      "form[assets][0]": USDC,
      "form[window_minutes]": "60",
      "form[due_on]": due,
      "form[notes]": lines(at * 7, 1_000).join("\n"),
      "form[customer]": "known",
      "form[customer_email]": emailOf(at),
      "form[customer_address]": lines(at * 5, 400).join("\n"),
    });
    const tab = desks[n];
    await tab.goto(to);
    await expect(tab.locator(".invoice-card")).toBeVisible();
    const read = [...billed, tax[at], PAYLOADS[at], ...lines(at * 7, 1_000)];
    await expectOnlyText(tab, [...read, ...lines(at * 5, 400)]);
    await open[n].goto(await tab.getByRole("link", { name: "Open the link" }).getAttribute("href"));
    await expectOnlyText(open[n], read);
    const pdf = await desk.get(await tab.locator(".invoice-card").getByRole("link", { name: "PDF" }).getAttribute("href"));
    await expectQuietPdf(pdf, /filename="invoice-[0-9A-Za-z-]+\.pdf"$/, `${server.origin}/`);
  });

  // The words of messages; braces are for what is put in.
  const wording = PAYLOADS.filter((text) => !text.includes("{{"));
  const third = Math.ceil(wording.length / 3);
  await open[1].goto("about:blank");
  for (const [at, purpose] of ["request", "reminder", "receipt"].entries()) {
    const body = wording.slice(at * third, (at + 1) * third);
    await send(desk, "/dashboard/do/save_template", {
      "form[purpose]": purpose,
      "form[subject]": body[0],
      "form[body]": body.join("\n\n"),
    });
    await page.goto(`/dashboard/settings/messages/${purpose}`);
    await expect(page.locator(".template-preview b")).toHaveText(body[0]);
    await expectOnlyText(page, body);
    const mail = await desk.get(await page.locator(".template-preview iframe").getAttribute("src"));
    const { elements, text } = await readHtml(open[1], await mail.text());
    expect(elements, `${purpose}: became elements of the mail`).toBe(0);
    expect(body.filter((line) => !text.includes(line.replace(/\s+/g, " "))), `${purpose}: is not in the mail as it was typed`).toEqual([]);
  }

  // More businesses.
  const names = every(PAYLOADS, 40);
  for (const [at, business] of names.entries()) {
    await send(desk, "/dashboard/do/add_business", { "form[business]": business, "form[handle]": `evil-${at}` });
    await page.goto("/dashboard");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectOnlyText(page, names.slice(0, at + 1));
    await open[0].goto(`/evil-${at}`);
    await expectOnlyText(open[0], [business]);
  }
  await page.goto("/businesses");
  await expectOnlyText(page, names);
  expect(harm).toEqual([]);
  expect(customersHarm).toEqual([]);
});
