// The request form: checks a field when it is left, keeps the draft, sends only once.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const texts = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("texts")).textContent ?? "{}");
const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
const label = button.textContent;
const place = `atiende:form:${form.dataset.draft}`;

/** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */
const fields = [...form.querySelectorAll(".field :is(input, textarea)")].map((field) => /** @type {any} */ (field));

/** @type {HTMLInputElement} */ (form.elements.namedItem("touch_points")).value = String(navigator.maxTouchPoints ?? 0);

/**
 * The sentence for what is wrong with a field; empty where nothing is.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 */
function fault(field) {
  const text = field.value.trim();
  const [count, max] = [[...text].length, Number(field.dataset.max)];
  if (count === 0) return texts[`${field.name}-empty`];
  if (count > max) return texts[`${field.name}-long`].replace("{count}", count).replace("{max}", max);
  if (field.type === "email" && !/^[^\s@()<>[\],;:\\"]+@([^\s@.]+\.)+[^\s@.]+$/.test(text)) return texts["email-wrong"];
  return "";
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field */
function show(field) {
  const sentence = fault(field);
  const error = /** @type {HTMLElement} */ (document.getElementById(`${field.name}-error`));
  error.textContent = sentence;
  error.parentElement?.classList.toggle("bad", sentence !== "");
  if (sentence) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  return sentence === "";
}

for (const field of fields) {
  field.addEventListener("blur", () => field.value && show(field));
  field.addEventListener("input", () => {
    if (field.hasAttribute("aria-invalid")) show(field);
    keep();
  });
}

function keep() {
  const draft = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  try {
    sessionStorage.setItem(place, JSON.stringify(draft));
  } catch {
    // Storage is switched off: the page works without.
  }
}

function restore() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(place) ?? "{}");
    for (const field of fields) field.value ||= draft[field.name] ?? "";
  } catch {
    // A draft that cannot be read is none.
  }
}

/** @param {string} sentence */
function notice(sentence) {
  let box = document.getElementById("notice");
  if (!box) {
    box = document.createElement("div");
    box.id = "notice";
    box.className = "notice";
    box.tabIndex = -1;
    box.setAttribute("role", "alert");
    form.before(box);
  }
  box.textContent = sentence;
  box.focus();
}

/** @param {boolean} isBusy */
function busy(isBusy) {
  button.disabled = isBusy;
  button.textContent = isBusy ? button.dataset.busy ?? "" : label;
}

async function send() {
  busy(true);
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    // Anything but a redirect is a page of the service: let the browser show it.
    if (answer.redirected) location.assign(answer.url);
    else form.submit();
  } catch {
    busy(false);
    notice(texts["offline"]);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (button.disabled) return;
  const bad = fields.filter((field) => !show(field));
  if (bad.length > 0) bad[0].focus();
  else void send();
});

// Coming back by the browser's button shows the page as it was left: sending.
addEventListener("pageshow", () => busy(false));

restore();
/** @type {HTMLElement | null} */ (document.querySelector("#errors, #notice"))?.focus();
