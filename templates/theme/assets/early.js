// Runs before the page is drawn, so that nothing moves: room for what scripts add, and the text bare for who wants it so.
document.documentElement.classList.add("js");
try {
  if (localStorage.getItem("exergue-view") === "bare") document.documentElement.classList.add("bare");
} catch {
  // No storage: the text stands with its annotations.
}
