/** Elements of a page, made so that no text becomes markup: whatever is shown goes in as text. */

const SVG = "http://www.w3.org/2000/svg";
const ADDRESS = /^(?:https?:\/\/|\.{0,2}\/|[\w.-]+(?:\/|\.html|[?#]|$)|[?#])/;

/** Make an element; `attributes` are set as they are, but for an address that is none. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** Make an element of a picture. */
export function drawn(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on") || key === "style") throw new Error(`${key} is not set as an attribute`);
    if (key === "href" && !ADDRESS.test(value)) continue;
    made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

/** What a page says of itself: JSON that no script runs. */
export function pageData(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** Fill the gaps of a text: `{count} of {all}`. */
export function filledText(text, values) {
  return text.replace(/\{(\w+)\}/g, (gap, name) => (Object.hasOwn(values, name) ? String(values[name]) : gap));
}

/** Save a text as a file. */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Put a text into the clipboard, and tell whether that went well. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element("textarea", { readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** Change the query of the page's address, without loading it again. */
export function rememberAddress(parameters, push = false) {
  const query = parameters.toString();
  const address = `${location.pathname}${query ? `?${query}` : ""}`;
  try {
    if (push) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch {
    // A browser may refuse this for a page that was opened as a file: then the address stays.
  }
}
