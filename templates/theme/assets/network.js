// Lights up whoever somebody appears with, on the pointer or on focus, and zooms. The drawing is read without it too.
"use strict";

(() => {
  const sheet = document.querySelector(".sheet");
  const drawing = sheet?.querySelector("svg");
  if (!drawing) return;
  const nodes = [...drawing.querySelectorAll(".node")];
  const edges = [...drawing.querySelectorAll(".edge")].map((line) => ({ line, ends: line.dataset.ends.split(" ").map(Number) }));

  const light = (place) => {
    const lit = place >= 0;
    const near = new Set([place]);
    for (const { line, ends } of edges) {
      const own = ends.includes(place);
      line.classList.toggle("on", own);
      if (own) ends.forEach((end) => near.add(end));
    }
    nodes.forEach((node, at) => node.classList.toggle("on", lit && near.has(at)));
    drawing.classList.toggle("lit", lit);
  };
  nodes.forEach((node, place) => {
    node.addEventListener("pointerenter", () => light(place));
    node.addEventListener("pointerleave", () => light(nodes.indexOf(document.activeElement)));
    node.addEventListener("focus", () => light(place));
    node.addEventListener("blur", () => light(-1));
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && light(-1));

  const natural = drawing.width.baseVal.value;
  let scale = 1;
  const zoom = (factor) => {
    const middle = (sheet.scrollLeft + sheet.clientWidth / 2) / drawing.clientWidth;
    const centre = (sheet.scrollTop + sheet.clientHeight / 2) / drawing.clientHeight;
    scale = Math.min(3, Math.max(0.3, scale * factor));
    drawing.setAttribute("width", String(Math.round(natural * scale)));
    drawing.removeAttribute("height");
    sheet.scrollLeft = middle * drawing.clientWidth - sheet.clientWidth / 2;
    sheet.scrollTop = centre * drawing.clientHeight - sheet.clientHeight / 2;
  };
  const [larger, smaller] = sheet.dataset.words.split("|");
  const buttons = document.createElement("div");
  buttons.className = "zoom";
  for (const [sign, words, factor] of [["+", larger, 1.3], ["−", smaller, 1 / 1.3]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", words);
    button.title = words;
    button.addEventListener("click", () => zoom(factor));
    buttons.append(button);
  }
  sheet.before(buttons);
  sheet.scrollLeft = (drawing.clientWidth - sheet.clientWidth) / 2;
})();
