/* A bar that fills, without a sound and without counting down. If it fails, the lines stay. */
const timer = document.querySelector("[data-timer]");
const begin = document.querySelector("[data-begin]");

if (timer && begin) {
  const bar = timer.querySelector("progress");
  const full = timer.querySelector("[data-full]");
  let ticking = 0;
  let spent = 0;
  let since = 0;

  const stop = () => {
    clearInterval(ticking);
    ticking = 0;
    begin.textContent = begin.dataset.sayBegin;
  };
  const tick = () => {
    const whole = Number(timer.querySelector("input:checked").value) * 60_000;
    bar.value = Math.min((spent + Date.now() - since) / whole, 1);
    if (bar.value < 1) return;
    stop();
    spent = 0;
    full.textContent = timer.dataset.sayFull;
  };

  begin.addEventListener("click", () => {
    if (ticking) {
      spent += Date.now() - since;
      stop();
      return;
    }
    full.textContent = "";
    since = Date.now();
    ticking = setInterval(tick, 1000);
    begin.textContent = begin.dataset.sayPause;
    tick();
  });
  timer.addEventListener("change", () => {
    spent = 0;
    since = Date.now();
    bar.value = 0;
  });
  timer.hidden = begin.hidden = false;
}
