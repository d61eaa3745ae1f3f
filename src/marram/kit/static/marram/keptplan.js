/* Fills <section data-kept-plan hidden> with plan and kit where this phone keeps them by choice.
   [data-kept-day] gets the day of the copy, [data-kept-lines] the headings and lines. */
import { get } from "./keptstore.js";
import { left } from "./left.js";

const SAFE = /^(tel:|sms:|\/)/;

export const fill = (place, kept) => {
  const day = place.querySelector("[data-kept-day]");
  day.textContent = day.dataset.say.replace("{day}", kept.day);
  const lines = place.querySelector("[data-kept-lines]");
  lines.replaceChildren(...kept.copied.flatMap(({ heading, lines: said, href }) => {
    const head = document.createElement("h3");
    head.dir = "auto";
    if (SAFE.test(href)) {
      const link = head.appendChild(document.createElement("a"));
      link.href = href;
      link.textContent = heading;
    } else {
      head.textContent = heading;
    }
    const list = document.createElement("ul");
    for (const line of said) list.appendChild(Object.assign(document.createElement("li"), { textContent: line, dir: "auto" }));
    return said.length ? [head, list] : [head];
  }));
  place.hidden = !kept.copied.length;
};

/* After somebody left, a glance shows nothing: plan and kit are one tap away, never further. */
const folded = (place, kept) => {
  const show = place.querySelector("[data-kept-show]");
  if (!left() || !show || !kept.copied.length) return fill(place, kept);
  show.hidden = place.hidden = false;
  show.querySelector("button").addEventListener("click", () => {
    show.hidden = true;
    fill(place, kept);
  });
};

for (const place of document.querySelectorAll("[data-kept-plan]")) {
  get("plain").then((kept) => kept && folded(place, kept)).catch(() => {});
}
