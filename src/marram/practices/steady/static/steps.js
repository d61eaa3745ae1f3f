/* One line of a tool at a time, at one's own pace or turning by itself. Without this file all lines
   stand on the page. Where a circle or a bar leads, the lines stay whole. */
const lines = document.querySelector("[data-lines]");
const items = lines && !("whole" in lines.dataset) ? [...lines.children] : [];
const one = (name) => document.querySelector(`[data-${name}]`);

if (items.length > 1) {
  const [next, previous, timed, end] = ["next", "previous", "timed", "end"].map(one);
  let at = Math.min(Math.max(Number(lines.dataset.at || 1), 1), items.length) - 1;
  let waiting = 0;

  const wait = () => {
    clearTimeout(waiting);
    if (timed.getAttribute("aria-pressed") !== "true" || at === items.length - 1) return;
    waiting = setTimeout(() => turn(at + 1), Number(items[at].dataset.seconds || 20) * 1000);
  };
  const turn = (to) => {
    const pressed = document.activeElement === next;
    at = Math.min(Math.max(to, 0), items.length - 1);
    items.forEach((item, place) => (item.hidden = place !== at));
    const last = at === items.length - 1;
    previous.hidden = at === 0;
    next.hidden = timed.hidden = last;
    end.hidden = !last;
    if (last && pressed) one("stop").focus(); // never an answer: a second press would give it
    wait();
  };
  next.addEventListener("click", () => turn(at + 1));
  previous.addEventListener("click", () => {
    turn(at - 1);
    if (previous.hidden) next.focus();
  });
  timed.addEventListener("click", () => {
    timed.setAttribute("aria-pressed", String(timed.getAttribute("aria-pressed") !== "true"));
    wait();
  });
  one("links").hidden = true;
  one("turning").hidden = false;
  turn(at);
}
