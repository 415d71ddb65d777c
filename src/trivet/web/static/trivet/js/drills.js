// After a step has changed, put the reader where it begins. Without this script, and without htmx, each step is a page of its own.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "drill" && event.detail.elt.id !== "drill") return;
  const alert = document.querySelector("#drill [role=alert]");
  const line = document.getElementById("line");
  line?.focus({ preventScroll: true });
  (alert ?? line)?.scrollIntoView({ block: "nearest" });
});
