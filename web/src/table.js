/** Rows of an answer: as a table that can be sorted, and as CSV. */

import { element, filledText } from "./elements.js";

const STEP = 200;
/** A text of more characters gets a wide column. */
const LONG = 60;
const NUMBERS = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger)$/;

const WRITTEN_NUMBER = /^[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?$/;
const FORMULA = /^[=+\-@\t\r'\uff1d\uff0b\uff0d\uff20]/;

/** The columns that are shown, each with the column of IRIs that its cells lead to. */
export function shownColumns(columns) {
  const hidden = columns.filter((name) => columns.includes(`${name}Label`));
  return columns
    .filter((name) => !hidden.includes(name))
    .map((name) => {
      const thing = name.replace(/Label$/, "");
      return { name, at: columns.indexOf(name), link: hidden.includes(thing) ? columns.indexOf(thing) : -1 };
    });
}

/** Whether a term is a number. */
export function isNumber(term) {
  return term?.type === "literal" && NUMBERS.test(term.datatype ?? "");
}

/** Make a table of an answer. `say` are the page's texts, `headings` the names of columns. */
export function resultTable({ columns, rows }, { say, headings, places, caption, language }) {
  const shown = shownColumns(columns);
  const body = element("tbody");
  const state = { rows: [...rows], count: STEP, by: -1, down: false };
  const more = element("button", { type: "button", class: "more" });
  const draw = () => {
    body.replaceChildren(...state.rows.slice(0, state.count).map((row) => tableRow(row, shown, columns, places, say)));
    more.hidden = state.count >= state.rows.length;
    more.textContent = filledText(say.more_rows, { count: state.rows.length - state.count });
  };
  more.addEventListener("click", () => {
    state.count += STEP;
    draw();
  });
  const heads = shown.map(({ name, at }, place) => {
    const button = element("button", { type: "button" }, headings[name] ?? spaced(name));
    const head = element("th", { scope: "col" }, button);
    button.addEventListener("click", () => {
      state.down = state.by === place && !state.down;
      state.by = place;
      state.rows = sorted(rows, at, state.down, language);
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      draw();
    });
    return head;
  });
  draw();
  const table = element(
    "table",
    { class: "results" },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads)),
    body,
  );
  return element(
    "div",
    {},
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table),
    more,
  );
}

function tableRow(row, shown, columns, places, say) {
  const cells = shown.map(({ name, at, link }) => {
    const term = row[at];
    const attributes = { class: isNumber(term) ? "number" : term?.value.length > LONG && link < 0 ? "long" : undefined, lang: term?.["xml:lang"] };
    return element("td", attributes, cell(term, link < 0 ? null : row[link], places, say, name));
  });
  return element("tr", {}, ...cells);
}

function cell(term, thing, places, say, name) {
  if (!term) return "";
  if (thing?.type === "uri") return linked(thing.value, term.value, places);
  if (term.type === "uri") {
    const text = name === "statement" && places.address(term.value) ? say.evidence : shortened(term.value);
    return linked(term.value, text, places);
  }
  return term.type === "bnode" ? `_:${term.value}` : term.value;
}

function linked(iri, text, places) {
  const address = places.address(iri) ?? (/^https?:\/\//.test(iri) ? iri : null);
  return address ? element("a", { href: address }, text) : text;
}

function shortened(iri) {
  return iri.replace(/^.*[/#](?=.)/, "") || iri;
}

function sorted(rows, at, down, language) {
  const order = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const numbers = rows.every((row) => !row[at] || isNumber(row[at]));
  const compare = numbers
    ? (one, other) => Number(one.value) - Number(other.value)
    : (one, other) => order.compare(one.value, other.value);
  const sign = down ? -1 : 1;
  return [...rows].sort((one, other) => {
    if (!one[at] || !other[at]) return Number(!one[at]) - Number(!other[at]);
    return sign * compare(one[at], other[at]);
  });
}

function spaced(name) {
  return name.replace(/([a-z])([A-Z])/g, (_, one, other) => `${one} ${other.toLowerCase()}`);
}

/** Write an answer as CSV, as SPARQL 1.1 has it: values without their types. */
export function csv({ columns, rows }) {
  const plain = (term) => (term ? (term.type === "bnode" ? `_:${term.value}` : guarded(term)) : "");
  return [columns, ...rows.map((row) => row.map(plain))].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula has an apostrophe put in front, as in all CSV of the program. */
function guarded(term) {
  const number = isNumber(term) && WRITTEN_NUMBER.test(term.value);
  return !number && FORMULA.test(term.value) ? `'${term.value}` : term.value;
}

function quoted(cell) {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
