/* Asking this phone whether it shows reminders: by a tap alone, and what it answers is said. */
const place = document.getElementById("phone");
const ask = place?.querySelector("[data-push-ask]");

const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.codePointAt(0));
};

const subscribed = async () => {
  if ((await Notification.requestPermission()) !== "granted") return false;
  const worker = await navigator.serviceWorker.ready;
  const made = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytes(place.dataset.pushKey),
  });
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const answer = await fetch("/me/you/reminders/phone/", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(made),
  });
  if (!answer.ok) await made.unsubscribe();
  return answer.ok;
};

const refused = () => {
  ask.hidden = true;
  place.querySelector("[data-push-refused]").hidden = false;
};

if (ask) {
  if ("serviceWorker" in navigator && "PushManager" in window && "Notification" in window) {
    ask.hidden = false;
    ask.querySelector("button").addEventListener("click", async () => {
      try {
        if (await subscribed()) location.reload();
        else refused();
      } catch {
        refused();
      }
    });
  } else refused();
}
