/* /offline/read/: what this phone keeps, without the network. Pages open with the PIN or passphrase,
   and close when the page is left or was hidden for two minutes. */
import { openFrom, unlock } from "./keptlock.js";
import { drawn, say, showing } from "./sealhelp.js";
import { goneHere } from "./kept.js";
import { get, wipe } from "./keptstore.js";

const HIDDEN = 120000;
const one = (id) => document.getElementById(id);
let away = 0;

const close = () => {
  one("kept-pages").replaceChildren();
  one("kept-open").hidden = false;
};

const article = ({ name, day, parts }) => {
  const made = Object.assign(document.createElement("article"), { className: "card stack stack-2" });
  const add = (kind, words, more = {}) =>
    made.appendChild(Object.assign(document.createElement(kind), { textContent: words, dir: "auto", ...more }));
  add("h2", name);
  add("p", day, { className: "small quiet" });
  for (const [label, words] of parts) {
    if (label) add("h3", label);
    add("div", words, { className: "voice words" });
  }
  return made;
};

const opens = async (event) => {
  event.preventDefault();
  const wrong = one("pin-wrong");
  say(wrong, "busy");
  await drawn();
  let half = null;
  try {
    half = await unlock(await get("lock"), one("pin").value);
  } catch {
    return say(wrong, "unable");
  }
  if (!half) return say(wrong, "wrong");
  one("pin").value = "";
  say(wrong);
  one("kept-pages").replaceChildren(...(await openFrom(half, await get("pages"))).map(article));
  one("kept-open").hidden = true;
};

const begin = async () => {
  if (navigator.onLine && (await get("choice")) && (await goneHere())) await wipe();
  const [plain, pages] = [await get("plain"), await get("pages")];
  one("kept-none").hidden = Boolean(plain || pages);
  if (!plain) for (const place of document.querySelectorAll("[data-kept-plan]")) place.hidden = true;
  if (!pages) return;
  say(one("kept-day"), "day", { day: pages.day });
  one("kept-open").hidden = false;
};

showing();
one("kept-open").addEventListener("submit", opens);
addEventListener("pagehide", close);
document.addEventListener("visibilitychange", () => {
  clearTimeout(away);
  if (document.visibilityState === "hidden") away = setTimeout(close, HIDDEN);
});
begin().catch(() => {});
