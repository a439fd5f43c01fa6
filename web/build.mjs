/** Write what the site loads: `node web/build.mjs FOLDER`. The same sources give the same bytes. */

import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { yasqe } from "./yasqe.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const YASQE = "node_modules/@zazuko/yasqe";
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

/** The folders of the packages that files were bundled of; what no output has bytes of is no part of the site. */
function packagesOf(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap((output) => Object.entries(output.inputs)));
  const paths = inputs.filter(([, { bytesInOutput }]) => bytesInOutput).map(([path]) => path);
  const places = paths.map((path) => (path.startsWith("yasqe:") ? YASQE : path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]));
  return new Set(places.filter(Boolean));
}

/** The licences of those packages, each with its version. */
async function licences(places) {
  const parts = [];
  for (const place of [...places].sort()) {
    const about = JSON.parse(await readFile(join(here, place, "package.json"), "utf8"));
    const texts = await licenceOf(about.name, about, join(here, place));
    parts.push(`${about.name} ${about.version}: ${about.license}\n\n${texts.map((text) => text.trim()).join("\n\n")}\n`);
  }
  return parts.join(`\n${"=".repeat(80)}\n\n`);
}

await mkdir(folder, { recursive: true });
const shared = { bundle: true, metafile: true, format: "iife", minify: true, charset: "utf8", legalComments: "none", target: browsers, absWorkingDir: here };
const pages = await build({
  ...shared,
  entryPoints: { search: "src/search.js", query: "src/query.js", sparql: "src/sparql.js", browser: "css/browser.css" },
  outdir: folder,
});
const style = await build({ ...shared, entryPoints: { editor: "css/editor.css" }, outdir: folder });
const editor = await build({ ...shared, entryPoints: { editor: "src/editor.js" }, plugins: [yasqe], outdir: folder });
const engine = await build({
  ...shared,
  entryPoints: { engine: "src/worker.js" },
  outdir: folder,
  // The program's address is given by the page: a classic script knows no address of its own.
  define: { "import.meta.url": '"about:blank"' },
});
await cp(join(here, "node_modules/oxigraph/web_bg.wasm"), join(folder, "oxigraph.wasm"));
const bundled = packagesOf([pages, style, editor, engine].map(({ metafile }) => metafile));
await writeFile(join(folder, "LICENSES.txt"), await licences(bundled));
