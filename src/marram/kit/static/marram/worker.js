/* Registers the service worker, which keeps this place's public pages for when there is no signal. */
if ("serviceWorker" in navigator) {
  const language = document.documentElement.lang || "en-gb";
  navigator.serviceWorker
    .register(`/sw.js?language=${encodeURIComponent(language)}`, { scope: "/", updateViaCache: "none" })
    .catch(() => {});
}
