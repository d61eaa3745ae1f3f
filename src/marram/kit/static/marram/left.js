/* Whether somebody left this place on this device, in a note that is there at once: "yes" until the
   server has shown a page to nobody, then "shut" until somebody signed in again. */
const NOTE = "left";

const read = () => {
  try {
    return localStorage.getItem(NOTE) ?? "";
  } catch {
    return "";
  }
};

const write = (value) => {
  try {
    if (value) localStorage.setItem(NOTE, value);
    else localStorage.removeItem(NOTE);
  } catch {
    // Without such notes the server's own lock is what there is.
  }
};

export const left = () => read() !== "";
export const note = () => write("yes");

/* Brings the note up to date with a page of the server's; says "unheard" when the server never heard. */
export const settle = (root) => {
  const now = read();
  if (!now) return "";
  if (!("signedIn" in root.dataset)) {
    if (navigator.onLine && !location.pathname.startsWith("/offline/")) write("shut");
    return "";
  }
  if (now === "yes") return "unheard";
  write("");
  return "";
};
