/* <form data-outbox="kind"> is a short answer: it goes to the server, and where that cannot be had it is
   sealed on this device (outbox.js) with the time on the wall, and sent once when there is a signal. */
import * as outbox from "./outbox.js";

const BROKEN = 500;
const PATIENCE = 8_000; // then it is sealed on this device; the server keeps it once, however often it comes
const PAUSE = 1_500;
const go = (address) =>
  "oneStep" in document.documentElement.dataset ? location.replace(address) : location.assign(address);

/* The clock on this wall, as the server reads it: it says when, and orders nothing. */
const wall = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const sent = async (form, data) => {
  const answer = await fetch(form.action, {
    method: "POST",
    body: data,
    credentials: "same-origin",
    signal: AbortSignal.timeout?.(PATIENCE),
  });
  if (answer.status >= BROKEN) throw new Error("broken");
  return answer;
};

/* Says after a moment that no answer came yet; what is returned takes that back. */
const waiting = (form) => {
  const sign = form.querySelector("[data-waiting]");
  const timer = setTimeout(() => { if (sign) sign.textContent = sign.dataset.waiting; }, PAUSE);
  return () => {
    clearTimeout(timer);
    if (sign) sign.textContent = "";
  };
};

const answered = async (form, by) => {
  const operation = form.elements.operation?.value || outbox.fresh();
  const data = new FormData(form);
  data.set("operation", operation);
  if (by?.name) data.append(by.name, by.value);
  try {
    const answer = await sent(form, data);
    if (answer.ok && answer.redirected) return go(answer.url);
  } catch {
    const fields = [...data].filter(([name]) => name !== "csrfmiddlewaretoken");
    fields.push(["wall", wall()]);
    try {
      const kind = form.dataset.outbox;
      await outbox.keep({ entry: operation, operation, kind, fields, done: true });
      return go("/offline/kept/");
    } catch { /* no key: the browser's own way says what there is to say */ }
  }
  const chosen = Object.assign(document.createElement("input"), { type: "hidden" });
  if (by?.name) form.append(Object.assign(chosen, { name: by.name, value: by.value }));
  form.submit();
  chosen.remove();
};

for (const form of document.querySelectorAll("form[data-outbox]")) {
  let going = null;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (going) return;
    const over = waiting(form);
    going = answered(form, event.submitter).finally(() => {
      going = null;
      over();
    });
  });
}
