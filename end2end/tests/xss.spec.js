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
    expect(pdf.headers()).toMatchObject({ "content-type": "application/pdf", "x-content-type-options": "nosniff" });
    expect(pdf.headers()["content-disposition"]).toMatch(/^attachment; filename="receipt-[0-9A-Z-]+\.pdf"$/);
    // Without what is compressed, where chance makes any three letters.
    const objects = (await pdf.body()).toString("latin1").replace(/stream\r?\n[^]*?endstream/g, "");
    expect(objects).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|AA|GoToR|SubmitForm)\b/);
    expect([...objects.matchAll(/\/URI\(([^)]*)/g)].filter(([, to]) => !to.startsWith(`${server.origin}/verify?`))).toEqual([]);
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
