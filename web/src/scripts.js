/**
 * Data that comes as scripts: `discourseData("words/61", {…})`.
 *
 * A page that was opened as a file may not fetch, but it may load scripts. Each is loaded once.
 */

const waiting = new Map();
const arrived = new Map();

globalThis.discourseData = (name, value) => {
  arrived.set(name, value);
};

/** Load a script of the site, and give the value that it has for that name. */
export function loadData(root, path, name) {
  if (!waiting.has(path)) waiting.set(path, loadScript(`${root}${path}`));
  return waiting.get(path).then(() => arrived.get(name));
}

/** Load a script. */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${address} cannot be loaded`)));
    document.head.append(script);
  });
}
