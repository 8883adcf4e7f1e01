// Buttons that copy the lines to paste, where the browser can copy.
"use strict";
(() => {
  if (!navigator.clipboard) return;
  const words = document.body.dataset;
  for (const lines of document.querySelectorAll(".lines")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(lines.querySelector("pre").textContent);
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    lines.querySelector(".file").append(button);
  }
})();
