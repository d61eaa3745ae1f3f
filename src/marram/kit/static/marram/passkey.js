/* Forms with data-passkey="create" or "get" ask the device for a key and post its answer as JSON. */
const fromText = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const opened = (options) => {
  const key = options.publicKey ?? options;
  key.challenge = fromText(key.challenge);
  if (key.user) key.user.id = fromText(key.user.id);
  for (const list of [key.excludeCredentials, key.allowCredentials]) {
    for (const one of list ?? []) one.id = fromText(one.id);
  }
  return { publicKey: key };
};

const closed = (made) => {
  const said = { id: made.id, rawId: toText(made.rawId), type: made.type, response: {}, clientExtensionResults: made.getClientExtensionResults() };
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[part]) said.response[part] = toText(made.response[part]);
  }
  if (made.authenticatorAttachment) said.authenticatorAttachment = made.authenticatorAttachment;
  return said;
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const trouble = form.querySelector("[data-trouble]");
    trouble.hidden = true;
    try {
      const answer = await fetch(form.dataset.options, {
        method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, credentials: "same-origin",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const options = opened(await answer.json());
      const made = await navigator.credentials[form.dataset.passkey](options);
      form.elements.answer.value = JSON.stringify(closed(made));
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  });
}
