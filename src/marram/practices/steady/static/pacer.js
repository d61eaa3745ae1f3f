/* The circle: it grows and shrinks only after Begin, without a sound. With reduced motion there is a
   line of text instead that changes every four seconds. The still lines stand below in any case. */
const pacer = document.querySelector("[data-pacer]");
const begin = document.querySelector("[data-begin]");

if (pacer && begin) {
  const disc = pacer.querySelector(".pacer-disc");
  const words = pacer.querySelector("[data-phase-words]");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const calm = () => still.matches || document.documentElement.dataset.motion === "none";
  const CALM = 4;
  let turning = 0;

  const phase = (name) => {
    const seconds = calm() ? CALM : Number(pacer.dataset[name]);
    pacer.dataset.phase = name;
    disc.style.transitionDuration = `${seconds}s`;
    words.textContent = name === "in" ? pacer.dataset.sayIn : pacer.dataset.sayOut;
    turning = setTimeout(() => phase(name === "in" ? "out" : "in"), seconds * 1000);
  };
  const show = () => pacer.toggleAttribute("data-still", calm());

  begin.addEventListener("click", () => {
    const running = turning !== 0;
    clearTimeout(turning);
    turning = 0;
    begin.textContent = running ? begin.dataset.sayBegin : begin.dataset.sayPause;
    if (running) delete pacer.dataset.phase;
    else phase("in");
  });
  still.addEventListener("change", show);
  show();
  pacer.hidden = begin.hidden = false;
}
