// Light or dark without a new page. Without this script the same form works by going to the server and back.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".theme") || !event.submitter) return;
  event.preventDefault();
  const theme = event.submitter.value;
  document.documentElement.dataset.theme = theme;
  const other = form.querySelector(`.to-${theme === "dark" ? "light" : "dark"}`);
  other.focus();
  fetch(form.action, { method: "POST", body: new URLSearchParams({ theme }), headers: { "HX-Request": "true" } });
});
