/* <form data-keep="/address/"> sends what is typed as a draft: two seconds after the last key, or five
   after the first while typing goes on, and never more often than every five seconds. "Kept" is shown only
   after the server said {"kept": true}. When the server cannot be had the words are sealed on this device
   (outbox.js) and "Kept on this phone" is shown; data-kind names the kind of page. A form with an empty
   data-keep is written without a signal from the start. The words come from the page: [data-kept] carries
   data-say-kept, -not, -out, -wait, -slow, -phone and -sent. */
import * as outbox from "./outbox.js";
import "./vendor/hpke.js"; // here now, so that it is here without a signal

const QUIET = 2000;
const LEAST = 5000;
const RETRY = 8000;
const BROKEN = 500;
const PATIENCE = 8_000; // then it is sealed on this device; the server keeps it once, however often it comes
const SOON = 4_000; // the same where nothing came before
const PAUSE = 1_500; // until it is said that no answer came yet

/* By choice the whole place is one step of the browser's history. */
const go = (address) =>
  "oneStep" in document.documentElement.dataset ? location.replace(address) : location.assign(address);

class Keeper {
  constructor(form) {
    this.form = form;
    this.sign = document.querySelector("[data-kept]");
    for (const name of ["entry", "operation"]) {
      const field = form.elements[name];
      if (field && !field.value) field.value = outbox.fresh();
    }
    this.sent = this.text();
    this.onPhone = "";
    this.last = -Infinity;
    this.since = 0;
    this.timer = 0;
    this.busy = null;
    this.late = false;
    this.done = false;
    this.going = null;
    form.addEventListener("input", () => this.typed());
    form.addEventListener("submit", (event) => {
      if (this.done) return;
      event.preventDefault();
      this.going ||= this.leave(event.submitter).finally(() => { this.going = null; });
    });
    addEventListener("pageshow", () => { this.done = false; });
    addEventListener("beforeunload", (event) => {
      if (!this.done && this.unkept() && this.onPhone !== this.text()) event.preventDefault();
    });
    addEventListener("online", () => this.soon(0));
    document.addEventListener("leaving", (event) => this.leaving(event.detail));
    addEventListener("outbox", (event) => this.heard(event.detail));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.unkept()) this.send();
    });
  }

  value(name) {
    return this.form.elements[name]?.value ?? "";
  }

  get entry() {
    return this.value("entry") || this.value("draft");
  }

  fields(by) {
    const data = new FormData(this.form);
    if (by?.name) data.append(by.name, by.value);
    return [...data].filter(([name]) => name !== "csrfmiddlewaretoken");
  }

  text() {
    return JSON.stringify(this.fields());
  }

  /* After signing in again in another tab the form's token is an old one; the cookie has the new. */
  renew() {
    const cookie = document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/);
    const field = this.form.elements.csrfmiddlewaretoken;
    if (cookie && field) field.value = cookie[1];
  }

  unkept() {
    return this.text() !== this.sent;
  }

  typed() {
    this.say("wait");
    const now = performance.now();
    this.since ||= now;
    const due = Math.min(now + QUIET, this.since + LEAST);
    this.soon(Math.max(due, this.last + LEAST) - now);
  }

  soon(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay);
  }

  /* Seals what stands here on this device; says whether that could be done. */
  async seal(by) {
    const typed = this.text();
    try {
      await outbox.keep({
        entry: this.entry,
        operation: this.value("operation") || outbox.fresh(),
        parent: this.value("parent"),
        kind: this.form.dataset.kind ?? "",
        fields: this.fields(by),
        done: by?.value === "done" || by?.value === "share",
      });
    } catch {
      return false;
    }
    this.onPhone = typed;
    return true;
  }

  async ask() {
    this.renew();
    const answer = await fetch(this.form.dataset.keep, {
      method: "POST",
      body: new FormData(this.form),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      redirect: "manual",
      signal: AbortSignal.timeout?.(PATIENCE),
    });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return ["out"];
    if (!answer.ok) return ["not"];
    const said = await answer.json();
    return said.kept === true ? ["kept", said.at ?? ""] : ["not"];
  }

  async send() {
    if (this.busy || this.done || !this.unkept()) return;
    this.busy = this.sending();
    await this.busy;
    this.busy = null;
  }

  async sending() {
    const typed = this.text();
    this.last = performance.now();
    this.since = 0;
    let [outcome, at] = ["not", ""];
    try {
      if (this.form.dataset.keep) [outcome, at = ""] = await this.ask();
      this.late = false;
    } catch {
      this.late = true;
    }
    if (outcome === "kept") {
      this.sent = typed;
      this.onPhone = "";
      outbox.settle(this.entry).catch(() => {});
      if (this.unkept()) {
        this.soon(LEAST);
        return;
      }
    } else if (this.onPhone === typed || (await this.seal())) {
      this.say(outcome === "out" ? "out" : "phone");
      this.soon(RETRY);
      return;
    }
    this.say(outcome, at);
    if (outcome !== "kept") this.soon(RETRY);
  }

  /* Done, Pause and the other buttons: by the network where there is one, else by the outbox. */
  async leave(submitter) {
    const by = submitter ?? this.form.querySelector("button[name=do][value=done]");
    clearTimeout(this.timer);
    const slow = setTimeout(() => this.say("slow"), PAUSE);
    try {
      await this.leaveBy(by);
    } finally {
      clearTimeout(slow);
    }
  }

  async leaveBy(by) {
    await this.busy;
    this.renew();
    const data = new FormData(this.form);
    if (by?.name) data.append(by.name, by.value);
    let broken = !this.form.dataset.keep;
    if (!broken) {
      try {
        const answer = await fetch(this.form.action, {
          method: "POST",
          body: data,
          credentials: "same-origin",
          signal: AbortSignal.timeout?.(this.late ? SOON : PATIENCE),
        });
        broken = answer.status >= BROKEN;
        if (answer.ok && answer.redirected) {
          this.done = true;
          await outbox.settle(this.entry).catch(() => {});
          go(answer.url);
          return;
        }
      } catch {
        broken = true;
      }
    }
    if (broken && (await this.seal(by))) {
      this.away(by);
      return;
    }
    if (!this.form.dataset.keep) {
      this.say("not");
      return;
    }
    this.submit(by);
  }

  /* Somebody leaves at once: no question is asked, and what is not kept yet is sealed on this device. */
  leaving(waits) {
    clearTimeout(this.timer);
    this.done = true;
    if (this.unkept() && this.onPhone !== this.text()) waits.push(this.seal());
  }

  /* Without a signal: what was done with leads on, one more line does not. */
  away(by) {
    this.say("phone");
    if (by?.name !== "do") return;
    this.done = true;
    go("/offline/kept/");
  }

  /* The browser's own way, whose answer is shown as it is: a problem, with the words in the form. */
  submit(by) {
    this.done = true;
    const chosen = Object.assign(document.createElement("input"), { type: "hidden" });
    if (by?.name) {
      Object.assign(chosen, { name: by.name, value: by.value });
      this.form.append(chosen);
    }
    this.form.submit();
    chosen.remove();
    setTimeout(() => { this.done = false; }, PATIENCE); // an answer without a page leaves us here
  }

  /* What was on this device has arrived, or waits for signing in. */
  heard({ sent, at, waits }) {
    if (waits === "sign-in" && this.onPhone) this.say("out");
    if (!sent?.includes(this.entry)) return;
    if (this.onPhone === this.text()) {
      this.sent = this.onPhone;
      this.say("sent", at);
    } else this.soon(0);
    this.onPhone = "";
  }

  say(outcome, at = "") {
    if (!this.sign) return;
    const words = this.sign.querySelector("[data-words]") ?? this.sign;
    words.textContent = (this.sign.dataset[`say${outcome[0].toUpperCase()}${outcome.slice(1)}`] ?? "")
      .replace("{time}", at);
    this.sign.dataset.state = outcome;
  }
}

for (const form of document.querySelectorAll("form[data-keep]")) new Keeper(form);
