// The browser tests. `cargo xtask test` builds what they need and says where it is: TALLYSTICK_BIN (the server),
// TALLYSTICK_SITE_DIR (its pages' files), CHROMIUM, ANVIL and LIBFAKETIME.
import { defineConfig } from "@playwright/test";
import { needed } from "./fixtures/needed.js";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 900 } };

// Every walk is walked on a phone in the light and on a desktop in the dark, and axe looks at each page in both colour schemes wherever
// it looks (fixtures/axe.js). How pages look, and what people see of a payment from its beginning to its end, comes both ways at both.
const BOTH_WAYS = /(look|newcomer)\.spec\.js$/;

// What is escaped is escaped at any width, what is refused is refused at any, and what a stream, a source of rates or an
// authenticator answers comes at any.
const ONCE = /(bad-input|bad-setup|exchanges|live|passkeys|xss)\.spec\.js$/;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A test that passes only at the second try has found something.
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    launchOptions: {
      executablePath: needed("CHROMIUM"),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
  },
  projects: [
    { name: "phone", use: { ...PHONE, colorScheme: "light" }, testIgnore: ONCE },
    { name: "desktop", use: { ...DESKTOP, colorScheme: "dark" } },
    { name: "phone-dark", use: { ...PHONE, colorScheme: "dark" }, testMatch: BOTH_WAYS },
    { name: "desktop-light", use: { ...DESKTOP, colorScheme: "light" }, testMatch: BOTH_WAYS },
  ],
});
