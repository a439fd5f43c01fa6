/** The search page: words and facets in, documents out; the question stands in the address. */

import { element, filledText, pageData, rememberAddress } from "./elements.js";
import { Index, find, nameOf } from "./index.js";
import { Places } from "./places.js";
import { loadData } from "./scripts.js";
import { placesOf, wordsOf } from "./words.js";

const STEP = 20;
const VALUES = 8;
const PAUSE = 150;
/** Characters of a quotation that are shown, and those before the first word that was asked for. */
const EXCERPT = 360;
const BEFORE = 120;

const data = pageData("page-data");
const places = new Places(data);
const form = document.getElementById("question");
const field = document.getElementById("words");
const status = document.getElementById("status");
const list = document.getElementById("found");
const facets = document.getElementById("facets");
const more = document.getElementById("more");

let index = null;
let turn = 0;
let asked = { text: "", type: "", values: {} };

function fromAddress() {
  const parameters = new URLSearchParams(location.search);
  return {
    text: parameters.get("q") ?? "",
    type: parameters.get("type") ?? "",
    values: Object.fromEntries(data.facets.map((facet) => [facet, parameters.getAll(facet)])),
  };
}

function toAddress({ text, type, values }) {
  const parameters = new URLSearchParams();
  if (text) parameters.set("q", text);
  if (type) parameters.set("type", type);
  for (const facet of data.facets) for (const key of values[facet] ?? []) parameters.append(facet, key);
  return parameters;
}

/** Ask anew. `push` makes a step that the browser's back button takes back. */
async function ask(question, push) {
  asked = question;
  if (push !== undefined) rememberAddress(toAddress(question), push);
  languageLinks();
  turn += 1;
  const own = turn;
  try {
    index ??= await Index.open((path, name) => loadData(data.root, path, name));
    const result = await find(index, question);
    const groups = await Promise.all(data.facets.map((facet) => counted(facet, question, result)));
    const shown = await index.documents(result.asked ? result.found.slice(0, STEP) : []);
    if (own !== turn) return;
    drawFacets(groups, question, result);
    drawList(result, shown);
  } catch (error) {
    if (own === turn) status.textContent = filledText(data.say.fault, { message: error.message });
  }
}

/** The values of a facet with their counts, the most frequent and the chosen ones first. */
async function counted(facet, question, result) {
  const chosen = question.values[facet] ?? [];
  const numbers = result.without(chosen.length ? facet : null);
  const everything = !result.asked;
  const counts = everything ? new Map(index.about.totals[facet]) : await index.counts(facet, numbers);
  const values = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  const described = await describedValues(facet, values.slice(0, VALUES * 4));
  const missing = chosen.filter((key) => !described.some((value) => value.key === key));
  return { facet, values: [...described, ...(await unseen(facet, missing))], chosen };
}

async function describedValues(facet, values) {
  if (facet === "year") return values.map(([value, count]) => ({ key: String(value), name: String(value), count }));
  const concepts = index.about.concepts[facet];
  if (concepts) {
    return values.map(([value, count]) => {
      const concept = concepts[value - 1];
      return { key: concept.key, name: nameOf(concept, data.language), count };
    });
  }
  const shown = await index.documents(values.map(([value]) => value));
  return shown.map((each, at) => ({ key: each.key, name: nameOf(each, data.language), count: values[at][1] }));
}

/** Chosen values that no document of the answer has: they can be taken back all the same. */
async function unseen(facet, keys) {
  const numbers = await Promise.all(keys.map((key) => index.withValues(facet, [key])));
  return Promise.all(
    keys.map(async (key, at) => {
      const own = (await index.documents(numbers[at])).find((each) => each.key === key);
      return { key, name: own ? nameOf(own, data.language) : key, count: 0 };
    }),
  );
}

function drawFacets(groups, question, result) {
  const focused = document.activeElement?.dataset?.value;
  const within = new Map(Object.keys(index.about.types).map((type) => [type, 0]));
  if (result.asked) {
    for (const number of result.found) {
      const type = index.typeOf(number);
      within.set(type, within.get(type) + 1);
    }
  } else for (const [type, [first, last]] of Object.entries(index.about.types)) within.set(type, last - first + 1);
  const types = [...within].filter(([type, count]) => count || type === question.type);
  const kinds = {
    facet: "type",
    values: types.map(([key, count]) => ({ key, name: data.say.types[key] ?? key, count })),
    chosen: question.type ? [question.type] : [],
  };
  facets.replaceChildren(...[kinds, ...groups].filter(({ values }) => values.length).map(group));
  if (focused) [...facets.querySelectorAll("input")].find((input) => input.dataset.value === focused)?.focus();
}

function group({ facet, values, chosen }) {
  const front = values.filter(({ key }, at) => at < VALUES || chosen.includes(key));
  const rest = values.filter((value) => !front.includes(value));
  const items = element("ul", {}, ...front.map((value) => choice(facet, value, chosen)));
  const parts = [element("legend", {}, data.say.facets[facet]), items];
  if (rest.length) {
    const button = element("button", { type: "button", class: "more" }, filledText(data.say.more_values, { count: rest.length }));
    button.addEventListener("click", () => {
      const added = rest.map((value) => choice(facet, value, chosen));
      items.append(...added);
      button.remove();
      added[0].querySelector("input").focus();
    });
    parts.push(button);
  }
  return element("fieldset", { class: "facet" }, ...parts);
}

function choice(facet, { key, name, count }, chosen) {
  const box = element("input", { type: "checkbox", checked: chosen.includes(key), "data-value": `${facet}/${key}` });
  box.addEventListener("change", () => choose(facet, key, box.checked));
  return element("li", {}, element("label", {}, box, ` ${name} `, element("span", { class: "count" }, String(count))));
}

function choose(facet, key, on) {
  if (facet === "type") return ask({ ...asked, type: on ? key : "" }, true);
  const kept = (asked.values[facet] ?? []).filter((other) => other !== key);
  return ask({ ...asked, values: { ...asked.values, [facet]: on ? [...kept, key] : kept } }, true);
}

function drawList(result, shown) {
  const { found } = result;
  if (!result.asked) status.textContent = filledText(data.say.all, { count: index.about.documents });
  else if (!found.length) status.textContent = data.say.nothing;
  else status.textContent = filledText(found.length === 1 ? data.say.one : data.say.found, { count: found.length });
  list.replaceChildren(...shown.map(item));
  drawMore(found, shown.length);
}

function drawMore(found, count) {
  more.replaceChildren();
  if (!count || count >= found.length) return;
  const button = element("button", { type: "button", class: "more" }, data.say.more);
  const own = turn;
  button.addEventListener("click", async () => {
    const next = await index.documents(found.slice(count, count + STEP));
    if (own !== turn) return;
    const items = next.map(item);
    list.append(...items);
    drawMore(found, count + next.length);
    items[0]?.querySelector("a")?.focus();
  });
  more.append(button);
}

function item(shown) {
  return shown.type === "statement" ? statement(shown) : thing(shown);
}

function thing(shown) {
  const name = nameOf(shown, data.language);
  return element(
    "li",
    { class: "thing" },
    element("a", { href: places.page(shown.type, shown.key) }, name),
    element("span", { class: "what" }, ` ${data.say.types[shown.type]}`),
    ...(shown.note ? [element("span", { class: "note" }, ` ${shown.note}`)] : []),
  );
}

function statement(shown) {
  const speakers = (shown.speakers ?? []).flatMap(([key, name], at) => [
    at ? ", " : "",
    element("a", { href: places.page("person", key) }, name),
  ]);
  const { event } = shown;
  const notes = [
    ...(shown.proposed ? [data.say.proposed] : []),
    ...(shown.denied ? [data.say.denied] : []),
  ].map((note) => element("span", { class: "mark" }, ` ${note}`));
  return element(
    "li",
    { class: "statement" },
    element("blockquote", { lang: shown.language }, ...excerpt(shown.quote)),
    element(
      "p",
      {},
      ...(speakers.length ? speakers : [shown.group ?? data.say.nobody]),
      ...notes,
      ...(event ? [" · ", element("a", { href: places.page("event", event[0]) }, event[1])] : []),
      ...(shown.date ? [" · ", element("time", { datetime: shown.date }, shown.date)] : []),
      " · ",
      element("a", { href: places.page("statement", shown.key) }, data.say.evidence),
    ),
  );
}

/** The part of a quotation in which the words stand that were asked for, these marked. */
function excerpt(quote) {
  const { letters } = index.about;
  const marks = placesOf(quote, wordsOf(asked.text, letters), letters);
  const first = marks[0]?.[0] ?? 0;
  const wanted = first + BEFORE < EXCERPT ? 0 : first - BEFORE;
  const start = wanted && quote.indexOf(" ", wanted) + 1;
  const cut = quote.length - start > EXCERPT + BEFORE ? quote.lastIndexOf(" ", start + EXCERPT) : quote.length;
  const end = Math.max(cut, marks[0]?.[1] ?? 0);
  const parts = [start ? "… " : ""];
  let at = start;
  for (const [from, to] of marks.filter(([from, to]) => from >= start && to <= end)) {
    parts.push(quote.slice(at, from), element("mark", {}, quote.slice(from, to)));
    at = to;
  }
  return [...parts, quote.slice(at, end), end < quote.length ? " …" : ""];
}

/** Let the links to the page in other languages keep the question. */
function languageLinks() {
  const query = toAddress(asked).toString();
  for (const link of document.querySelectorAll("a[hreflang]")) {
    link.search = query;
  }
}

let pause;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => ask({ ...asked, text: field.value.trim() }, false), PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  ask({ ...asked, text: field.value.trim() }, true);
});
addEventListener("popstate", () => {
  const question = fromAddress();
  field.value = question.text;
  ask(question);
});

form.hidden = false;
field.value = fromAddress().text;
ask(fromAddress());
