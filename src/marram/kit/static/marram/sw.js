/* The service worker. KEEP ({version, pages, files}) is written above this text by the server.
   It keeps public pages only: fetched without a cookie, they hold no word of anybody. A page that does
   not come is answered with its twin. Nothing is cut short: a new version waits until the old is closed. */
const CACHE = `place-${KEEP.version}`;
const LANGUAGE = new URL(self.location).searchParams.get("language") ?? "";
const SOON = 4_000; // for Help now, for Leave, and for a file of which there is a copy
const LATE = 10_000; // for a page that has a twin of its own; while the line is silent, SOON
const LONG = 30_000; // for any other page, which may be long in the making; while it is silent, LATE
const SILENT = 30_000; // how long a line on which something did not come counts as silent: copies go first
const GONE = [500, 502, 503, 504];

/* Which public page stands in for a page that cannot be had. */
const twin = (path) => {
  if (KEEP.pages.includes(path)) return path;
  if (path === "/" || path === "/me/" || path === "/unlock/") return "/offline/today/";
  if (path.startsWith("/me/write/") || /^\/me\/e\/[^/]+\/edit\/$/.test(path)) return "/offline/write/";
  const open = path.replace(/^\/me\//, "/");
  return KEEP.pages.includes(open) ? open : "/offline/";
};

const without = (path) =>
  new Request(path, { credentials: "omit", cache: "no-store", headers: { "X-Language": LANGUAGE } });

const fill = async () => {
  const cache = await caches.open(CACHE);
  await Promise.all(
    [...KEEP.files, ...KEEP.pages].map(async (path) => {
      const answer = await fetch(without(path));
      if (answer.ok && !answer.redirected) await cache.put(path, answer);
      else throw new Error(path);
    }),
  );
};

self.addEventListener("install", (event) => event.waitUntil(fill()));

self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith("place-") && name !== CACHE) await caches.delete(name);
      await self.clients.claim();
    })(),
  ),
);

const kept = async (path) => (await caches.open(CACHE)).match(path, { ignoreSearch: true });

/* The address Leave goes to, as the last page with the button gave it. */
const leaveTo = () =>
  new Promise((done) => {
    const asked = indexedDB.open("place");
    asked.onerror = () => done("");
    asked.onsuccess = () => {
      try {
        const found = asked.result.transaction("about").objectStore("about").get("leave");
        found.onsuccess = () => done(found.result ?? "");
        found.onerror = () => done("");
      } catch {
        done("");
      }
    };
  });

/* A line may be there on which nothing comes: then waiting would be a white page. What was sent is
   waited for, however long: only its own answer says whether it was kept. */
let silent = 0;

const within = async (asked, limit) => {
  let timer;
  const late = new Promise((_, say) => {
    timer = setTimeout(() => {
      silent = Date.now() + SILENT;
      say(new Error("late"));
    }, limit);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
};

const limit = (path) => {
  if (path === "/help/" || path === "/leave/") return SOON;
  const [known, ordinary] = twin(path) === "/offline/" ? [LATE, LONG] : [SOON, LATE];
  return Date.now() < silent ? known : ordinary;
};

const page = async (request, path) => {
  const asked = fetch(request);
  try {
    const answer = await (request.method === "GET" ? within(asked, limit(path)) : asked);
    silent = 0;
    if (request.method !== "GET" || !GONE.includes(answer.status)) return answer;
  } catch {
    if (path === "/leave/") return Response.redirect((await leaveTo()) || "/offline/", 303);
  }
  return (await kept(twin(path))) ?? (await kept("/offline/")) ?? Response.error();
};

const file = async (request, path) => {
  const copy = () => kept(path);
  const first = Date.now() < silent && (await copy());
  if (first) return first;
  const stop = new AbortController();
  const asked = fetch(request, { signal: stop.signal });
  try {
    const answer = await within(asked, SOON);
    if (answer.ok) return answer;
  } catch {
    const found = await copy();
    if (!found) return asked;
    stop.abort();
    return found;
  }
  return (await copy()) ?? Response.error();
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate" || url.pathname === "/help/") event.respondWith(page(event.request, url.pathname));
  else if (KEEP.files.includes(url.pathname)) event.respondWith(file(event.request, url.pathname));
});

/* A reminder: what is shown is what the server sealed for this phone, a name and one fixed sentence.
   A message that does not open still shows the sentence: a browser wants to see something shown. */
const PLAIN = { title: "", body: "A reminder you asked for" };

self.addEventListener("push", (event) => {
  let said = PLAIN;
  try {
    said = { ...PLAIN, ...event.data.json() };
  } catch {
    // Shown plainly, then.
  }
  const shown = { body: String(said.body), tag: "reminder", silent: true };
  event.waitUntil(self.registration.showNotification(String(said.title), shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(
    (async () => {
      const open = await self.clients.matchAll({ type: "window" });
      if (open.length > 0) await open[0].focus();
      else await self.clients.openWindow("/me/reminded/");
    })(),
  );
});
