/* Today without a signal: the day as this device's clock has it, in the page's language. */
const day = document.querySelector("[data-day]");
if (day) {
  const said = { weekday: "long", day: "numeric", month: "long" };
  day.textContent = new Intl.DateTimeFormat(document.documentElement.lang || undefined, said).format(new Date());
}
