// Says so when a note could not be saved. Without this script the Save button does the same by loading the page.
const TOLD = {
  401: "Not saved: you have been signed out. Your words are still in the box. Copy them, sign in again in another tab, then press Save.",
  413: "Not saved: that is too long for one note. Your words are still in the box.",
};
const LOST = "Not saved: the connection was lost. Your words are still in the box. Press Save to try again.";

function tell(event, words) {
  const form = event.target.closest("[data-note]");
  if (form) form.querySelector(".note-status").textContent = words;
}

document.addEventListener("htmx:sendError", (event) => tell(event, LOST));
document.addEventListener("htmx:timeout", (event) => tell(event, LOST));
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  tell(event, TOLD[status] || `Not saved: something went wrong here (${status}). Your words are still in the box. Press Save to try again.`);
});
document.addEventListener("htmx:beforeRequest", (event) => tell(event, "Saving …"));
document.addEventListener("input", (event) => {
  if (event.target.closest("[data-note]")) tell(event, "Not saved yet …");
});

// Leaving while a note is still on its way: the browser asks once.
window.addEventListener("beforeunload", (event) => {
  const waiting = [...document.querySelectorAll("[data-note] .note-status")].some((line) => /^(Not saved|Saving)/.test(line.textContent.trim()));
  if (waiting) event.preventDefault();
});
