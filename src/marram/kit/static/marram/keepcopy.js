/* "Keep a copy": turns the text on an error page into a file on this device, without the network. */
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const words = [...document.querySelectorAll("[data-copied]")].map((box) => box.value).join("\n\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([words], { type: "text/plain" }));
    link.download = button.dataset.copy || "text.txt";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}
