/** Words of a text without case and accents, as `site/browser/folding.py` has them. */

const WORD = /[\p{L}\p{N}]+/gu;
const WORD_WITH_MARKS = /[\p{L}\p{N}\p{M}]+/gu;
const MARKS = /\p{Mn}/gu;

/** Fold a text; `letters` says what becomes of letters that no mark can be taken from. */
export function fold(text, letters) {
  const plain = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(MARKS, "");
  let folded = "";
  for (const letter of plain) folded += letters[letter] ?? letter;
  return folded;
}

/** The words of a text, folded, each once. */
export function wordsOf(text, letters) {
  return [...new Set(fold(text, letters).match(WORD) ?? [])];
}

/** Where words that begin with one of these folded beginnings stand in a text: [start, end] each. */
export function placesOf(text, beginnings, letters) {
  return [...text.matchAll(WORD_WITH_MARKS)]
    .filter(([word]) => beginnings.some((beginning) => fold(word, letters).startsWith(beginning)))
    .map(({ 0: word, index }) => [index, index + word.length]);
}
