// What a member is told by the server itself: chosen, sent once, by e-mail and in browsers.
import { createECDH, randomBytes } from "node:crypto";
import { look } from "../fixtures/look.js";
import { BUSINESS, OWNER } from "../fixtures/merchant.js";
import { expect, test } from "../fixtures/test.js";

const PAGE = "/dashboard/settings/notifications";
/** Keys of a browser, from the example of RFC 8291. */
const KEYS = {
  p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  auth: "BTBZMqHH6r4Tts7J_aSIgg",
};

test.beforeEach(async ({ merchant, complaints }) => {
  // Forms that are not taken answer 409 or 422; the browser notes it.
  complaints.expect(/status of (409|422)/);
  await merchant.setUp();
});

const mailOf = (page, kind) => page.locator(`select[name="form[mail][${kind}]"]`);
const pushOf = (page, kind) => page.locator(`input[name="form[push][${kind}]"]`);

async function save(page) {
  await page.locator("form").filter({ has: page.locator("#told-hour") }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
}

/** The service worker of a page, as a push service and a finger reach it. */
async function pushWorker(page, origin) {
  const context = page.context();
  await context.grantPermissions(["notifications"], { origin });
  const session = await context.newCDPSession(page);
  const registered = new Promise((resolve) => {
    // Those of pages before are told of, too.
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted);
      if (ours) resolve(ours.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  await page.evaluate(() => navigator.serviceWorker.ready);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  return {
    /** Resolves once it is shown: a browser forgets what it is asked for in between. */
    async tell(data) {
      await worker.evaluate(() => {
        self.telling = new Promise((shown) => {
          self.registration.showNotification = async function (...how) {
            delete self.registration.showNotification;
            await self.registration.showNotification(...how);
            shown();
          };
        });
      });
      await session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
      await worker.evaluate(() => self.telling);
    },
    shown: () =>
      page.evaluate(async () => {
        const all = await (await navigator.serviceWorker.ready).getNotifications();
        return all.map(({ title, body, tag, data }) => ({ title, body, tag, path: data.path }));
      }),
    /** Presses the one of this tag. A browser opens pages only for a real finger, so what it is asked is looked at. */
    press: (tag) =>
      worker.evaluate(async (tag) => {
        const [notification] = await self.registration.getNotifications({ tag });
        const event = new NotificationEvent("notificationclick", { notification });
        const asked = {};
        self.clients.openWindow = async (url) => void (asked.opened = url);
        WindowClient.prototype.focus = async function () {
          asked.turnedTo = this.url;
        };
        const waits = [];
        event.waitUntil = (promise) => waits.push(promise);
        self.dispatchEvent(event);
        await Promise.all(waits);
        return asked;
      }, tag),
  };
}

/** A browser that agrees and gives out an address and keys, as none without a window does. It keeps over page loads what it gave out. */
async function agreeing(page, endpoint, keys) {
  await page.addInitScript(
    ({ endpoint, keys }) => {
      if (!("PushManager" in window)) return;
      const subscription = () => ({
        endpoint,
        toJSON: () => ({ endpoint, expirationTime: null, keys }),
        unsubscribe: async () => {
          localStorage.removeItem("subscribed");
          return true;
        },
      });
      Notification.requestPermission = async () => "granted";
      Object.defineProperty(Notification, "permission", { get: () => "granted" });
      PushManager.prototype.subscribe = async (options) => {
        localStorage.setItem("subscribed", JSON.stringify(options));
        return subscription();
      };
      PushManager.prototype.getSubscription = async () => (localStorage.getItem("subscribed") ? subscription() : null);
    },
    { endpoint, keys },
  );
  return { asked: () => page.evaluate(() => JSON.parse(localStorage.getItem("subscribed"))) };
}

/** A customer pays so much of a link for 5.00. */
async function pay(customer, url, press) {
  await customer.begin(url);
  const wallet = await customer.wallet();
  await press(wallet);
  await wallet.page.close();
}

test("what a member is told is switched, and stays so", async ({ page, newcomer, server }, info) => {
  await page.goto(PAGE);
  await expect(mailOf(page, "paid")).toHaveValue("digest");
  await expect(mailOf(page, "underpaid")).toHaveValue("at_once");
  await expect(pushOf(page, "late")).toBeChecked();
  await expect(page.locator("#told-hour")).toHaveValue("8");
  await look(page, "notifications", info);
  await mailOf(page, "paid").selectOption("at_once");
  await mailOf(page, "network_down").selectOption("off");
  await pushOf(page, "late").uncheck();
  await page.locator("#told-hour").selectOption("18");
  await save(page);
  await page.goto(PAGE);
  for (const [kind, word] of [["paid", "at_once"], ["network_down", "off"], ["late", "at_once"]]) {
    await expect(mailOf(page, kind)).toHaveValue(word);
  }
  await expect(pushOf(page, "late")).not.toBeChecked();
  await expect(pushOf(page, "paid")).toBeChecked();
  await expect(page.locator("#told-hour")).toHaveValue("18");
  await pushOf(page, "late").check();
  await mailOf(page, "network_down").selectOption("digest");
  await save(page);
  await page.reload();
  await expect(pushOf(page, "late")).toBeChecked();
  await expect(mailOf(page, "network_down")).toHaveValue("digest");

  // The same without script.
  const plain = await (await newcomer({ javaScriptEnabled: false, baseURL: server.origin })).newPage();
  await plain.context().addCookies(await page.context().cookies());
  await plain.goto(PAGE);
  await mailOf(plain, "reverted").selectOption("off");
  await plain.locator("form").filter({ has: plain.locator("#told-hour") }).getByRole("button", { name: "Save" }).click();
  await expect(plain.getByText("Saved")).toBeVisible();
  await expect(mailOf(plain, "reverted")).toHaveValue("off");
  await expect(mailOf(plain, "paid")).toHaveValue("at_once");
});

test("what is wrong with the form is said at its field, and changes nothing", async ({ page, request }) => {
  const cookies = await page.context().cookies();
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "), accept: "application/json" };
  for (const form of [{ "form[mail][paid]": "never" }, { "form[hour]": "24" }]) {
    const answer = await request.post("/dashboard/do/save_notifications", { form, headers });
    expect(answer.status()).toBe(422);
  }
  await page.goto(PAGE);
  await expect(mailOf(page, "paid")).toHaveValue("digest");
  await expect(page.locator("#told-hour")).toHaveValue("8");
});

test.describe("with a mail server", () => {
  test.use({ mailing: true });

  test("a payment is told by e-mail once, and one that is short at once", async ({ page, merchant, customer, mail }, info) => {
    await page.goto(PAGE);
    await mailOf(page, "paid").selectOption("at_once");
    await save(page);
    const url = await merchant.makeLink({ amount: "5", title: "Field recordings" });
    await pay(customer, url, (wallet) => wallet.press(/^Pay exactly/));
    const paid = await mail.next();
    expect(paid.to).toEqual([OWNER.email]);
    expect(paid.raw).toContain("Subject: [TEST] Paid: Field recordings, 5.00 USDC");
    expect(paid.raw).toContain("List-Unsubscribe: <");
    expect(paid.text).toContain(`/dashboard/payments/${customer.session}`);
    await pay(customer, url, (wallet) => wallet.pay("Pay less", "2"));
    // The next mail there is: the payment was told once.
    const short = await mail.next();
    expect(short.raw).toContain("Subject: [TEST] Underpaid: Field recordings");
    expect(short.text).toContain("2.00 USDC came, 3.00 USDC is still missing.");

    // The way out that each of them carries.
    const address = short.text.match(/http:\/\/127\.0\.0\.1:\d+\/notifications\/[\w-]+/)[0];
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "No more e-mails?" })).toBeVisible();
    await look(page, "no-more-mails", info);
    await page.getByRole("button", { name: "Send me no more e-mails" }).click();
    await expect(page.getByRole("heading", { name: "No more e-mails", exact: true })).toBeVisible();
    await look(page, "no-more-mails-done", info);
    await page.getByRole("link", { name: "Choose what you are told" }).click();
    await expect(mailOf(page, "paid")).toHaveValue("off");
    await expect(pushOf(page, "paid")).toBeChecked();
    await expect(page.getByRole("heading", { name: "Your newest e-mails" })).toBeVisible();
    await expect(page.locator(".messages .message")).toHaveCount(2);
    await look(page, "notifications-told", info);
  });

  test("a test says where it went", async ({ page, mail }) => {
    await page.goto(PAGE);
    await page.getByRole("button", { name: "Send a test" }).click();
    await expect(page.getByText(/ is on its way/)).toBeVisible();
    expect((await mail.next()).raw).toContain("Subject: This is a test");
    await page.getByRole("button", { name: "Send a test" }).click();
    await expect(page.getByText("A test went less than a minute ago.")).toBeVisible();
  });
});

test.describe("as time passes", () => {
  test.use({ mailing: true, movable: true });

  test("what a member chose for the digest comes once a day, and what they want at once does not wait", async ({ merchant, customer, mail, server }) => {
    const url = await merchant.makeLink({ amount: "5", title: "Field recordings" });
    await pay(customer, url, (wallet) => wallet.press(/^Pay exactly/));
    await expect(customer.card.getByRole("heading", { name: "Paid. Thank you" })).toBeVisible();
    const paid = customer.session;
    await pay(customer, url, (wallet) => wallet.pay("Pay less", "2"));
    // What came before it in the log was read before it.
    expect((await mail.next()).raw).toContain("Subject: [TEST] Underpaid: Field recordings");
    // The hour for it comes within a day.
    await server.clock.minutesLater(24 * 60);
    const digest = await mail.next();
    expect(digest.to).toEqual([OWNER.email]);
    expect(digest.raw).toContain(`Subject: [TEST] Your day at ${BUSINESS}: one thing`);
    expect(digest.text).toContain("Paid: Field recordings");
    expect(digest.text).toContain(`/dashboard/payments/${paid}`);
    expect(digest.text).not.toContain("Underpaid");
  });
});

test("without a mail server what a member is told waits in the outbox", async ({ page, merchant, customer }, info) => {
  const url = await merchant.makeLink({ amount: "5", title: "Field recordings" });
  await pay(customer, url, (wallet) => wallet.pay("Pay less", "2"));
  await expect(async () => {
    await page.goto("/dashboard/settings/outbox");
    await expect(page.getByText("[TEST] Underpaid: Field recordings")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.locator(".messages .message")).toHaveCount(1);
  await look(page, "outbox-notices", info);
  await page.goto(PAGE);
  await expect(page.getByRole("heading", { name: "No e-mail leaves this server" })).toBeVisible();
  await page.getByText("Read it").click();
  await expect(page.getByText("2.00 USDC came, 3.00 USDC is still missing.")).toBeVisible();
  await look(page, "notifications-held", info);
});

test("a browser that refuses says so in plain words", async ({ page }, info) => {
  await page.goto(PAGE);
  // A browser without a window refuses by itself what nobody can be asked.
  const status = page.locator(".this-browser [role=status]");
  await expect(status).toContainText(/This browser (refuses|cannot show) notifications of this page|shows you no notifications yet/);
  const button = page.getByRole("button", { name: "Turn on notifications in this browser" });
  if (await button.isVisible()) {
    await button.click();
    await expect(status).toContainText(/This browser refuses|The browser could not turn them on|cannot show/);
  }
  await look(page, "notifications-refused", info);
});

test("browsers are listed, told, and taken away; only push services are written to", async ({ page, request }, info) => {
  const cookies = await page.context().cookies();
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "), accept: "application/json" };
  const add = (endpoint, keys = KEYS) =>
    request.post("/dashboard/do/add_browser", {
      form: { "form[endpoint]": endpoint, "form[p256dh]": keys.p256dh, "form[auth]": keys.auth },
      headers: { ...headers, "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0" },
    });
  for (const bad of ["http://push.example.com/1", "https://127.0.0.1/1", "https://localhost/1", "https://[::1]/1", "https://10.1.2.3/1", "nonsense"]) {
    expect((await add(bad)).status(), bad).toBe(422);
  }
  expect((await add("https://push.example.com/1", { ...KEYS, auth: "short" })).status()).toBe(422);
  // Nobody has this name, so nothing leaves this machine.
  expect((await add("https://push.invalid/1")).status()).toBeLessThan(400);
  await page.goto(PAGE);
  const row = page.locator(".sign-ins .feed > li");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("Firefox on Linux");
  await look(page, "notifications-browser", info);
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText(/your browser is told| is on its way/)).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText("The push service of the browser cannot be reached.", { timeout: 1000 });
  }).toPass();
  await row.locator("summary").click();
  await row.getByRole("button", { name: /^Take it away now/ }).click();
  await expect(row).toHaveCount(0);
  await page.reload();
  await expect(row).toHaveCount(0);
});

// Only push services of the public internet are written to, and no setting lets one of a test stand in for them: that what is sent is
// what the browser can read, shows crates/testkit/tests/sandbox/notifications/browsers.rs; what it makes of that, the test below.
test("a browser that agrees is told of a payment, until it is taken away or its member signs out", async ({ page, merchant, customer }, info) => {
  const secret = createECDH("prime256v1");
  const keys = { p256dh: secret.generateKeys("base64url"), auth: randomBytes(16).toString("base64url") };
  // Nobody has this name, so nothing leaves this machine.
  const endpoint = "https://push.invalid/agreeing";
  const browser = await agreeing(page, endpoint, keys);
  await page.goto(PAGE);
  const status = page.locator(".this-browser [role=status]");
  const turnOn = page.getByRole("button", { name: "Turn on notifications in this browser" });
  const row = page.locator(".sign-ins .feed > li");
  const shown = "This browser shows you notifications, also while Tallystick is closed.";
  await expect(status).toHaveText("This browser shows you no notifications yet.");
  const sent = page.waitForRequest((request) => new URL(request.url()).pathname === "/dashboard/do/add_browser");
  await turnOn.click();
  const form = Object.fromEntries(new URLSearchParams((await sent).postData()));
  expect(form).toMatchObject({ "form[endpoint]": endpoint, "form[p256dh]": keys.p256dh, "form[auth]": keys.auth });
  await expect(status).toHaveText(shown);
  await expect(turnOn).toBeHidden();
  await expect(row).toHaveCount(1);
  // What the browser was asked: to show whatever comes, and to let this server alone write to it.
  const asked = await browser.asked();
  expect(asked.userVisibleOnly).toBe(true);
  const key = Buffer.from(asked.applicationServerKey, "base64url");
  expect([key.length, key[0]], "a point of P-256").toEqual([65, 4]);
  await page.reload();
  await expect(status).toHaveText(shown);
  await look(page, "notifications-on", info);

  await pay(customer, await merchant.makeLink({ amount: "5", title: "Field recordings" }), (wallet) => wallet.press(/^Pay exactly/));
  await expect(async () => {
    await page.goto(PAGE);
    await expect(row).toContainText("The push service of the browser cannot be reached.", { timeout: 1000 });
  }).toPass();

  await row.locator("summary").click();
  await row.getByRole("button", { name: /^Take it away now/ }).click();
  await expect(row).toHaveCount(0);
  await expect(status).toHaveText("This browser shows you no notifications any more.");
  await turnOn.click();
  await expect(status).toHaveText(shown);
  await expect(row).toHaveCount(1);

  const palette = page.getByRole("dialog", { name: "Search or jump to" });
  await expect(async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await expect(palette).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.type("sign out");
  await expect(palette.locator("[role=option][aria-selected=true]")).toContainText("Sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect.poll(browser.asked, "the browser was told, too").toBeNull();
  await page.locator("#sign-in-email").fill(OWNER.email);
  await page.locator("#sign-in-password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/dashboard/);
  await page.goto(PAGE);
  await expect(status).toHaveText("This browser shows you no notifications yet.");
  await expect(row).toHaveCount(0);
});

test("the service worker has the whole server as its place, may load nothing, shows what it is told and opens its page", async ({ page, merchant, customer, request, server }) => {
  const answer = await request.get("/push.js");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toContain("text/javascript");
  expect(answer.headers()["cache-control"]).toBe("no-cache");
  expect(answer.headers()["content-security-policy"]).toContain("default-src 'none'");
  await page.goto(PAGE);
  // The page's policy lets it be registered, with the scope of everything.
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.register("/push.js")).scope);
  expect(scope).toBe(new URL("/", page.url()).href);

  await customer.begin(await merchant.makeLink({ amount: "5", title: "Field recordings" }));
  const path = `/dashboard/payments/${customer.session}`;
  const worker = await pushWorker(page, server.origin);
  const told = { title: "[TEST] Paid: Field recordings", body: "5.00 USDC", topic: "paid", path };
  await worker.tell(JSON.stringify(told));
  const shown = { title: told.title, body: told.body, tag: "paid", path };
  await expect.poll(worker.shown).toEqual([shown]);
  // Of one kind the newest is shown, and beside it whatever cannot be read.
  await worker.tell(JSON.stringify({ ...told, body: "7.00 USDC", path: "https://evil.example/" }));
  await worker.tell("not ours");
  const unread = { title: "Something happened", body: "", tag: "tallystick", path: "" };
  await expect.poll(worker.shown).toEqual([{ ...shown, body: "7.00 USDC", path: "https://evil.example/" }, unread]);
  // Only pages of this server are opened.
  expect(await worker.press("paid")).toEqual({ opened: `${server.origin}/dashboard/payments` });
  expect(await worker.press("tallystick")).toEqual({ opened: `${server.origin}/dashboard/payments` });
  await expect.poll(worker.shown).toEqual([]);

  await worker.tell(JSON.stringify(told));
  await expect.poll(worker.shown).toEqual([shown]);
  const { opened } = await worker.press("paid");
  expect(opened).toBe(`${server.origin}${path}`);
  await page.goto(opened);
  await expect(page.getByRole("heading", { level: 1, name: await customer.code() })).toBeVisible();
  // A tab that shows it already is turned to.
  await worker.tell(JSON.stringify(told));
  await expect.poll(worker.shown).toEqual([shown]);
  expect(await worker.press("paid")).toEqual({ turnedTo: `${server.origin}${path}` });
});
