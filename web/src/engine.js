/**
 * The query engine, in a worker that can be ended: what a page knows of it.
 *
 * The worker is started, and the data loaded, when the first question is asked. A question that takes too
 * long, or that is cancelled, ends the worker; the next question starts another.
 */

/** Seconds that a question may take: as long as somebody waits, and long enough for every stored query. */
export const TIME_LIMIT = 60;

/** More quads than this are loaded only when asked: each takes about a kilobyte of memory, and a phone has little. */
export const MOST_QUADS = 500_000;

export class EngineError extends Error {
  constructor(reason, message = "") {
    super(message || reason);
    this.reason = reason;
  }
}

export class Engine {
  #worker = null;
  #ready = null;
  #open = new Map();
  #number = 0;

  constructor(root, tell) {
    this.root = root;
    this.tell = tell;
  }

  /** Whether the data is at hand, or on its way. */
  get started() {
    return this.#worker !== null;
  }

  /** Answer a query: {kind: "rows", columns, rows} or {kind: "truth", value} or {kind: "triples", text}. */
  async ask(text, seconds = TIME_LIMIT) {
    if (location.protocol === "file:") throw new EngineError("file");
    await this.#start();
    const timer = setTimeout(() => this.#end(new EngineError("time")), seconds * 1000);
    try {
      this.tell({ state: "asking" });
      return await this.#send({ task: "ask", text });
    } finally {
      clearTimeout(timer);
    }
  }

  /** End what is being done. */
  cancel() {
    this.#end(new EngineError("cancelled"));
  }

  #start() {
    if (this.#ready) return this.#ready;
    const worker = new Worker(`${this.root}assets/engine.js`);
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => this.#receive(worker, data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#end(new EngineError("broken", event.message));
    });
    const address = (path) => new URL(`${this.root}${path}`, location.href).href;
    this.#ready = this.#send({
      task: "load",
      program: address("assets/oxigraph.wasm"),
      data: [address("data/discourse.nq.gz"), address("data/discourse.nq")],
    });
    this.#ready.catch(() => this.#end(new EngineError("broken")));
    return this.#ready;
  }

  #send(message) {
    this.#number += 1;
    const number = this.#number;
    return new Promise((resolve, reject) => {
      this.#open.set(number, { resolve, reject });
      this.#worker.postMessage({ ...message, number });
    });
  }

  #receive(worker, { number, progress, answer, fault }) {
    if (worker !== this.#worker) return;
    if (progress) {
      this.tell(progress);
      return;
    }
    const waiting = this.#open.get(number);
    this.#open.delete(number);
    if (!fault) waiting?.resolve(answer);
    else {
      waiting?.reject(new EngineError(fault.reason, fault.message));
      if (fault.reason === "broken") this.#end(new EngineError("broken"));
    }
  }

  #end(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = null;
    const waiting = [...this.#open.values()];
    this.#open.clear();
    for (const { reject } of waiting) reject(error);
  }
}
