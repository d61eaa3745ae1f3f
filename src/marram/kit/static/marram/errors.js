/* Moves the reader to the error summary, and from a line of it to the field it names. */
const summary = document.querySelector("[data-errors]");
if (summary) {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.matches("input, textarea, select") ? field : field.querySelector("input, textarea, select") ?? field).focus();
  });
}
