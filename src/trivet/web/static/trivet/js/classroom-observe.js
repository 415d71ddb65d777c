// The observer's sheet without a new page for each tap. Taps are kept on this phone and told to the laptop only so that the next
// page shows them; it gives them back to the phone and keeps nothing. Without this script every tap is a form.
const form = document.querySelector("[data-sheet]");
const PATIENCE = 6000, AGAIN = 3000, MOST = 99;
const MARKS = ["strain", "repaired"];

function own(key) {
  try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; }
}

function keep(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* Storage is forbidden or full: the page itself still knows. */ }
}

if (form) {
  const key = `trivet-sheet-${form.dataset.sheet}`;
  const clock = document.querySelector("[data-clock]");
  const notice = document.querySelector("[data-waits]");
  const token = form.querySelector("input[name=csrfmiddlewaretoken]").value;
  const kept = own(key);
  let sheet = JSON.parse(document.getElementById("sheet").textContent);
  let waits = Boolean(kept.waits) && kept.sheet.round >= sheet.round;
  let isSending = false;
  let timer = 0;
  if (waits) sheet = kept.sheet;
  let until = performance.now() + 1000 * (waits && sheet.began ? Number(clock.dataset.whole) - (Date.now() / 1000 - sheet.began) : Number(clock.dataset.left));

  const show = () => {
    for (const place of form.querySelectorAll("[data-count]")) {
      const count = sheet.counts[place.dataset.count] ?? 0;
      place.textContent = count || "";
      place.closest("button").classList.toggle("is-seen", count > 0);
    }
    for (const name of MARKS) document.getElementById(name).setAttribute("aria-pressed", String(sheet[name]));
  };

  const tap = (name) => {
    if (!sheet.began) {
      sheet.began = Math.round(Date.now() / 1000);
      until = performance.now() + 1000 * Number(clock.dataset.whole);
    }
    if (MARKS.includes(name)) sheet[name] = !sheet[name];
    else if (name === "undo") {
      if (sheet.last) sheet.counts[sheet.last] = Math.max(0, (sheet.counts[sheet.last] ?? 0) - 1);
      sheet.last = "";
    } else {
      sheet.counts[name] = Math.min((sheet.counts[name] ?? 0) + 1, MOST);
      sheet.last = name;
    }
  };

  const tell = (isAway) => {
    const words = isAway ? form.dataset.waitsWords : "";
    notice.hidden = !isAway;
    if (notice.textContent !== words) notice.textContent = words;
  };

  const send = async () => {
    if (isSending || !waits) return;
    isSending = true;
    clearTimeout(timer);
    const sent = JSON.stringify(sheet);
    let isDone = false;
    try {
      const body = new URLSearchParams({ sheet: sent, csrfmiddlewaretoken: token });
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) });
      isDone = answer.ok;
    } catch { /* No laptop: what waits is sent again. */ }
    isSending = false;
    if (isDone && sent === JSON.stringify(sheet)) {
      waits = false;
      keep(key, { sheet, waits });
    }
    tell(!isDone);
    if (waits) timer = setTimeout(send, isDone ? 0 : AGAIN);
  };

  const tick = () => {
    if (!sheet.began) return;
    const left = Math.max(0, Math.round((until - performance.now()) / 1000));
    const words = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} ${form.dataset.leftWords}` : form.dataset.overWords;
    if (clock.textContent !== words) clock.textContent = words;
  };

  form.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "tap") return;
    event.preventDefault();
    tap(event.submitter.value);
    waits = true;
    keep(key, { sheet, waits });
    show();
    tick();
    send();
  });
  // A page that needs the laptop is opened once it has all taps.
  form.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !waits) return;
    event.preventDefault();
    send().then(() => { if (!waits) location.assign(link.href); });
  });
  window.addEventListener("online", send);
  show();
  tick();
  setInterval(tick, 500);
  send();
}
