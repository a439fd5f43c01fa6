/**
 * Terms as SPARQL text that no value can break out of: what `storage/sparql_text.py` does, in the browser.
 *
 * Every value that a person gives goes through here before it becomes part of a query. The tests hold both
 * to the same output.
 */

const SHORT_ESCAPES = { "\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\" };
/** Control characters, and a u that follows a backslash: written by number, no reader sees an escape in them. */
const ESCAPED = /(?<=\\)[uU]|[\x01-\x1f"\\\x7f-\x9f]/g;
const NOT_IN_TEXT = /[\0\p{Cs}]/u;
const NOT_IN_IRI = /[\x00-\x20<>"{}|\\^`\x7f-\x9f\p{Cs}]|%(?![0-9A-Fa-f]{2})/u;
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const LANGUAGE = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;
const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const INTEGER = /^[+-]?[0-9]{1,18}$/;
const XSD = "http://www.w3.org/2001/XMLSchema#";

/** A value that is not of its parameter's type. */
export class ValueError extends Error {}

/** Write a string between double quotes. */
export function stringText(value) {
  if (NOT_IN_TEXT.test(value)) throw new ValueError("the value holds a character that no text can hold");
  const escaped = value.replace(
    ESCAPED,
    (character) =>
      SHORT_ESCAPES[character] ?? `\\U${character.codePointAt(0).toString(16).toUpperCase().padStart(8, "0")}`,
  );
  return `"${escaped}"`;
}

/** Whether a text is an absolute IRI, as far as its characters tell. */
export function isIri(text) {
  return ABSOLUTE.test(text) && !NOT_IN_IRI.test(text);
}

/** Write an IRI between angle brackets. */
export function iriText(iri) {
  if (!isIri(iri)) throw new ValueError(`${iri} is not an absolute IRI`);
  return `<${iri}>`;
}

/** Write the term that a value is, by the type of its parameter. */
export function termText(type, value) {
  switch (type) {
    case "iri":
      return iriText(value);
    case "string":
      return stringText(value);
    case "langString": {
      const at = value.lastIndexOf("@");
      const tag = value.slice(at + 1);
      if (at < 0 || !LANGUAGE.test(tag)) throw new ValueError(`${value} is not a text and its language`);
      return `${stringText(value.slice(0, at))}@${tag}`;
    }
    case "xsd:date":
      if (!isDate(value)) throw new ValueError(`${value} is not a date`);
      return `${stringText(value)}^^<${XSD}date>`;
    case "xsd:integer":
      if (!INTEGER.test(value)) throw new ValueError(`${value} is not a whole number`);
      return `${stringText(String(BigInt(value.replace("+", ""))))}^^<${XSD}integer>`;
    default:
      throw new ValueError(`a value of the type ${type} cannot be written`);
  }
}

function isDate(value) {
  const parts = DATE.exec(value);
  if (!parts || parts[1] === "0000") return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
}

/**
 * Put values in the place of a query's defaults.
 *
 * `pieces` is the query cut at its `VALUES` blocks: texts, and between them `{name, default}`. Nothing but
 * the terms between the braces changes; a parameter without values keeps its default.
 */
export function bind(pieces, parameters, values) {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      const given = values[piece.name] ?? [];
      const { type } = parameters.find((parameter) => parameter.name === piece.name);
      const terms = [...new Set(given.map((value) => termText(type, value)))];
      return terms.length ? ` ${terms.join(" ")} ` : piece.default;
    })
    .join("");
}
