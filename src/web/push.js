// The service worker: shows what this server tells a member's browser, and opens the page about it. It keeps nothing, answers
// no requests and does nothing else, so pages load as they would without it.

const HOME = "/dashboard/payments";

// Nothing is taken over from an older one, so a new one need not wait.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  let told = {};
  try {
    told = event.data ? event.data.json() : {};
  } catch {
    // Not ours. Something must be shown all the same, or browsers take the permission away.
  }
  const title = text(told.title) || "Something happened";
  event.waitUntil(
    self.registration.showNotification(title, {
      body: text(told.body),
      // Takes the place of an older one of the same kind that is still shown.
      tag: text(told.topic) || "tallystick",
      renotify: true,
      icon: "/apple-touch-icon.png",
      data: { path: text(told.path) },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path));
});

// The page, in a tab that shows it already, or in a new one. Only pages of this server.
async function open(path) {
  let page = new URL(HOME, self.location.origin);
  try {
    const asked = new URL(path || HOME, self.location.origin);
    if (asked.origin === self.location.origin) page = asked;
  } catch {
    // No address: the list of payments.
  }
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = tabs.find((tab) => tab.url === page.href);
  return shown ? shown.focus() : self.clients.openWindow(page.href);
}

function text(value) {
  return typeof value === "string" ? value : "";
}
