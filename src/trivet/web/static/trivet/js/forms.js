// Keeps the page of a form that is being filled in on this phone, until it has been sent. Without this script a page is kept when
// its button is pressed.
const FORM = document.querySelector("[data-form]");
const PREFIX = "form:";

function fieldsOf(form) {
  return [...form.elements].filter((one) => one.name && !["hidden", "submit"].includes(one.type) && one.tagName !== "BUTTON");
}

function isEmpty(form) {
  return fieldsOf(form).every((one) => (["radio", "checkbox"].includes(one.type) ? !one.checked : !one.value));
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) || sessionStorage.getItem(key) || "[]");
  } catch {
    return [];
  }
}

if (FORM) {
  const key = PREFIX + location.pathname;
  if (isEmpty(FORM)) {
    const kept = new Map();
    for (const [name, value] of read(key)) kept.set(name, [...(kept.get(name) || []), value]);
    for (const one of fieldsOf(FORM)) {
      const values = kept.get(one.name);
      if (!values) continue;
      if (["radio", "checkbox"].includes(one.type)) one.checked = values.includes(one.value);
      else one.value = values[0];
      const closed = one.closest("details");
      if (closed && (one.checked || one.tagName === "TEXTAREA")) closed.open = true;
    }
  }
  FORM.addEventListener("input", () => {
    const values = [...new FormData(FORM)].filter(([name, value]) => value && !["csrfmiddlewaretoken", "submission"].includes(name));
    try {
      localStorage.setItem(key, JSON.stringify(values));
    } catch {
      // A full or forbidden store: the button still keeps the page.
    }
  });
  // Once it is on its way it stays only with this tab: it comes back if the line is dead, and goes when the tab is closed.
  FORM.addEventListener("submit", () => {
    try {
      sessionStorage.setItem(key, localStorage.getItem(key) || "[]");
      localStorage.removeItem(key);
    } catch {
      // As above.
    }
  });
}

// A page that was answered by the server is kept there: what this phone holds of the pages before is not needed any more.
try {
  for (const store of [localStorage, sessionStorage]) {
    for (const name of Object.keys(store)) {
      if (name.startsWith(PREFIX) && name !== PREFIX + location.pathname) store.removeItem(name);
    }
  }
} catch {
  // Storage is forbidden on this phone: there is nothing to tidy.
}
