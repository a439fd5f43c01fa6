/**
 * The search index: which documents have a word, which have a value, and what is shown of each.
 *
 * Documents are numbered from 1, in the order in which they are shown. The index lies in many small files,
 * and only those are loaded that a question needs. `load(path, name)` loads one.
 */

import { fold, wordsOf } from "./words.js";

export class Index {
  constructor(load, about) {
    this.load = load;
    this.about = about;
  }

  static async open(load) {
    return new Index(load, await load("search/index.js", "index"));
  }

  /** The documents in which every word of the text stands, or begins a word that does; null for no words. */
  async withWords(text, within) {
    const words = wordsOf(text, this.about.letters);
    if (!words.length) return null;
    const found = await Promise.all(words.map((word) => this.#startingWith(word)));
    return found.reduce((one, other) => common(one, other)).filter((number) => inside(number, within));
  }

  /** The documents that have one of the values of a facet, given by their keys. */
  async withValues(facet, keys) {
    const lists = await Promise.all(keys.map((key) => this.#exactly(`=${facet}/${key}`)));
    return union(lists);
  }

  /** The numbers of the documents of a kind: [first, last]. */
  range(type) {
    return this.about.types[type] ?? [1, 0];
  }

  /** The kind of a document, from its number. */
  typeOf(number) {
    return Object.keys(this.about.types).find((type) => inside(number, this.about.types[type]));
  }

  /** What is shown of documents. */
  async documents(numbers) {
    const size = this.about.shown;
    const parts = new Map();
    await Promise.all(
      [...new Set(numbers.map((number) => Math.floor(number / size)))].map(async (part) => {
        parts.set(part, await this.load(`search/documents/${part}.js`, `documents/${part}`));
      }),
    );
    return numbers.map((number) => ({
      number,
      ...(parts.get(Math.floor(number / size))?.[number % size] ?? {}),
      type: this.typeOf(number),
    }));
  }

  /** How many of the documents have which value of a facet: Map value → number. */
  async counts(facet, numbers) {
    const size = this.about.counted;
    const parts = new Map();
    await Promise.all(
      [...new Set(numbers.map((number) => Math.floor(number / size)))].map(async (part) => {
        parts.set(part, await this.load(`search/facets/${part}.js`, `facets/${part}`));
      }),
    );
    const counts = new Map();
    for (const number of numbers) {
      const values = parts.get(Math.floor(number / size))?.[facet]?.[number % size] ?? 0;
      for (const value of Array.isArray(values) ? values : [values]) {
        if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return counts;
  }

  async #startingWith(word) {
    const lists = await Promise.all(
      this.about.words
        .filter((prefix) => prefix.startsWith(word) || word.startsWith(prefix))
        .map((prefix) => this.#shard(prefix)),
    );
    return union(
      lists.flatMap((shard) =>
        Object.keys(shard)
          .filter((key) => key.startsWith(word))
          .map((key) => spread(shard[key])),
      ),
    );
  }

  async #exactly(word) {
    const fitting = this.about.words.filter((prefix) => word.startsWith(prefix));
    const shards = await Promise.all(fitting.map((prefix) => this.#shard(prefix)));
    const shard = shards.find((each) => Object.hasOwn(each, word));
    return shard ? spread(shard[word]) : [];
  }

  async #shard(prefix) {
    const name = hexadecimal(prefix);
    return (await this.load(`search/words/${name}.js`, `words/${name}`)) ?? {};
  }
}

/** The documents of a question, and those that a facet's counts are made of: all its other conditions. */
export async function find(index, { text, type, values }) {
  const within = type ? index.range(type) : [1, index.about.documents];
  const byWords = await index.withWords(text, within);
  const chosen = Object.keys(values).filter((facet) => values[facet].length);
  const byFacet = new Map(
    await Promise.all(chosen.map(async (facet) => [facet, await index.withValues(facet, values[facet])])),
  );
  const combined = (left) => {
    const lists = [...byFacet].filter(([facet]) => facet !== left).map(([, numbers]) => numbers);
    if (byWords) lists.push(byWords);
    const found = lists.length ? lists.reduce((one, other) => common(one, other)) : range(...within);
    return found.filter((number) => inside(number, within));
  };
  return { found: combined(null), asked: Boolean(byWords || chosen.length || type), without: combined };
}

/** Things of a kind whose name begins with the words of a text, best first. */
export async function suggestions(index, type, text, most = 20) {
  const numbers = await index.withWords(text, index.range(type));
  if (!numbers) return [];
  const found = await index.documents(numbers.slice(0, 200));
  const folded = fold(text, index.about.letters);
  const rank = (each) => (namesOf(each).some((name) => fold(name, index.about.letters).startsWith(folded)) ? 0 : 1);
  return found.sort((one, other) => rank(one) - rank(other) || one.number - other.number).slice(0, most);
}

/** All names of a thing. */
export function namesOf(shown) {
  return [...Object.values(shown.label ?? {}), ...(shown.other ?? [])];
}

/** What a thing is called in a language. */
export function nameOf(shown, language) {
  const labels = shown.label ?? {};
  return labels[language] ?? labels[""] ?? labels.en ?? Object.values(labels)[0] ?? shown.key ?? "";
}

function inside(number, [first, last]) {
  return first <= number && number <= last;
}

function range(first, last) {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

function spread(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

function common(one, other) {
  const held = new Set(other);
  return one.filter((number) => held.has(number));
}

function union(lists) {
  if (lists.length === 1) return lists[0];
  return Array.from(new Set(lists.flat())).sort((one, other) => one - other);
}

function hexadecimal(text) {
  const bytes = new TextEncoder().encode(text);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("") || "all";
}
