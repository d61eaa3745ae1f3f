/* Sealing in the browser. No page, no network: bytes in, bytes out. The archive's opener holds it too.
   A ring is one random root key, wrapped twice: under the passphrase and under the recovery code.
   Each telling has a key of its own, wrapped by the root key and bound to the id of its page. */
const text = new TextEncoder();
const GCM = "AES-GCM";
const STEP = 256;
const SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
export const FLOOR = 10;
export const ARGON = { name: "argon2id", memory: 65536, passes: 3, lanes: 1 };
export const PBKDF = { name: "pbkdf2-sha256", memory: 0, passes: 600000, lanes: 1 };

export const toText = (bytes) => {
  let said = "";
  for (let at = 0; at < bytes.length; at += 8192) said += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(said);
};
export const toBytes = (said) => Uint8Array.from(atob(said), (sign) => sign.charCodeAt(0));
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const key = (raw) => crypto.subtle.importKey("raw", raw, GCM, false, ["encrypt", "decrypt"]);

export const shut = async (under, plain, about) => {
  const iv = random(12);
  const made = await crypto.subtle.encrypt({ name: GCM, iv, additionalData: text.encode(about) }, under, plain);
  const whole = new Uint8Array(12 + made.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(made), 12);
  return toText(whole);
};
export const open = async (under, sealed, about) => {
  const bytes = toBytes(sealed);
  const how = { name: GCM, iv: bytes.subarray(0, 12), additionalData: text.encode(about) };
  return new Uint8Array(await crypto.subtle.decrypt(how, under, bytes.subarray(12)));
};

/* The key of a passphrase. Argon2id where WebAssembly may run, PBKDF2 where not; how is kept with it. */
export const stretched = async (passphrase, { name, memory, passes, lanes, salt }) => {
  const secret = text.encode(passphrase.normalize("NFKC"));
  if (name === ARGON.name) {
    return key(await globalThis.hashwasm.argon2id({
      password: secret, salt: toBytes(salt), memorySize: memory, iterations: passes, parallelism: lanes,
      hashLength: 32, outputType: "binary",
    }));
  }
  const base = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: toBytes(salt), iterations: passes };
  return key(new Uint8Array(await crypto.subtle.deriveBits(how, base, 256)));
};
export const under = async (passphrase) => {
  const salt = toText(random(16));
  for (const how of [ARGON, PBKDF]) {
    try {
      return [{ ...how, salt }, await stretched(passphrase, { ...how, salt })];
    } catch (fault) {
      if (how === PBKDF) throw fault;
    }
  }
};

/* The recovery code: 128 random bits and twelve of their SHA-256, in 28 signs that are hard to mistake. */
const check = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const written = async (bytes) => {
  const sum = await check(bytes);
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  number = (number << 12n) | (BigInt(sum[0]) << 4n) | BigInt(sum[1] >> 4);
  let said = "";
  for (let at = 27n; at >= 0n; at -= 1n) said += SIGNS[Number((number >> (at * 5n)) & 31n)];
  return said.match(/.{4}/g).join("-");
};
export const newCode = () => written(random(16));
export const readCode = async (typed) => {
  const plain = typed.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
  if (plain.length !== 28 || [...plain].some((sign) => !SIGNS.includes(sign))) return null;
  let number = 0n;
  for (const sign of plain) number = (number << 5n) | BigInt(SIGNS.indexOf(sign));
  const bytes = Uint8Array.from({ length: 16 }, (_, at) => Number((number >> BigInt(132 - at * 8)) & 255n));
  return (await written(bytes)).replaceAll("-", "") === plain ? bytes : null;
};
const keyOfCode = async (bytes, id) => {
  const base = await crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: text.encode(id), info: text.encode("marram recovery 1") };
  return key(new Uint8Array(await crypto.subtle.deriveBits(how, base, 256)));
};

const byPhrase = (id, how) =>
  `marram ring 1|${id}|passphrase|${how.name}|${how.memory}|${how.passes}|${how.lanes}`;
const byCode = (id) => `marram ring 1|${id}|code`;

export const wrapped = async (root, id, passphrase) => {
  const [kdf, phrase] = await under(passphrase);
  return { kdf, wrap: await shut(phrase, root, byPhrase(id, kdf)) };
};
export const wrappedByCode = async (root, id, code) =>
  ({ code: await shut(await keyOfCode(await readCode(code), id), root, byCode(id)) });
export const newRing = async (passphrase, code) => {
  const [id, root] = [crypto.randomUUID(), random(32)];
  return { id, ...(await wrapped(root, id, passphrase)), ...(await wrappedByCode(root, id, code)) };
};
export const rootByCode = async (ring, typed) => {
  const bytes = await readCode(typed);
  return bytes ? open(await keyOfCode(bytes, ring.id), ring.code, byCode(ring.id)).catch(() => null) : null;
};
/* Whatever was typed: the passphrase or the recovery code. null where it opens nothing. */
export const rootOf = async (ring, typed) => {
  const found = await rootByCode(ring, typed);
  if (found) return found;
  const phrase = await stretched(typed, ring.kdf);
  return open(phrase, ring.wrap, byPhrase(ring.id, ring.kdf)).catch(() => null);
};

export const sealPage = async (words, root, ring, entry) => {
  const plain = text.encode(JSON.stringify({ text: words }));
  const padded = new Uint8Array(Math.ceil(plain.length / STEP) * STEP).fill(32);
  padded.set(plain);
  const raw = random(32);
  return {
    ring,
    key: await shut(await key(root), raw, `marram sealed key 1|${entry}`),
    words: await shut(await key(raw), padded, `marram sealed page 1|${entry}`),
  };
};
export const openPage = async (page, root, entry) => {
  const raw = await open(await key(root), page.key, `marram sealed key 1|${entry}`);
  const plain = await open(await key(raw), page.words, `marram sealed page 1|${entry}`);
  return JSON.parse(new TextDecoder().decode(plain)).text;
};
