// Says on the page when the laptop does not answer, and takes it back when it does. Without this script the page just waits.
function lost(isLost) {
  for (const line of document.querySelectorAll(".room-lost")) line.hidden = !isLost;
}

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) document.addEventListener(name, () => lost(true));
document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) lost(false); });
