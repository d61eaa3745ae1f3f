/* What this phone keeps for reading, by its owner's choice: one IndexedDB database called "kept".
   "choice": {plain, pages}; "plain": plan and kit, readable; "lock": how the pages' key is shut;
   "pages": pages, sealed; "opened": ids of pages opened here. A sign in localStorage says whether
   there is anything, so that nobody's database is made by looking. */
const NAME = "kept";

export const chosen = () => {
  try {
    return localStorage.getItem(NAME) === "yes";
  } catch {
    return false;
  }
};

const opened = () =>
  new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(NAME);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
const within = async (mode, act) => {
  const place = await opened();
  try {
    return await new Promise((done, failed) => {
      const change = place.transaction(NAME, mode);
      const answer = act(change.objectStore(NAME));
      change.oncomplete = () => done(answer.result);
      change.onerror = change.onabort = () => failed(change.error);
    });
  } finally {
    place.close();
  }
};

export const get = async (name) => (chosen() ? within("readonly", (all) => all.get(name)) : undefined);
export const set = (name, value) => {
  localStorage.setItem(NAME, "yes");
  return within("readwrite", (all) => all.put(value, name));
};
export const drop = (name) => within("readwrite", (all) => all.delete(name));

/* Takes everything off this phone. */
export const wipe = () => {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Without storage there is nothing to take off.
  }
  return new Promise((done) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = asked.onerror = asked.onblocked = () => done();
  });
};
