/* On every page of a client: renews what this phone keeps by choice, notes which page was opened,
   and takes everything off when the account was signed out from elsewhere. Without a choice it does
   nothing and asks for nothing. */
import { chosen, get, set, wipe } from "./keptstore.js";

const OFTEN = 120000;
const AT_ONCE = /^\/me\/(plan|steady|you\/phone)\//;
const PAGE = /^\/me\/e\/([0-9a-f-]{36})\/$/;

/* Asks the server for the copy and keeps it; says whether that was done. Where somebody else signed
   in than the one who chose, everything is taken off. */
export const renew = async () => {
  const choice = await get("choice");
  if (!choice) return false;
  const opened = (await get("opened")) ?? [];
  const query = new URLSearchParams({ plain: choice.plain ? "yes" : "", pages: choice.pages, e: opened.join(",") });
  const answer = await fetch(`/me/you/phone/copy/?${query}`, { redirect: "manual", cache: "no-store" });
  if (!answer.ok) return false;
  const { whose, at, day, copied, pages } = await answer.json();
  const now = await get("choice");
  if (!now) return false;
  if (now.whose && now.whose !== whose) return wipe(); // somebody else signed in: nothing is mixed
  await set("choice", { ...now, whose });
  if (now?.plain) await set("plain", { at, day, copied });
  if (now?.pages) {
    const lock = await get("lock");
    const { sealTo } = await import("./keptlock.js");
    await set("pages", { at, day, count: pages.length, ...(await sealTo(lock, pages)) });
  }
  await set("renewed", Date.now());
  return true;
};

/* Says whether this device was signed out from elsewhere; not knowing is no. */
export const goneHere = async () => {
  try {
    const answer = await fetch("/offline/here/", { cache: "no-store", signal: AbortSignal.timeout(4000) });
    return answer.ok && (await answer.json()).gone === true;
  } catch {
    return false;
  }
};

const looks = async () => {
  const page = location.pathname.match(PAGE)?.[1];
  const choice = await get("choice");
  if (page && choice?.pages) {
    const before = ((await get("opened")) ?? []).filter((id) => id !== page);
    await set("opened", [page, ...before].slice(0, choice.pages));
  }
  const due = Date.now() - ((await get("renewed")) ?? 0) > OFTEN;
  const outside = location.pathname.startsWith("/unlock/");
  if (!outside && (due || AT_ONCE.test(location.pathname)) && (await renew())) return;
  if ((due || outside) && (await goneHere())) await wipe();
};

if (chosen()) for (const way of document.querySelectorAll("[data-if-kept]")) way.hidden = false;

/* Not on Help now, nor on tools that need no sign-in: opening those is told to nobody. */
if (chosen() && /^\/(me|unlock)\//.test(location.pathname)) {
  looks().catch(() => {});
  addEventListener("submit", (event) => {
    if (event.submitter?.name === "everywhere") wipe();
  });
}
