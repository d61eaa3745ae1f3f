/* Pages kept for reading: anybody may add to them, only the PIN or passphrase opens them. A key pair
   (ECDH, P-256): the public half seals what comes, the private half is shut under the PIN. */
import { open, shut, stretched, toBytes, toText, under } from "./seal.js";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const STEP = 4096;
const about = ({ name, memory, passes, lanes }) => `marram phone 1|${name}|${memory}|${passes}|${lanes}`;
const ABOUT_PAGES = "marram phone pages 1";
const text = new TextEncoder();

export const makeLock = async (pin) => {
  const pair = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const [kdf, key] = await under(pin);
  const half = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const seal = toText(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
  return { kdf, seal, half: await shut(key, half, about(kdf)) };
};

/* The private half, or null where the PIN does not open it. */
export const unlock = async (lock, pin) => {
  const key = await stretched(pin, lock.kdf);
  const half = await open(key, lock.half, about(lock.kdf)).catch(() => null);
  return half && crypto.subtle.importKey("pkcs8", half, CURVE, false, ["deriveBits"]);
};

const shared = async (own, other, salt) => {
  const bits = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const base = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: text.encode(ABOUT_PAGES) };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
};
const publicHalf = (raw) => crypto.subtle.importKey("raw", raw, CURVE, false, []);

export const sealTo = async (lock, value) => {
  const once = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", once.publicKey));
  const key = await shared(once.privateKey, await publicHalf(toBytes(lock.seal)), raw);
  const plain = text.encode(JSON.stringify(value));
  const padded = new Uint8Array(Math.ceil(plain.length / STEP) * STEP).fill(32);
  padded.set(plain);
  return { once: toText(raw), sealed: await shut(key, padded, ABOUT_PAGES) };
};
export const openFrom = async (half, { once, sealed }) => {
  const raw = toBytes(once);
  const key = await shared(half, await publicHalf(raw), raw);
  return JSON.parse(new TextDecoder().decode(await open(key, sealed, ABOUT_PAGES)));
};
