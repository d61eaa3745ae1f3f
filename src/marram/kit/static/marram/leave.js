/* Leave: cover the page at once, end the session, replace this page.
   The link works without this file; with it nothing stays on the screen while the next page loads. */
const away = (link) => {
  document.documentElement.dataset.leaving = "yes";
  document.title = "…";
  try {
    navigator.sendBeacon(link.getAttribute("href"));
  } catch {
    // The link itself ends the session when the beacon cannot.
    location.replace(link.href);
    return;
  }
  location.replace(link.dataset.leave || link.href);
};

const first = () => document.querySelector("a[data-leave]");

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-leave]");
  if (!link) return;
  event.preventDefault();
  away(link);
});

/* Shift three times within two seconds does the same. */
let presses = [];
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  const now = event.timeStamp;
  presses = [...presses.filter((at) => now - at < 2000), now];
  const link = first();
  if (presses.length >= 3 && link) away(link);
});

/* A page taken from the browser's memory after leaving is asked for again. */
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
