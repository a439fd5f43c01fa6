/**
 * YASQE's grammar of SPARQL, without the rest of YASQE.
 *
 * The package brings one bundle, in which every part hangs on every other: storage, HTTP, suggestions. Its
 * source map holds the sources of the parts, so the two that an editor needs are taken from there.
 */

import { deepStrictEqual } from "node:assert";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { unpacked } from "./src/grammar.js";

const here = dirname(fileURLToPath(import.meta.url));
const MAP = "node_modules/@zazuko/yasqe/build/yasqe.esm.js.map";
const TOKENISER = "../grammar/tokenizer.ts";
const TABLE = "../grammar/_tokenizer-table.js";

/** A list of different values, and a way to the number of each. */
class Numbered {
  values = [];
  #numbers = new Map();

  number(value) {
    const key = JSON.stringify(value);
    if (!this.#numbers.has(key)) this.#numbers.set(key, this.values.push(value) - 1);
    return this.#numbers.get(key);
  }
}

/** The table in a seventh of its size: each name, each list of names and each set of them is written once. */
export function packed(table) {
  const names = new Numbered();
  const lists = new Numbered();
  const list = (given) => lists.number(given.map((name) => names.number(name)));
  const rows = Object.entries(table).map(([symbol, row]) => {
    const byRule = grouped(row, list);
    return [names.number(symbol), ...[...byRule].flatMap(([rule, next]) => [rule, list(next)])];
  });
  return [names.values, lists.values, rows];
}

function grouped(row, list) {
  const byRule = new Map();
  for (const next of Object.keys(row)) {
    const rule = list(row[next]);
    byRule.set(rule, [...(byRule.get(rule) ?? []), next]);
  }
  return byRule;
}

/** For esbuild: `yasqe` is the mode of CodeMirror that knows SPARQL. */
export const yasqe = {
  name: "yasqe",
  async setup(build) {
    const { sources, sourcesContent } = JSON.parse(await readFile(join(here, MAP), "utf8"));
    const source = (path) => sourcesContent[sources.indexOf(path)];
    build.onResolve({ filter: /^yasqe$/ }, () => ({ path: TOKENISER, namespace: "yasqe" }));
    build.onResolve({ filter: /_tokenizer-table$/, namespace: "yasqe" }, () => ({ path: TABLE, namespace: "yasqe" }));
    build.onLoad({ filter: /tokenizer\.ts$/, namespace: "yasqe" }, () => ({ contents: source(TOKENISER), loader: "ts" }));
    build.onLoad({ filter: /_tokenizer-table/, namespace: "yasqe" }, async () => ({
      contents: await tableModule(source(TABLE)),
      resolveDir: here,
    }));
  },
};

async function tableModule(source) {
  const { table, ...others } = (await import(`data:text/javascript,${encodeURIComponent(source)}`)).default;
  const small = packed(table);
  deepStrictEqual(unpacked(small), table);
  const further = Object.entries(others).map(([name, value]) => `${name}: ${value instanceof RegExp ? value : JSON.stringify(value)},`);
  return `import { unpacked } from "./src/grammar.js";
export default { table: unpacked(${JSON.stringify(small)}), ${further.join(" ")} };`;
}
