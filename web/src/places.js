/** Where on the site a thing has its page, and which thing a key names. */

const KEY = /^[0-9a-f]{16}$/;
const LOCAL = /^[A-Za-z0-9_.~-]+$/;

export class Places {
  /** `things` are the beginnings of IRIs by kind; `paged` are the kinds with a page in each language. */
  constructor({ root, suffix, things, paged }) {
    Object.assign(this, { root, suffix, things, paged });
  }

  /** The address of the page of a thing of a kind. */
  page(kind, key) {
    if (!LOCAL.test(key)) return null;
    return `${this.root}doc/${kind}/${key}${this.paged.includes(kind) ? this.suffix : ""}.html`;
  }

  /** The address of the page of a thing, given by its IRI; null when the site has none. */
  address(iri) {
    for (const [kind, beginnings] of Object.entries(this.things)) {
      for (const beginning of beginnings) {
        if (iri.startsWith(beginning)) return this.page(kind, iri.slice(beginning.length));
      }
    }
    return null;
  }

  /** The IRI of a thing, from its kind and its key. */
  iri(kind, key) {
    const [own, other] = this.things[kind] ?? [];
    return `${other && !KEY.test(key) ? other : own}${key}`;
  }
}

/** Whether a text has the form of a key. */
export function isKey(text) {
  return KEY.test(text);
}
