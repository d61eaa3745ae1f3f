/* Leave: cover the page at once, keep what is being written, end the session, replace this page.
   The link works without this file; with it nothing stays on the screen while the next page loads. */
import { left, note, settle } from "./left.js";

const WAIT = 600; // for the words to be sealed on this device: behind the cover, before the page goes

const patience = () => new Promise((done) => setTimeout(done, WAIT));

const cover = () => {
  document.documentElement.dataset.leaving = "yes";
  document.title = "…";
};

const away = async (link) => {
  if (document.documentElement.dataset.leaving) return;
  cover();
  note();
  const waits = [];
  document.dispatchEvent(new CustomEvent("leaving", { detail: waits }));
  let heard = false;
  try {
    heard = navigator.sendBeacon(link.getAttribute("href"));
  } catch {
    heard = false;
  }
  await Promise.race([Promise.allSettled(waits), patience()]);
  // Where no beacon could go, the link itself ends the session.
  location.replace(heard ? link.dataset.leave || link.href : link.href);
};

const first = () => document.querySelector("a[data-leave]");

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-leave]");
  if (!link) return;
  event.preventDefault();
  away(link);
});

/* Shift three times within two seconds does the same, the button hidden or not. */
let presses = [];
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  const now = event.timeStamp;
  presses = [...presses.filter((at) => now - at < 2000), now];
  const link = first();
  if (presses.length >= 3 && link) away(link);
});

/* By choice the whole place is one step of the browser's history: Back leads to what was open before. */
document.addEventListener("click", (event) => {
  if (!("oneStep" in document.documentElement.dataset) || event.defaultPrevented) return;
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.("a[href]");
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  location.replace(link.href);
});

/* A page taken from the browser's memory after leaving is covered, and asked for again. */
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (left()) cover();
  location.reload();
});

/* Somebody left without a signal and the server never heard: it hears now, before a word is shown. */
if (settle(document.documentElement) === "unheard" && first()) {
  cover();
  location.replace("/leave/");
}
