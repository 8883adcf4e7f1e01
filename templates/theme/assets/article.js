// What an article's page has where scripts run: a switch between the bare text and its annotations, and buttons that
// copy the address of a quotation or a name. The words stand in the page's <template id="tools">.
"use strict";
(() => {
  const root = document.documentElement;
  const text = document.getElementById("texte");
  const tools = document.getElementById("tools").content;
  const status = tools.querySelector("[role=status]");

  // ---- bare text

  const links = [...text.querySelectorAll("a.per, a.loc, a.org")];
  const words = [...text.querySelectorAll(".q:has(> .who)")];

  function show(view) {
    const bare = view === "bare";
    root.classList.toggle("bare", bare);
    // What looks like text takes no focus.
    for (const link of links) {
      if (bare) link.removeAttribute("href");
      else link.setAttribute("href", link.dataset.to);
    }
    for (const quoted of words) {
      if (bare) quoted.removeAttribute("tabindex");
      else quoted.tabIndex = quoted.hasAttribute("aria-describedby") ? 0 : -1; // a touch shows who speaks
    }
  }

  function remember(view) {
    try {
      localStorage.setItem("exergue-view", view);
    } catch {
      // The choice holds for this page.
    }
  }

  const choice = tools.querySelector(".view");
  document.querySelector(".head").append(choice);
  document.body.append(status);
  for (const link of links) link.dataset.to = link.getAttribute("href");
  choice.querySelector(root.classList.contains("bare") ? "[value=bare]" : "[value=full]").checked = true;
  show(root.classList.contains("bare") ? "bare" : "full");
  choice.addEventListener("change", (event) => {
    show(event.target.value);
    remember(event.target.value);
  });

  // ---- links to copy

  const button = tools.querySelector(".copy");

  function copier(anchor) {
    const made = button.cloneNode(true);
    made.dataset.anchor = anchor;
    return made;
  }

  for (const callout of text.querySelectorAll("figure.quotation[id]")) callout.append(copier(callout.id));
  for (const card of text.querySelectorAll(".q > .who[popover]")) card.append(copier(card.id.split(/[_-]card$|_/)[0]));

  async function copy(made) {
    const address = new URL(`#${made.dataset.anchor}`, location.href).href;
    let told = made.dataset.done;
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      location.hash = made.dataset.anchor;
      told = made.dataset.failed;
    }
    const label = made.textContent;
    if (label !== button.textContent) return;
    made.textContent = status.textContent = told;
    setTimeout(() => {
      made.textContent = label;
      status.textContent = "";
    }, 2500);
  }

  document.addEventListener("click", (event) => {
    const made = event.target.closest?.("button.copy");
    if (made) copy(made);
  });

  // A card that the pointer opened over a quotation goes with Escape.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const quoted of text.querySelectorAll(".q:hover, .q:focus-within")) {
      quoted.classList.add("hushed");
      const wake = () => quoted.classList.remove("hushed");
      quoted.addEventListener("pointerleave", wake, { once: true });
      quoted.addEventListener("focusout", wake, { once: true });
    }
  });
})();
