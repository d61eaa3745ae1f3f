/* <div id data-follow="address of a mark" data-mark data-say> follows the other screen: while this page can be
   seen it asks whether something was added, and then fetches this part of the page anew. What somebody is
   about to press stays under their finger. Asking is no use of the session; an answer that is none ends it. */
const EVERY = 4000;
const LONGEST = 3_600_000;
const quiet = { headers: { "X-Marram-Quiet": "yes" }, redirect: "manual", cache: "no-store" };
const began = Date.now();
const part = document.querySelector("[data-follow]");
const said = document.querySelector("[data-said]");

const busy = () => part.contains(document.activeElement);

const anew = async (mark) => {
  const answer = await fetch(location.pathname, quiet);
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById(part.id);
  if (!found) return false;
  part.replaceChildren(...found.childNodes);
  part.dataset.mark = found.dataset.mark ?? mark;
  if (said) said.textContent = part.dataset.say;
  return true;
};

const ask = async () => {
  if (document.visibilityState !== "visible" || busy()) return true;
  let answer;
  try {
    answer = await fetch(part.dataset.follow, quiet);
  } catch {
    return true; // no signal just now
  }
  if (!answer.ok) return false;
  const mark = await answer.text();
  return mark === part.dataset.mark || anew(mark);
};

const follow = async () => {
  if (Date.now() - began > LONGEST || !(await ask().catch(() => false))) return;
  setTimeout(follow, EVERY);
};

if (part) setTimeout(follow, EVERY);
