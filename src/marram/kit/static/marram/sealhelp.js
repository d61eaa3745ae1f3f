/* What the pages about sealing share: sending ciphertext, asking rings, showing one part at a time. */
import "./vendor/argon2.js";
import { rootOf } from "./seal.js";

export const able = () => Boolean(globalThis.crypto?.subtle && globalThis.isSecureContext);

/* The form's token, and after signing in again in another tab the newer one of the cookie. */
const token = () =>
  document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/)?.[1]
  ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

/* Sends fields; answers {outcome: "kept" | "not" | "out" | "long", …what the server said}. */
export const send = async (address, fields) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value ?? "");
  try {
    const answer = await fetch(address, {
      method: "POST", body, credentials: "same-origin", redirect: "manual",
      headers: { Accept: "application/json", "X-CSRFToken": token() },
    });
    if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) return { outcome: "out" };
    if (answer.status === 413) return { outcome: "long" };
    const said = await answer.json();
    return { ...said, outcome: said.kept === true ? "kept" : "not" };
  } catch {
    return { outcome: "not" };
  }
};

/* Lets the browser draw what was said before half a second of work. */
export const drawn = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));

/* The root keys that what was typed opens, by the id of their ring. */
export const rootsOf = async (rings, typed) => {
  const found = {};
  for (const ring of rings) {
    const root = await rootOf(ring, typed);
    if (root) found[ring.id] = root;
  }
  return found;
};

/* Shows one of the parts of a page and hides the others; [data-part] names them. */
export const part = (name, { quietly = false } = {}) => {
  for (const one of document.querySelectorAll("[data-part]")) one.hidden = one.dataset.part !== name;
  if (!quietly) document.querySelector(`[data-part="${name}"] [data-first]`)?.focus();
};

/* Puts one of a sign's sentences there; without a name the sign is empty and hidden. */
export const say = (sign, name = "", values = {}) => {
  let words = name ? sign.dataset[`say${name[0].toUpperCase()}${name.slice(1)}`] ?? "" : "";
  for (const [key, value] of Object.entries(values)) words = words.replace(`{${key}}`, value);
  (sign.querySelector("[data-words]") ?? sign).textContent = words;
  sign.hidden = !words;
  sign.toggleAttribute("data-calm", ["busy", "locked", "done"].includes(name));
};

/* "Show what I type": a tick beside a secret field. */
export const showing = () => {
  for (const tick of document.querySelectorAll("[data-shows]")) {
    tick.addEventListener("change", () => {
      for (const id of tick.dataset.shows.split(" ")) {
        document.getElementById(id).type = tick.checked ? "text" : "password";
      }
    });
  }
};
