/** Write what the site loads: `node web/build.mjs FOLDER`. The same sources give the same bytes. */

import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const browsers = ["chrome109", "firefox115", "safari16.4"];

/** The text of a licence that a package names and does not bring along. */
async function licenceOf(name, about, place) {
  const files = await readdir(place);
  const own = files.filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  if (own.length) return Promise.all(own.map((file) => readFile(join(place, file), "utf8")));
  const holder = typeof about.author === "string" ? about.author : about.author?.name;
  if (!/\bMIT\b/.test(about.license)) throw new Error(`${name}: has no text of its licence, ${about.license}`);
  const text = await readFile(join(here, "licences", "MIT.txt"), "utf8");
  return [text.replace("{holder}", holder ?? `the authors of ${name}`)];
}

async function licences() {
  const lock = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8"));
  const parts = [];
  for (const [path, { dev, version }] of Object.entries(lock.packages).sort()) {
    const name = path.replace(/^.*node_modules\//, "");
    if (!path || dev || name.startsWith("@types/")) continue;
    const place = join(here, path);
    const about = JSON.parse(await readFile(join(place, "package.json"), "utf8"));
    const texts = await licenceOf(name, about, place);
    parts.push(`${name} ${version}: ${about.license}\n\n${texts.map((text) => text.trim()).join("\n\n")}\n`);
  }
  return parts.join(`\n${"=".repeat(80)}\n\n`);
}

await mkdir(folder, { recursive: true });
const shared = { bundle: true, format: "iife", minify: true, charset: "utf8", legalComments: "none", target: browsers, absWorkingDir: here };
await build({
  ...shared,
  entryPoints: { search: "src/search.js", query: "src/query.js", sparql: "src/sparql.js", editor: "src/editor.js", browser: "css/browser.css" },
  outdir: folder,
});
await build({
  ...shared,
  entryPoints: { engine: "src/worker.js" },
  outdir: folder,
  // The program's address is given by the page: a classic script knows no address of its own.
  define: { "import.meta.url": '"about:blank"' },
});
await cp(join(here, "node_modules/oxigraph/web_bg.wasm"), join(folder, "oxigraph.wasm"));
const css = await readFile(join(here, "node_modules/@zazuko/yasqe/build/yasqe.min.css"), "utf8");
await writeFile(join(folder, "editor.css"), css.replace(/\/\*# sourceMappingURL.*?\*\/\s*/g, ""));
await writeFile(join(folder, "LICENSES.txt"), await licences());
