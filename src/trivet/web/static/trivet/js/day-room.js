// The clock of the room screen between two answers of the laptop. It counts seconds from when an answer came, so the
// clocks of two machines need not agree. Without this script the page shows the time of its last answer.
let base = null;

function read() {
  const stage = document.querySelector("#stage");
  const left = stage?.dataset.left;
  base = left === undefined ? null : { left: Number(left), at: performance.now() };
  for (const field of document.querySelectorAll("[data-version]")) field.value = document.querySelector("#version").value;
}

function tick() {
  if (!base) return;
  const left = Math.round(base.left - (performance.now() - base.at) / 1000);
  const size = Math.abs(left);
  const words = `${left < 0 ? "+" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
  for (const place of document.querySelectorAll("[data-timer]")) if (place.textContent !== words) place.textContent = words;
  for (const place of document.querySelectorAll("[data-timer-word]")) place.textContent = left < 0 ? "over" : "left";
  for (const place of document.querySelectorAll(".room-timer, .remote-timer")) place.classList.toggle("is-over", left < 0);
  const bar = document.querySelector(".room-progress");
  if (bar) bar.value = Math.max(0, left);
}

function lost(isLost) {
  const line = document.querySelector(".room-lost");
  if (line) line.hidden = !isLost;
}

document.addEventListener("htmx:afterSwap", () => { read(); tick(); });
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) document.addEventListener(name, () => lost(true));
read();
setInterval(tick, 250);
