/** From what people call things to their IRIs: in forms, names, codes and keys can be given. */

import { Index, nameOf, namesOf, suggestions } from "./index.js";
import { isKey } from "./places.js";
import { loadData } from "./scripts.js";
import { isIri } from "./terms.js";
import { fold } from "./words.js";

/** A name that nothing has, or that several things have. */
export class NameError extends Error {
  constructor(reason, text, found = []) {
    super(text);
    Object.assign(this, { reason, text, found });
  }
}

export class Names {
  #index = null;

  constructor(root, language, places) {
    Object.assign(this, { root, language, places });
  }

  /** What a text may go on as, for a list of suggestions: names. */
  async suggested(scheme, text) {
    if (!text.trim()) return [];
    if (scheme === "country") {
      const { letters } = (await this.#opened()).about;
      const wanted = fold(text, letters);
      const names = (await this.#countries()).map((country) => country.names[this.language] ?? country.names.en);
      return names.filter((name) => fold(name, letters).startsWith(wanted)).slice(0, 20);
    }
    const index = await this.#opened();
    const found = await suggestions(index, scheme, text);
    return [...new Set(found.map((shown) => nameOf(shown, this.language)))];
  }

  /** The IRI that a text means; rejects with a `NameError` when it is none or several. */
  async resolved(scheme, given) {
    const text = given.trim().replace(/\s+/g, " ");
    if (isIri(text)) return text;
    const found = scheme === "country" ? await this.#country(text) : await this.#thing(scheme, text);
    const iris = new Set(found.map((each) => each.iri));
    if (iris.size === 1) return found[0].iri;
    throw new NameError(iris.size ? "several" : "unknown", text, found);
  }

  async #country(text) {
    const { letters } = (await this.#opened()).about;
    const upper = text.toUpperCase();
    const countries = await this.#countries();
    const coded = countries.filter(({ code, two }) => upper === code || upper === two);
    const called = (same) =>
      countries.filter(({ names, other }) => [...Object.values(names), ...other].some((name) => same(name)));
    const exact = coded.length ? coded : called((name) => name.toLowerCase() === text.toLowerCase());
    const found = exact.length ? exact : called((name) => fold(name, letters) === fold(text, letters));
    return found.map(({ code }) => ({ name: code, iri: this.places.iri("country", code) }));
  }

  async #thing(scheme, text) {
    if (isKey(text)) return [{ name: text, iri: this.places.iri(scheme, text) }];
    const index = await this.#opened();
    const { letters } = index.about;
    const numbers = (await index.withWords(text, index.range(scheme))) ?? [];
    const shown = await index.documents(numbers.slice(0, 500));
    const called = (same) =>
      shown
        .filter((each) => each.key === text || namesOf(each).some((name) => same(name)))
        .map((each) => ({ name: nameOf(each, this.language), iri: this.places.iri(scheme, each.key) }));
    const exact = called((name) => name === text);
    return exact.length ? exact : called((name) => fold(name, letters) === fold(text, letters));
  }

  #opened() {
    this.#index ??= Index.open((path, name) => loadData(this.root, path, name));
    return this.#index;
  }

  #countries() {
    return loadData(this.root, "search/countries.js", "countries");
  }
}
