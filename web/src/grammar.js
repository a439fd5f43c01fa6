/** The table of YASQE's grammar, which comes packed: see `yasqe.mjs`. */

/** What to expect for a symbol when a certain word comes next: {symbol: {next: [symbol, …]}}. */
export function unpacked([names, lists, rows]) {
  const list = (number) => lists[number].map((name) => names[name]);
  const table = {};
  for (const [symbol, ...pairs] of rows) {
    const row = (table[names[symbol]] = {});
    for (let at = 0; at < pairs.length; at += 2) {
      for (const next of list(pairs[at + 1])) row[next] = list(pairs[at]);
    }
  }
  return table;
}
