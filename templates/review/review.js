// Buttons that copy an extract, where the browser can copy.
"use strict";
(() => {
  if (!navigator.clipboard) return;
  const words = document.body.dataset;
  for (const extract of document.querySelectorAll(".extract")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(extract.querySelector("pre").textContent);
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    extract.querySelector(".file").append(button);
  }
})();
