/** The page of a stored query: its form, its SPARQL text, its answer. */

import { Answering, answeringParts } from "./answering.js";
import { copy, element, filledText, pageData, rememberAddress } from "./elements.js";
import { NameError, Names } from "./names.js";
import { Places } from "./places.js";
import { ValueError, bind } from "./terms.js";

const data = pageData("page-data");
const places = new Places(data);
const names = new Names(data.root, data.language, places);
const answering = new Answering(answeringParts(), data, places);
const form = document.getElementById("question");
const text = document.getElementById("sparql");
const editor = document.getElementById("open-editor");

/** A value that the form has and the query cannot. */
class FormError extends Error {
  constructor(field, message) {
    super(message);
    this.field = field;
  }
}

function fields(name) {
  return [...form.querySelectorAll(`[name="${name}"]`)];
}

/** What was put into the form: {name: texts}. */
function given() {
  return Object.fromEntries(
    data.query.parameters.map(({ name }) => [name, fields(name).map(({ value }) => value.trim()).filter(Boolean)]),
  );
}

/** What goes into the query: names become IRIs. */
async function resolved(values) {
  const found = {};
  for (const parameter of data.query.parameters) {
    const { name, scheme, required } = parameter;
    if (required && !values[name].length) throw new FormError(fields(name)[0], data.say.form.required);
    found[name] = [];
    for (const value of values[name]) {
      found[name].push(scheme ? await resolvedName(parameter, value) : value);
    }
  }
  return found;
}

async function resolvedName({ name, scheme }, value) {
  try {
    return await names.resolved(scheme, value);
  } catch (error) {
    if (!(error instanceof NameError)) throw error;
    const choices = error.found.map((each) => `${each.name} <${each.iri}>`).join(", ");
    const message = filledText(data.say.form[error.reason], { text: value, choices });
    const field = fields(name).find((each) => each.value.trim() === value);
    throw new FormError(field, message);
  }
}

async function bound() {
  clearFaults();
  const values = await resolved(given());
  try {
    return bind(data.query.pieces, data.query.parameters, values);
  } catch (error) {
    if (error instanceof ValueError) throw new FormError(null, error.message);
    throw error;
  }
}

function clearFaults() {
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  form.querySelectorAll(".field-fault").forEach((fault) => fault.remove());
}

function showFault(error) {
  answering.result.replaceChildren();
  answering.status.textContent = error.message;
  if (!error.field) return;
  const id = `${error.field.id}-fault`;
  error.field.setAttribute("aria-invalid", "true");
  error.field.setAttribute("aria-describedby", id);
  error.field.parentElement.append(element("p", { class: "field-fault", id }, error.message));
  error.field.focus();
}

async function show() {
  const query = await bound();
  text.textContent = query;
  editor.href = `${data.editor}#query=${encodeURIComponent(query)}`;
  return query;
}

async function run(remember = true) {
  try {
    const query = await show();
    if (remember) rememberAddress(address(), true);
    await answering.answer(query, data.query.name);
  } catch (error) {
    if (error instanceof FormError) showFault(error);
    else answering.fault(error);
  }
}

function address() {
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(given())) {
    if (name === "language" && values[0] === data.language) continue;
    for (const value of values) parameters.append(name, value);
  }
  return parameters;
}

/** Another field for one more value, in the place of the button that was pressed. */
function another(button) {
  const { name } = button.dataset;
  const first = fields(name)[0];
  const field = first.cloneNode();
  field.id = `${name}-${fields(name).length + 1}`;
  field.value = "";
  field.setAttribute("aria-label", form.querySelector(`label[for="${first.id}"]`).textContent);
  const list = first.parentElement.querySelector("datalist")?.cloneNode();
  if (list) {
    list.id = `${field.id}-names`;
    field.setAttribute("list", list.id);
  }
  button.before(element("span", { class: "field" }, field, list));
  completed(field);
  return field;
}

/** Let a field suggest names. */
function completed(field) {
  const { scheme } = field.dataset;
  const list = document.getElementById(field.getAttribute("list"));
  if (!scheme || !list) return;
  let latest = 0;
  field.addEventListener("input", async () => {
    latest += 1;
    const own = latest;
    const found = await names.suggested(scheme, field.value).catch(() => []);
    if (own !== latest) return;
    list.replaceChildren(...found.map((name) => element("option", { value: name })));
  });
}

/** Fill the form from the page's address; tells whether there was anything. */
function fill() {
  const parameters = new URLSearchParams(location.search);
  let any = false;
  for (const { name, multiple } of data.query.parameters) {
    const values = parameters.getAll(name);
    if (!values.length) continue;
    any = true;
    const button = form.querySelector(`button[data-name="${name}"]`);
    while (multiple && button && fields(name).length < values.length) another(button);
    fields(name).forEach((field, at) => {
      field.value = values[at] ?? "";
    });
  }
  return any;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
form.querySelectorAll("button[data-name]").forEach((button) => {
  button.addEventListener("click", () => another(button).focus());
});
fields("language").forEach((field) => {
  field.value = data.language;
});
form.querySelectorAll("input").forEach(completed);
document.getElementById("copy").addEventListener("click", async () => {
  const done = await copy(text.textContent);
  answering.status.textContent = done ? data.say.copied : data.say.not_copied;
});
addEventListener("popstate", () => {
  if (fill()) run(false);
});
form.hidden = false;
if (fill()) run(false);
else show().catch(() => {});
