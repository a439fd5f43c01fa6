/** The worker: Oxigraph, the published data, and one question at a time. */

import { Gunzip } from "fflate";
import init, { Store } from "oxigraph/web.js";

const GZIP = [0x1f, 0x8b];
const PROLOGUE = /^(?:\s+|#[^\n\r]*|PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s+<[^>]*>|VERSION\s+(?:"[^"]*"|'[^']*'))+/i;

let store = null;

globalThis.addEventListener("message", async ({ data: message }) => {
  const { number } = message;
  try {
    const answer = message.task === "load" ? await load(message, number) : ask(message.text);
    postMessage({ number, answer });
  } catch (error) {
    postMessage({ number, fault: described(error) });
  }
});

function described(error) {
  if (error instanceof LoadError) return { reason: "data", message: error.message };
  // A trap of the engine, such as a stack that is full: nothing can be asked of it any more.
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    return { reason: "broken", message: String(error.message) };
  }
  return { reason: "query", message: typeof error === "string" ? error : String(error?.message ?? error) };
}

class LoadError extends Error {}

async function load({ program, data }, number) {
  const [lines] = await Promise.all([fetched(data, number), init({ module_or_path: program })]);
  postMessage({ number, progress: { state: "reading" } });
  store = new Store();
  store.load(lines, { format: "application/n-quads", lenient: true });
  return { quads: store.size };
}

async function fetched(addresses, number) {
  const [zipped, plain] = addresses;
  const response = await answered(zipped).catch(() => answered(plain));
  const all = Number(response.headers.get("content-length")) || 0;
  const parts = [];
  let got = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    got += value.length;
    postMessage({ number, progress: { state: "loading", got, all } });
  }
  const whole = await joined(parts);
  // A server may have unpacked the file on the way, so its first bytes decide and not its name.
  return whole[0] === GZIP[0] && whole[1] === GZIP[1] ? unpacked(whole) : whole;
}

/** The content of a gzip file of several members, of which a browser's own DecompressionStream takes one. */
function unpacked(packed) {
  const parts = [];
  const gunzip = new Gunzip((part) => parts.push(part));
  // As long as more may come, each member that ends lets the next begin.
  gunzip.push(packed, false);
  return joined(parts);
}

async function joined(parts) {
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function answered(address) {
  let response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new LoadError(String(error));
  }
  if (!response.ok) throw new LoadError(`${new URL(address).pathname}: ${response.status}`);
  return response;
}

function ask(text) {
  const form = text.replace(PROLOGUE, "").slice(0, 9).toUpperCase();
  const options = { use_default_graph_as_union: true };
  if (form.startsWith("CONSTRUCT") || form.startsWith("DESCRIBE")) {
    return { kind: "triples", text: store.query(text, { ...options, results_format: "text/turtle" }) };
  }
  const result = JSON.parse(store.query(text, { ...options, results_format: "json" }));
  if (typeof result.boolean === "boolean") return { kind: "truth", value: result.boolean };
  const columns = result.head.vars;
  return { kind: "rows", columns, rows: result.results.bindings.map((row) => columns.map((name) => row[name] ?? null)) };
}
