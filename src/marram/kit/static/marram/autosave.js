/* <form data-keep="/address/"> sends what is typed as a draft: two seconds after the last key,
   or five after the first while typing goes on, and never more often than every five seconds. "Kept" is shown only after the server said {"kept": true}.
   The words come from the page: [data-kept] carries data-kept, data-not, data-out and data-wait. */
const QUIET = 2000;
const LEAST = 5000;
const RETRY = 8000;

class Keeper {
  constructor(form) {
    this.form = form;
    this.sign = document.querySelector("[data-kept]");
    this.sent = this.text();
    this.last = -Infinity;
    this.since = 0;
    this.timer = 0;
    this.busy = false;
    this.done = false;
    form.addEventListener("input", () => this.typed());
    form.addEventListener("submit", () => {
      this.renew();
      this.done = true;
    });
    addEventListener("pageshow", () => { this.done = false; });
    addEventListener("beforeunload", (event) => {
      if (!this.done && this.unkept()) event.preventDefault();
    });
    addEventListener("online", () => this.soon(0));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.unkept()) this.send();
    });
  }

  text() {
    const fields = [...new FormData(this.form)].filter(([name]) => name !== "csrfmiddlewaretoken");
    return JSON.stringify(fields);
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

  async send() {
    if (this.busy || this.done || !this.unkept()) return;
    this.busy = true;
    this.renew();
    const typed = this.text();
    this.last = performance.now();
    this.since = 0;
    let outcome = "not";
    let at = "";
    try {
      const answer = await fetch(this.form.dataset.keep, {
        method: "POST",
        body: new FormData(this.form),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
      });
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        outcome = "out";
      } else if (answer.ok) {
        const said = await answer.json();
        if (said.kept === true) {
          outcome = "kept";
          at = said.at ?? "";
        }
      }
    } catch {
      outcome = "not";
    }
    this.busy = false;
    if (outcome === "kept") this.sent = typed;
    if (outcome === "kept" && this.unkept()) {
      this.soon(LEAST);
      return;
    }
    this.say(outcome, at);
    if (outcome !== "kept") this.soon(RETRY);
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
