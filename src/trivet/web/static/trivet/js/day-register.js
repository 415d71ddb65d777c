// The register goes on when the connection to the laptop drops: what is tapped waits on this device and is sent later,
// each once. Without this script every tap is a form that goes to the laptop and back.
const people = document.querySelector("#people");
const search = document.querySelector("#q");
const notice = document.querySelector("[data-waiting]");
const KEY = `trivet-register-${people.dataset.register}`;
const SOON = 3000, LATER = 10000, PATIENCE = 8000;
const SIGNED_OUT = "You have been signed out. What you tapped is kept on this device: sign in again in another tab, then load this page anew.";
const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";

let told = "";
let isAway = false;
let isSending = false;
let timer = 0;

// --- what waits ------------------------------------------------------------------------------------

function waiting() {
  try { return JSON.parse(localStorage.getItem(KEY)) ?? []; } catch { return []; }
}

function keep(entries) {
  if (entries.length) localStorage.setItem(KEY, JSON.stringify(entries));
  else localStorage.removeItem(KEY);
}

// Plain http in the room's own network is no secure context, so crypto.randomUUID is not there.
function number() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

// --- what is said ----------------------------------------------------------------------------------

function tell() {
  const entries = waiting();
  const words = [];
  if (entries.length) {
    const what = entries.every((entry) => entry.kind === "tap") ? "tap" : "entry";
    const many = what === "tap" ? "taps" : "entries";
    words.push(`${entries.length} ${entries.length === 1 ? `${what} waits` : `${many} wait`} for the laptop.`);
  }
  if (isAway) words.push("The laptop does not answer. Go on tapping: everything is kept on this device and sent when it is back. Do not close this page.");
  if (told) words.push(told);
  notice.hidden = !words.length;
  const line = notice.querySelector("p");
  if (line.textContent !== words.join(" ")) line.textContent = words.join(" ");
  for (const entry of entries) mark(entry);
}

function mark(entry) {
  const row = entry.booking && document.getElementById(`b${entry.booking}`);
  if (!row || row.classList.contains("is-waiting")) return;
  row.classList.add("is-waiting");
  if (entry.verb === "in") row.classList.add("is-here");
  const at = new Date(entry.at);
  const clock = `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
  row.querySelector(".person-state").textContent = `${clock}, on its way`;
  for (const button of row.querySelectorAll("button")) button.disabled = true;
}

// --- sending ---------------------------------------------------------------------------------------

async function post(entry) {
  const body = new URLSearchParams(entry.fields);
  body.set("csrfmiddlewaretoken", token);
  body.set("ago", Math.max(0, Math.round((Date.now() - entry.at) / 1000)));
  return fetch(entry.address, {
    method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
    headers: { "X-Trivet-Queue": "1" },
  });
}

// Whether to go on with the next one.
async function isSent(entry) {
  let answer;
  try { answer = await post(entry); } catch { isAway = true; return false; }
  isAway = answer.status >= 500;
  if (isAway) return false;
  if (answer.type === "opaqueredirect" || answer.status === 403) { told = SIGNED_OUT; return false; }
  if (!answer.ok) told = answer.status === 422 ? `Not stored: ${await answer.text()}` : "One entry was not stored: the person is not booked any more.";
  keep(waiting().filter((one) => one.id !== entry.id));
  return true;
}

async function send() {
  if (isSending) return;
  isSending = true;
  let entries = waiting();
  const had = entries.length > 0;
  while (entries.length && await isSent(entries[0])) entries = waiting();
  isSending = false;
  if (had && !entries.length) await refresh(true);
  tell();
  again();
}

function again() {
  clearTimeout(timer);
  timer = setTimeout(() => waiting().length ? send() : refresh(false).then(() => { tell(); again(); }), waiting().length || isAway ? SOON : LATER);
}

// --- the list --------------------------------------------------------------------------------------

function isBusy() {
  return people.querySelector("details[open]") || people.contains(document.activeElement);
}

async function refresh(isForced) {
  if (!isForced && isBusy()) return;
  try {
    const answer = await fetch(people.dataset.address, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    isAway = answer.status >= 500;
    if (answer.type === "opaqueredirect" || answer.status === 403) { told = SIGNED_OUT; return; }
    if (!answer.ok) return;
    const list = await answer.text();
    if (!isForced && isBusy()) return;
    const focused = document.activeElement?.closest?.(".person")?.id;
    people.innerHTML = list;
    if (focused) document.getElementById(focused)?.querySelector("button, summary")?.focus({ preventScroll: true });
    filter();
  } catch { isAway = true; }
}

function filter() {
  const wanted = search.value.trim().toLowerCase();
  for (const row of people.querySelectorAll(".person")) row.hidden = !row.dataset.name.includes(wanted);
}

search.addEventListener("input", filter);
search.form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-queue]")) return;
  event.preventDefault();
  if (!form.checkValidity()) { form.reportValidity(); return; }
  const fields = [...new FormData(form, event.submitter)].filter(([name]) => !["csrfmiddlewaretoken", "submission"].includes(name));
  const id = number();
  const values = Object.fromEntries(fields);
  const entry = {
    id, kind: form.dataset.queue, address: form.getAttribute("action"), fields: [...fields, ["submission", id]],
    booking: values.booking ?? form.dataset.booking, verb: values.verb, at: Date.now(),
  };
  told = "";
  keep([...waiting(), entry]);
  form.closest("details")?.removeAttribute("open");
  if (entry.kind === "walk-in") form.reset();
  tell();
  send();
});

window.addEventListener("beforeunload", (event) => { if (waiting().length) event.preventDefault(); });
window.addEventListener("online", send);
tell();
send();
