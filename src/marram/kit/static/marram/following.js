/* <div id data-follow="address of a mark" data-mark data-say> follows the other screen: while this page can be
   seen it asks whether something was added, and then fetches this part of the page anew. What somebody is
   in the middle of stays as it is. Asking is no use of the session; when that has ended, so does this. A server
   or a line that is gone for a while is asked again. */
const EVERY = 4000;
const LONGEST = 3_600_000;
const BROKEN = 500;
const quiet = { headers: { "X-Marram-Quiet": "yes" }, redirect: "manual", cache: "no-store" };
const began = Date.now();
const part = document.querySelector("[data-follow]");
const said = document.querySelector("[data-said]");

const busy = () => part.contains(document.activeElement);

const ended = (answer) => !answer.ok && answer.status < BROKEN; // signed out, or not here any more

/* Each says whether to go on asking. */
const anew = async () => {
  const answer = await fetch(location.pathname, quiet);
  if (!answer.ok) return !ended(answer);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.getElementById(part.id);
  if (!found || busy()) return Boolean(found);
  part.replaceChildren(...found.childNodes);
  part.dataset.mark = found.dataset.mark;
  if (said) said.textContent = part.dataset.say;
  return true;
};

const ask = async () => {
  if (document.visibilityState !== "visible" || busy()) return true;
  const answer = await fetch(part.dataset.follow, quiet);
  if (!answer.ok) return !ended(answer);
  return (await answer.text()) === part.dataset.mark || anew();
};

const follow = async () => {
  if (Date.now() - began > LONGEST) return;
  const on = await ask().catch(() => true); // no signal just now
  if (on) setTimeout(follow, EVERY);
};

if (part) setTimeout(follow, EVERY);
