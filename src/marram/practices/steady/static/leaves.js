/* Thoughts on leaves: they stay on this screen and nowhere else, and are gone when it is left. */
const place = document.querySelector("[data-leaves]");

if (place) {
  const field = place.querySelector("[data-leaf]");
  const floating = place.querySelector("[data-floating]");
  const shape = place.querySelector("[data-leaf-shape]");

  const put = () => {
    const thought = field.value.trim();
    if (!thought) return;
    const leaf = shape.content.cloneNode(true).firstElementChild;
    leaf.querySelector("[data-words]").textContent = thought;
    leaf.querySelector("[data-by]").addEventListener("click", () => {
      leaf.remove();
      field.focus();
    });
    floating.append(leaf);
    field.value = "";
    field.focus();
  };
  const clear = () => {
    field.value = "";
    floating.replaceChildren();
  };

  place.querySelector("[data-put]").addEventListener("click", put);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    put();
  });
  addEventListener("pagehide", clear);
  clear();
  place.hidden = false;
}
