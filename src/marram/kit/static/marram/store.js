/* What this place keeps on this device, in one IndexedDB database called "place".
   "slips": sealed pages that wait to be sent, by their id; the device itself cannot open them.
   "about": small things by name: "key" (public half to seal with), "leave" (address), "locked".
   Other modules may add names to "about" and nothing readable to "slips". */
const NAME = "place";
const VERSION = 1;

const open = () =>
  new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.onupgradeneeded = () => {
      const place = asked.result;
      if (!place.objectStoreNames.contains("slips")) place.createObjectStore("slips", { keyPath: "id" });
      if (!place.objectStoreNames.contains("about")) place.createObjectStore("about");
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });

/* Does one thing in one transaction and answers when it is on the disk. */
const within = async (store, mode, act) => {
  const place = await open();
  try {
    return await new Promise((done, failed) => {
      const change = place.transaction(store, mode, { durability: "strict" });
      let answer;
      change.oncomplete = () => done(answer?.result);
      change.onerror = () => failed(change.error);
      change.onabort = () => failed(change.error);
      answer = act(change.objectStore(store));
    });
  } finally {
    place.close();
  }
};

export const get = (name) => within("about", "readonly", (about) => about.get(name));
export const set = (name, value) => within("about", "readwrite", (about) => about.put(value, name));
export const forget = (name) => within("about", "readwrite", (about) => about.delete(name));
export const slips = () => within("slips", "readonly", (all) => all.getAll());
export const count = () => within("slips", "readonly", (all) => all.count());

/* Keeps a slip in place of those named, all or nothing. */
export const keep = (slip, instead = []) =>
  within("slips", "readwrite", (all) => {
    for (const id of instead) all.delete(id);
    return all.put(slip);
  });

export const drop = (ids) =>
  within("slips", "readwrite", (all) => {
    for (const id of ids) all.delete(id);
  });
