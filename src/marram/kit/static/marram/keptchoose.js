/* What this phone keeps: choosing, taking off, forgetting. */
import { makeLock } from "./keptlock.js";
import { renew } from "./kept.js";
import { drop, get, set, wipe } from "./keptstore.js";
import { able, drawn, say, send, showing } from "./sealhelp.js";

const place = document.querySelector("[data-kept-choose]");
const one = (id) => document.getElementById(id);
const NAMES = ["choice", "plain", "lock", "pages", "opened", "renewed"];
const FLOOR = { digits: 6, signs: 10 };

const weak = (pin) =>
  /^\d*$/.test(pin) ? pin.length < FLOOR.digits : [...pin.normalize("NFKC")].length < FLOOR.signs;

/* Says whether sealed slips wait here to be sent (store.js): while they do, nothing is cleared. Where
   a browser cannot say which databases there are, they might. */
const waiting = async () => {
  if (!indexedDB.databases) return true;
  if (!(await indexedDB.databases()).some(({ name }) => name === "place")) return false;
  return new Promise((done) => {
    const asked = indexedDB.open("place");
    asked.onerror = () => done(true);
    asked.onsuccess = () => {
      const place = asked.result;
      if (!place.objectStoreNames.contains("slips")) return done(false), place.close();
      const count = place.transaction("slips").objectStore("slips").count();
      count.onsuccess = () => done(count.result > 0);
      count.onerror = () => done(true);
      return place.close();
    };
  });
};

/* A deleted record stays on the disk for a while. This asks the browser to clear all it stores for
   this address, then puts back what is still chosen. */
const clear = async () => {
  if (await waiting()) return false;
  const kept = await Promise.all(NAMES.map(async (name) => [name, await get(name)]));
  const still = kept.filter(([, value]) => value !== undefined);
  await wipe();
  await send("/me/you/phone/clear/", {});
  for (const [name, value] of still) await set(name, value);
  return true;
};

const shows = async () => {
  const [choice, plain, pages] = [await get("choice"), await get("plain"), await get("pages")];
  one("plain-on").hidden = Boolean(choice?.plain);
  one("plain-off").hidden = !choice?.plain;
  one("pages-on").hidden = Boolean(choice?.pages);
  one("pages-off").hidden = !choice?.pages;
  say(one("plain-said"), plain ? "kept" : "", { day: plain?.day });
  say(one("pages-said"), pages ? "kept" : "", { day: pages?.day, count: pages?.count });
  one("nothing").hidden = Boolean(choice);
};

const chooses = async (change) => {
  await set("choice", { plain: false, pages: 0, ...(await get("choice")), ...change });
  if (!(await renew().catch(() => false))) say(one("trouble"), "not");
  await shows();
};

const takesOff = async (names, change) => {
  for (const name of names) await drop(name);
  const choice = { plain: false, pages: 0, ...(await get("choice")), ...change };
  if (choice.plain || choice.pages) await set("choice", choice);
  else await wipe();
  if (await clear()) location.reload(); // the pages for no signal went too, and come again
  else await shows();
};

const locks = async (event) => {
  event.preventDefault();
  const wrong = one("pin-wrong");
  const pin = one("pin").value;
  if (weak(pin)) return say(wrong, "short");
  if (pin !== one("again").value) return say(wrong, "differ");
  say(wrong, "busy");
  await drawn();
  await set("lock", await makeLock(pin));
  one("pin").value = one("again").value = "";
  say(wrong);
  await chooses({ pages: Number(one("many").value) });
};

if (place && able() && globalThis.indexedDB) {
  showing();
  place.hidden = false;
  one("plain-on").addEventListener("click", () => chooses({ plain: true }));
  one("plain-off").addEventListener("click", () => takesOff(["plain"], { plain: false }));
  one("pages-on").addEventListener("submit", locks);
  one("pages-off").addEventListener("click", () => takesOff(["pages", "lock", "opened"], { pages: 0 }));
  one("forget").addEventListener("submit", async (event) => {
    event.preventDefault();
    await wipe();
    await clear();
    event.target.submit();
  });
  renew().catch(() => {}).then(shows);
}
