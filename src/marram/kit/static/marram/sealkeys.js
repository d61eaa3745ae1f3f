/* Try whether the code still opens, choose another passphrase, make a new code. The pages stay. */
import { FLOOR, newCode, readCode, rootByCode, wrapped, wrappedByCode } from "./seal.js";
import { able, drawn, part, rootsOf, say, send, showing } from "./sealhelp.js";

const place = document.querySelector("[data-seal-keys]");
const one = (id) => document.getElementById(id);
const rings = () => JSON.parse(place.dataset.rings);
let known = [];
let roots = {};
let code = "";

const tries = async (event) => {
  event.preventDefault();
  const typed = one("try").value;
  const found = await Promise.all(known.map((ring) => rootByCode(ring, typed)));
  say(one("try-said"), found.some(Boolean) ? "opens" : (await readCode(typed)) ? "other" : "mistyped");
};

const opens = async (event) => {
  event.preventDefault();
  say(one("now-wrong"), "busy");
  await drawn();
  try {
    roots = await rootsOf(known, one("now").value);
  } catch {
    return say(one("now-wrong"), "unable");
  }
  const found = Object.keys(roots).length > 0;
  say(one("now-wrong"), found ? "" : "wrong");
  if (!found) return;
  one("now").value = "";
  code = await newCode();
  one("code").textContent = code;
  part("change");
};

/* Wraps each root that was opened anew and has it kept in place of the one before. */
const changed = async (sign, more) => {
  say(sign, "busy");
  await drawn();
  for (const [id, root] of Object.entries(roots)) {
    const ring = { ...known.find((each) => each.id === id), ...(await more(root, id)) };
    const answer = await send(place.dataset.sealKeys, { ring: JSON.stringify(ring) });
    if (answer.outcome !== "kept") return say(sign, answer.outcome === "out" ? "out" : "not");
    known = known.map((each) => (each.id === id ? ring : each));
  }
  say(sign, "done");
};

const newPhrase = (event) => {
  event.preventDefault();
  const typed = one("phrase").value;
  const sign = one("phrase-wrong");
  if ([...typed.normalize("NFKC")].length < FLOOR) return say(sign, "short");
  if (typed !== one("again").value) return say(sign, "differ");
  return changed(sign, (root, id) => wrapped(root, id, typed));
};

const codeBack = async (event) => {
  event.preventDefault();
  const [typed, wanted] = await Promise.all([readCode(one("back").value), readCode(code)]);
  if (!typed || typed.some((byte, at) => byte !== wanted[at])) return say(one("back-wrong"), "code");
  return changed(one("back-wrong"), (root, id) => wrappedByCode(root, id, code));
};

if (place && able()) {
  known = rings();
  showing();
  one("trying").addEventListener("submit", tries);
  one("opening").addEventListener("submit", opens);
  one("changing").addEventListener("submit", newPhrase);
  one("coding").addEventListener("submit", codeBack);
  one("print").addEventListener("click", () => print());
  part("keys", { quietly: true });
} else if (place) {
  part("unable");
}
