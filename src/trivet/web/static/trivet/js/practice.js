// A meeting: what a script adds. Without it every turn is a page of its own and nothing is missing.
const NARROW = window.matchMedia("(max-width: 48em)");
//: A second press of a double press must not land on a reply that came meanwhile.
const REST = 450;
let answered = 0;

function fold() {
  if (NARROW.matches) for (const one of document.querySelectorAll("#coach .coach-why")) one.open = false;
}

function tell(words) {
  const form = document.querySelector(".say");
  if (!form) return;
  form.querySelector(".lost")?.remove();
  const told = document.createElement("p");
  told.className = "lost field-error";
  told.setAttribute("role", "alert");
  told.textContent = words;
  form.prepend(told);
}

document.addEventListener("htmx:afterSettle", () => {
  answered = performance.now();
  fold();
});
document.addEventListener("click", (event) => {
  if (event.target.closest?.("#reply button") && event.detail > 1 && performance.now() - answered < REST) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);
for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, () => tell("The connection was lost. Nothing was lost with it: press again."));
}
document.addEventListener("htmx:responseError", () => tell("That did not go through. Load this page again: everything said so far is kept."));
fold();
