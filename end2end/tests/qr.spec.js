import { readQr } from "../fixtures/qr.js";
import { expect, test } from "../fixtures/test.js";

test("the code on the pay page, read from a picture of it, is the payment URI, also for what is still missing (A3, A9, P6)", async ({
  merchant,
  customer,
}) => {
  await merchant.setUp();
  const link = await merchant.makeLink({ amount: "52.50" });
  await customer.begin(link);
  const uri = async () => customer.card.locator("a[data-uri]").getAttribute("data-uri");
  const qr = customer.card.locator(".qr");
  const whole = await uri();
  expect(whole).toMatch(/^tallystick-sandbox:/);
  expect(await readQr(qr)).toBe(whole);

  const wallet = await customer.wallet();
  await wallet.pay("Pay less", "30");
  await expect(customer.card.getByRole("img", { name: /^Payment code: 22\.50 USDC/ })).toBeVisible();
  const rest = await uri();
  expect(rest).not.toBe(whole);
  expect(await readQr(qr)).toBe(rest);
});

test("the code on the page of a link leads to the link, and stays black on white in the dark (P7, P8)", async ({
  page,
  merchant,
}) => {
  await merchant.setUp();
  const link = await merchant.makeLink();
  const qr = page.locator(".qr-card .qr");
  expect(await readQr(qr)).toBe(`${link}?c=q`);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await readQr(qr)).toBe(`${link}?c=q`);
});

test("the code on the receipt leads to its verification (A7, A11, X4)", async ({ merchant, customer }) => {
  await merchant.setUp();
  await customer.begin(await merchant.makeLink());
  await (await customer.wallet()).press(/^Pay exactly/);
  await customer.card.getByRole("link", { name: "See the receipt" }).click();
  const code = await customer.page.locator(".proof .secret").innerText();
  const read = await readQr(customer.page.locator(".paper .qr"));
  expect(read).toContain(`/verify?code=${code}`);
  await customer.page.goto(read);
  await expect(customer.page.getByRole("status")).toContainText("Paid in full");
});
