/* A sealed page: opened, read and written on here. What leaves this page is ciphertext. It locks by
   itself when it was hidden for two minutes; what was typed is sealed first and comes back. */
import { openPage, sealPage } from "./seal.js";
import { able, drawn, part, rootsOf, say, send, showing } from "./sealhelp.js";

const HIDDEN = 120000;
const QUIET = 2000;
const RETRY = 8000;
const place = document.querySelector("[data-seal-page]");
const one = (id) => document.getElementById(id);

class Sealed {
  constructor() {
    const said = place.dataset;
    this.entry = said.sealPage;
    this.rings = JSON.parse(said.rings);
    this.parent = said.parent;
    this.draft = said.draft ? JSON.parse(said.draft) : null;
    this.bodies = [...document.querySelectorAll("[data-telling]")];
    this.newest = this.bodies.length ? JSON.parse(this.bodies[0].dataset.telling) : null;
    this.roots = null;
    this.operation = crypto.randomUUID();
    this.kept = "";
    this.timer = 0;
    this.away = 0;
    this.unsent = null;
    this.busy = false;
    one("open").addEventListener("submit", (event) => this.unlock(event));
    one("words").addEventListener("input", () => this.typed());
    one("done").addEventListener("click", () => this.done());
    one("write-on").addEventListener("click", () => this.write(one("read").textContent));
    one("unsealed").addEventListener("submit", () => this.copy());
    one("print").addEventListener("click", () => print());
    for (const lock of document.querySelectorAll("[data-lock]")) lock.addEventListener("click", () => this.lock());
    document.addEventListener("visibilitychange", () => this.seen());
    addEventListener("online", () => this.soon(0));
    addEventListener("pagehide", () => this.forget());
    addEventListener("beforeunload", (event) => {
      if ((this.unkept() || this.unsent) && !document.documentElement.dataset.leaving) event.preventDefault();
    });
    part("locked");
  }

  async unlock(event) {
    event.preventDefault();
    const [wrong, typed] = [one("open-wrong"), one("phrase").value];
    say(wrong, "busy");
    await drawn();
    try {
      this.roots = await rootsOf(this.rings, typed);
    } catch {
      return say(wrong, "unable");
    }
    const needed = (this.draft ?? this.newest)?.ring ?? Object.keys(this.roots)[0];
    if (!this.roots[needed]) {
      this.roots = null;
      return say(wrong, "wrong");
    }
    one("phrase").value = "";
    say(wrong);
    this.ring = needed;
    try {
      await this.show();
    } catch {
      this.forget();
      say(wrong, "broken");
    }
  }

  opened(body) {
    return openPage(body, this.roots[body.ring], this.entry);
  }

  async show() {
    const words = this.newest ? await this.opened(this.newest) : "";
    const draft = this.draft ? await this.opened(this.draft) : "";
    await this.earlier();
    if (!this.newest || (draft.trim() && !words.includes(draft.trim()))) return this.write(draft || words);
    this.read(words);
  }

  async earlier() {
    for (const one of this.bodies.slice(1)) {
      const body = JSON.parse(one.dataset.telling);
      const words = one.querySelector("[data-telling-words]");
      if (this.roots[body.ring]) words.textContent = await this.opened(body);
    }
  }

  read(words) {
    one("read").textContent = words;
    part("read");
  }

  write(words) {
    one("words").value = words;
    this.kept = this.draft || this.newest ? words : "";
    this.operation = crypto.randomUUID();
    say(one("kept"));
    part("write");
  }

  unkept() {
    return Boolean(this.roots) && !one("words").closest("[data-part]").hidden && one("words").value !== this.kept;
  }

  typed() {
    this.soon(QUIET);
  }

  soon(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), delay);
  }

  /* The same words are sealed once: sent again they are known by the server as the same. */
  async seal(words) {
    if (this.sealed?.words !== words) {
      this.sealed = { words, page: await sealPage(words, this.roots[this.ring], this.ring, this.entry) };
    }
    this.draft = this.sealed.page;
    return this.draft;
  }

  async sent(page, doing) {
    this.unsent = page;
    const fields = { page: JSON.stringify(page), parent: this.parent, operation: this.operation, do: doing };
    const answer = await send(place.dataset.save, fields);
    if (answer.outcome === "kept") {
      if (this.unsent === page) this.unsent = null;
      history.replaceState(null, "", answer.href);
    }
    return answer;
  }

  /* Keeps the draft; after locking, what was sealed and did not get through. */
  async keep() {
    if (this.busy || !(this.unkept() || this.unsent)) return;
    this.busy = true;
    const words = one("words").value;
    const page = this.unkept() ? await this.seal(words) : this.unsent;
    const answer = await this.sent(page, "keep");
    this.busy = false;
    if (answer.outcome === "kept" && this.roots) this.kept = words;
    if (this.unkept() || this.unsent) this.soon(answer.outcome === "kept" ? QUIET : RETRY);
    say(one("kept"), answer.outcome, { time: answer.at ?? "" });
  }

  async done() {
    clearTimeout(this.timer);
    const words = one("words").value;
    if (!words.trim() && !this.newest) return location.assign(place.dataset.back);
    const page = await this.seal(words);
    const answer = await this.sent(page, "done");
    say(one("kept"), answer.outcome, { time: answer.at ?? "" });
    if (answer.outcome !== "kept") return this.soon(RETRY);
    [this.draft, this.newest, this.parent, this.kept] = [null, page, answer.parent, words];
    one("away").hidden = false;
    if (!this.roots) return;
    say(one("kept-telling"), "kept", { time: answer.at });
    this.read(words);
  }

  /* An unsealed copy is an ordinary page; its form is filled at the moment it is sent. */
  copy() {
    one("copy-words").value = one("read").textContent;
    one("copy-operation").value = crypto.randomUUID();
    one("copy-entry").value = crypto.randomUUID();
  }

  seen() {
    clearTimeout(this.away);
    if (document.visibilityState !== "hidden") return;
    this.keep();
    this.away = setTimeout(() => this.lock(), HIDDEN);
  }

  /* Sealed first, then taken off the screen, then sent: a slow network shows nothing longer. */
  async lock() {
    if (!this.roots) return;
    clearTimeout(this.timer);
    if (this.unkept()) this.unsent = await this.seal(one("words").value);
    this.forget();
    say(one("open-wrong"), "locked");
    part("locked");
    this.keep();
  }

  forget() {
    for (const root of Object.values(this.roots ?? {})) root.fill(0);
    this.roots = null;
    this.sealed = null;
    one("words").value = "";
    one("read").textContent = "";
    one("copy-words").value = "";
    for (const words of document.querySelectorAll("[data-telling-words]")) words.textContent = "";
  }
}

if (place && able()) {
  showing();
  new Sealed();
} else if (place) {
  part("unable");
}
