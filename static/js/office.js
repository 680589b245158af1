// Small comforts for those who have JavaScript; every page works without.

// A menu closes when somebody goes elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Ctrl+Enter sends the form from any field, also from one with several lines.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
  const form = event.target.form;
  const button = form && form.querySelector("[data-ctrl-enter]");
  if (!button) return;
  event.preventDefault();
  form.requestSubmit(button);
});

// On a small screen the menu of the office waits until it is asked for.
const officeMenu = document.querySelector(".office__menu");
if (officeMenu && window.matchMedia("(max-width: 60em)").matches) officeMenu.open = false;
