/* Setting the passphrase, once: passphrase, recovery code shown, code typed again, then kept. */
import { FLOOR, newCode, newRing, readCode } from "./seal.js";
import { able, drawn, part, say, send, showing } from "./sealhelp.js";

const place = document.querySelector("[data-seal-new]");
const one = (id) => document.getElementById(id);
let phrase = "";
let code = "";
let ring = null;

const set = async (event) => {
  event.preventDefault();
  const wrong = one("phrase-wrong");
  say(wrong);
  const typed = one("phrase").value;
  if ([...typed.normalize("NFKC")].length < FLOOR) return say(wrong, "short");
  if (typed !== one("again").value) return say(wrong, "differ");
  phrase = typed;
  code = await newCode();
  one("code").textContent = code;
  part("code");
};

const typedBack = async (event) => {
  event.preventDefault();
  const wrong = one("back-wrong");
  say(wrong);
  const [typed, wanted] = await Promise.all([readCode(one("back").value), readCode(code)]);
  if (!typed || typed.some((byte, at) => byte !== wanted[at])) return say(wrong, "code");
  say(wrong, "busy");
  await drawn();
  ring ??= await newRing(phrase, code);
  const answer = await send(place.dataset.sealNew, { ring: JSON.stringify(ring) });
  if (answer.outcome !== "kept") return say(wrong, answer.outcome === "out" ? "out" : "not");
  location.replace(answer.href);
};

if (place && able()) {
  showing();
  one("set").addEventListener("submit", set);
  one("known").addEventListener("submit", typedBack);
  one("print").addEventListener("click", () => print());
  part("set", { quietly: true });
} else if (place) {
  part("unable");
}
