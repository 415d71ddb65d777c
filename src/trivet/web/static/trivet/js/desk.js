// The desk's conveniences. Without this script every page works: colours are typed, errors come with the page.

// A colour picker beside each field that takes a colour.
for (const field of document.querySelectorAll("input[data-colour]")) {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.value = /^#[0-9a-f]{6}$/i.test(field.value) ? field.value : "#1f4e5f";
  picker.setAttribute("aria-label", `Pick: ${field.labels[0]?.textContent.trim() ?? "colour"}`);
  const both = document.createElement("span");
  both.className = "with-picker";
  field.replaceWith(both);
  both.append(field, picker);
  picker.addEventListener("change", () => {
    field.value = picker.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  field.addEventListener("change", () => {
    if (/^#[0-9a-f]{6}$/i.test(field.value)) picker.value = field.value;
  });
}

// The join link is there to be copied.
for (const field of document.querySelectorAll("[data-select]")) field.addEventListener("focus", () => field.select());

// Say so when the live part of a page could not be fetched, and stop saying so when it could.
const notice = document.querySelector(".live-error");
if (notice) {
  const failed = () => { notice.hidden = false; };
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.body.addEventListener(name, failed);
  document.body.addEventListener("htmx:afterSwap", () => { notice.hidden = true; });
}
