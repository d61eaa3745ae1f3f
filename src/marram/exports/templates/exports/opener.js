/* Opens the sealed pages of this archive with the passphrase or the recovery code. Sends nothing. */
const found = globalThis.marramSealed;
const form = document.querySelector("form");
const said = document.getElementById("said");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const typed = document.getElementById("phrase").value;
  said.textContent = said.dataset.busy;
  await new Promise((next) => setTimeout(next, 50));
  const roots = {};
  for (const ring of found.rings) {
    const root = await rootOf(ring, typed).catch(() => null);
    if (root) roots[ring.id] = root;
  }
  let opened = 0;
  for (const article of document.querySelectorAll("article")) {
    const page = found.pages[Number(article.dataset.page)];
    const root = roots[page.body.ring];
    const words = root && (await openPage(page.body, root, page.entry).catch(() => null));
    if (typeof words !== "string") continue;
    article.querySelector(".words").textContent = words;
    article.hidden = false;
    opened += 1;
  }
  said.textContent = opened ? "" : said.dataset.wrong;
});
form.hidden = false;
