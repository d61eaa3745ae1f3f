/* Help now over what is being written: nothing typed is left, the cursor comes back where it was.
   Only where there is a form to lose; elsewhere the link leads to the page. The link works without this
   file, and whenever anything here does not. */
const link = document.querySelector("a.btn-help[href='/help/']");
const writing = document.querySelector("form[data-keep]");

const fetched = async () => {
  const answer = await fetch("/help/", { headers: { Accept: "text/html" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error("no help page");
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
};

const over = (main, back) => {
  const dialog = document.createElement("dialog");
  dialog.className = "help-over stack stack-6";
  dialog.setAttribute("aria-label", main.querySelector("h1")?.textContent ?? "");
  const close = Object.assign(document.createElement("button"), {
    type: "button",
    className: "btn",
    textContent: link.dataset.back ?? "",
  });
  const bar = document.createElement("div");
  bar.className = "help-close";
  bar.append(close);
  dialog.append(bar, ...main.childNodes);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    back?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
};

if (link && writing && "showModal" in HTMLDialogElement.prototype) {
  let early = null;
  const ask = () => (early ??= fetched().catch(() => (early = null)));
  addEventListener("load", () => setTimeout(ask, 500));
  link.addEventListener("click", (event) => {
    const back = document.activeElement;
    event.preventDefault();
    Promise.resolve(ask()).then((main) => {
      early = null;
      if (main) {
        over(main, back);
        ask();
      } else location.assign(link.href);
    });
  });
}
