// Writing a client. Without this script every page works: rows come with the page, and a check is a page that takes a second.

// Say that something is going on while meetings are played.
for (const button of document.querySelectorAll("[data-busy]")) {
  button.form?.addEventListener("submit", (event) => {
    if (event.submitter !== button) return;
    const said = button.parentElement.querySelector(".busy");
    if (said) said.textContent = button.dataset.busy;
  });
}

// What somebody typed is not lost by a slip of the finger.
const form = document.querySelector(".client-form, .client-file");
if (form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
