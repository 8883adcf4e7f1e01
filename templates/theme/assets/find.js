// The key / goes to the field of the search, wherever nothing else is being written.
"use strict";
document.addEventListener("keydown", (event) => {
  const field = document.querySelector("#search-q, #find");
  const busy = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || busy || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
