/** A bar chart of an answer, where its columns suit one. */

import { drawn, element, filledText } from "./elements.js";
import { isNumber, shownColumns } from "./table.js";

const MOST_BARS = 20;
const BAR = 22;
const NAMES = 200;
const WIDTH = 640;

/** What bars an answer has: rows by year, a number by name, or rows by country; null for none. */
export function bars({ columns, rows }) {
  if (rows.length < 2) return null;
  const shown = shownColumns(columns);
  const label = shown.find(({ name, link }) => link >= 0 || name.endsWith("Label"));
  const number = shown.find(({ at }) => rows.every((row) => isNumber(row[at])));
  const offsets = ["start", "end", "number"];
  if (label && number && !offsets.includes(number.name)) {
    const pairs = rows.map((row) => [row[label.at]?.value ?? "", Number(row[number.at].value)]);
    if (new Set(pairs.map(([name]) => name)).size === pairs.length) {
      return { title: number.name, by: label.name, pairs: largest(pairs) };
    }
  }
  for (const [name, of] of [["countryLabel", (text) => text], ["date", (text) => text.slice(0, 4)]]) {
    const at = columns.indexOf(name);
    const counts = at < 0 ? new Map() : counted(rows, at, of);
    if (counts.size > 1) {
      const pairs = name === "date" ? [...counts].sort() : largest([...counts]);
      return { title: null, by: name, pairs: pairs.slice(-MOST_BARS) };
    }
  }
  return null;
}

function largest(pairs) {
  return [...pairs].sort((one, other) => other[1] - one[1]).slice(0, MOST_BARS);
}

function counted(rows, at, of) {
  const counts = new Map();
  for (const row of rows) {
    if (row[at]) counts.set(of(row[at].value), (counts.get(of(row[at].value)) ?? 0) + 1);
  }
  return counts;
}

/** Draw bars, as a figure with a caption; the table beside it has the same numbers. */
export function chart({ title, by, pairs }, { say, headings }) {
  const most = Math.max(...pairs.map(([, value]) => value), 1);
  const heading = filledText(say.chart, {
    what: (title && headings[title]) || say.rows,
    by: by === "date" ? say.year : headings[by] ?? by,
  });
  const height = pairs.length * BAR + 4;
  const lines = pairs.flatMap(([name, value], at) => {
    const y = at * BAR + 2;
    const length = Math.max(1, ((WIDTH - NAMES - 60) * value) / most);
    return [
      drawn("text", { x: NAMES - 8, y: y + 15, "text-anchor": "end" }, cut(name)),
      drawn("rect", { x: NAMES, y: y + 3, width: length, height: BAR - 6 }),
      drawn("text", { x: NAMES + length + 6, y: y + 15 }, String(value)),
    ];
  });
  const label = `${heading}: ${pairs.map(([name, value]) => `${name} ${value}`).join(", ")}`;
  const picture = drawn("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": label, class: "bar-chart" }, ...lines);
  return element("figure", { class: "chart" }, element("figcaption", {}, heading), picture);
}

function cut(name) {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}
