/* The outbox: pages written without a signal, sealed to the server's public key, sent once, in order.
   keep(form) seals and keeps; send() sends what waits; nothing is dropped before its receipt came.
   "outbox" events on window say what happened: {kept: entry} or {sent: [entry…], at} or {waits: why}. */
import * as store from "./store.js";

const AT_ONCE = 50;
const AGAIN = 15_000;
const KEY_AGE = 86_400_000;
const PATIENCE = 15_000;
const TO_SEND = 60_000; // a line may be there on which nothing comes: what waits is tried again
const atMost = (limit) => ({ redirect: "manual", signal: AbortSignal.timeout?.(limit) });
const text = new TextEncoder();
const bytes = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
const base64 = (found) => {
  let said = "";
  for (const one of found) said += String.fromCharCode(one);
  return btoa(said);
};
const here = (detail) => dispatchEvent(new CustomEvent("outbox", { detail }));
const tabs = "BroadcastChannel" in self ? new BroadcastChannel("outbox") : null;
if (tabs) tabs.onmessage = (event) => here(event.data);
const tell = (detail) => {
  here(detail);
  tabs?.postMessage(detail); // another tab may show the same page, or how many wait
};
const token = () => document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/)?.[1] ?? "";
const uuid = () =>
  crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));

export const fresh = uuid;

/* Asks for the key while there is a signal, so that it is there when there is none. */
const learn = async () => {
  const known = await store.get("key");
  if (known && Date.now() - known.asked < KEY_AGE && known.asked <= Date.now()) return;
  const answer = await fetch("/sync/", { headers: { Accept: "application/json" }, ...atMost(PATIENCE) });
  if (answer.ok) await store.set("key", { ...(await answer.json()), asked: Date.now() });
};

/* Seals one form and keeps it; of a page that is still being written only the last slip stays. */
export const keep = async ({ entry, operation, parent = "", kind, fields, done = false }) => {
  const key = await store.get("key");
  if (!key) throw new Error("no key");
  const form = { v: 1, entry, operation, parent, kind, done, made: new Date().toISOString(), fields };
  const { seal } = await import("./vendor/hpke.js");
  const sealed = await seal(bytes(key.public), bytes(key.info), text.encode(JSON.stringify(form)));
  const waiting = await store.slips();
  const instead = waiting.filter((one) => one.entry === entry && !one.done).map((one) => one.id);
  const place = Math.max(0, ...waiting.map((one) => one.place)) + 1;
  await store.keep({ id: uuid(), entry, done, place, key: key.key, sealed }, instead);
  navigator.storage?.persist?.().catch(() => {});
  tell({ kept: entry });
};

/* Lets go of what was being written of an entry: the server has something newer. */
export const settle = async (entry) => {
  const waiting = await store.slips();
  const gone = waiting.filter((one) => one.entry === entry && !one.done).map((one) => one.id);
  if (gone.length) {
    await store.drop(gone);
    tell({ sent: [] });
  }
};

const post = async (some) => {
  const slips = some.map(({ id, key, sealed }) => ({ id, key, sealed: base64(sealed) }));
  const answer = await fetch("/sync/", {
    method: "POST",
    body: JSON.stringify({ slips }),
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
    ...atMost(TO_SEND),
  });
  if (answer.status === 401 || answer.status === 403 || answer.type === "opaqueredirect") return "sign-in";
  if (!answer.ok) return "later";
  return answer.json();
};

const sendAll = async () => {
  const stuck = new Set();
  const said = { sent: [], at: "", refused: 0 };
  for (;;) {
    const waiting = (await store.slips()).filter((one) => !stuck.has(one.id));
    const some = waiting.sort((one, other) => one.place - other.place).slice(0, AT_ONCE);
    if (!some.length) break;
    if (!token()) await fetch("/sync/", atMost(PATIENCE));
    const answer = await post(some);
    if (typeof answer === "string") {
      tell({ waits: answer });
      return;
    }
    const taken = new Set(answer.receipts.filter((one) => one.taken).map((one) => one.id));
    for (const one of some) if (!taken.has(one.id)) stuck.add(one.id);
    await store.drop([...taken]);
    said.sent.push(...some.filter((one) => taken.has(one.id)).map((one) => one.entry));
    said.at = answer.at;
  }
  said.refused = stuck.size;
  if (said.sent.length || said.refused) tell(said);
};

/* Sends what waits: one tab at a time, whichever is first. */
export const send = async () => {
  if (navigator.onLine === false || !(await store.count())) return;
  try {
    if (navigator.locks) await navigator.locks.request("outbox", { ifAvailable: true }, (lock) => lock && sendAll());
    else await sendAll();
  } catch {
    tell({ waits: "later" });
  }
};

/* [data-unsent] says how many pages wait, in the words that the page gives it. */
const show = async (why = "") => {
  const waits = await store.count();
  for (const sign of document.querySelectorAll("[data-unsent]")) {
    sign.hidden = !waits;
    const words = why === "sign-in" ? sign.dataset.saySignIn : waits === 1 ? sign.dataset.sayOne : sign.dataset.sayMore;
    const said = (words ?? "").replace("{n}", waits);
    const place = sign.querySelector("[data-words]") ?? sign;
    if (place.textContent !== said) place.textContent = said;
  }
};

const start = async () => {
  const leave = document.querySelector("[data-leave]")?.dataset.leave;
  if (leave) await store.set("leave", leave);
  await show();
  if (document.documentElement.dataset.signedIn !== undefined) await learn();
  await send();
};

addEventListener("outbox", (event) => void show(event.detail.waits));
addEventListener("online", () => void send());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void send();
});
setInterval(() => void send(), AGAIN);
start().catch(() => {});
