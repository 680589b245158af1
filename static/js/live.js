// Fills the pieces of a page that say how things stand just now. Without it they stay as they are.
for (const piece of document.querySelectorAll("[data-live]")) {
  fetch(piece.dataset.live)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => {
      if (html) piece.innerHTML = html;
    })
    .catch(() => {});
}
