/** Asking the engine on behalf of a page: progress, cancelling, what went wrong, and the answer. */

import { bars, chart } from "./chart.js";
import { download, element, filledText } from "./elements.js";
import { Engine, MOST_QUADS, TIME_LIMIT } from "./engine.js";
import { loadData } from "./scripts.js";
import { csv, resultTable } from "./table.js";

const STEP = 100;

/** One place of a page where answers appear. */
export class Answering {
  /** `parts` are the elements `status`, `cancel`, `progress`, `result`; `data` is what the page says of itself. */
  constructor(parts, data, places) {
    Object.assign(this, parts, { data, places, say: data.say, anyway: false, asked: 0 });
    this.engine = new Engine(data.root, (progress) => this.#tell(progress));
    this.cancel.addEventListener("click", () => this.engine.cancel());
  }

  /** Answer a query; `name` is that of the file that the answer can be saved as. */
  async answer(text, name) {
    this.asked += 1;
    const own = this.asked;
    if (this.busy) this.engine.cancel();
    this.result.replaceChildren();
    this.status.textContent = "";
    try {
      if (!(await this.#allowed(() => this.answer(text, name)))) return;
      this.busy = true;
      this.cancel.hidden = this.progress.hidden = false;
      const started = performance.now();
      const answer = await this.engine.ask(text);
      if (own === this.asked) this.#show(answer, name, (performance.now() - started) / 1000);
    } catch (error) {
      if (own === this.asked) this.fault(error);
    } finally {
      if (own === this.asked) {
        this.busy = false;
        this.cancel.hidden = this.progress.hidden = true;
      }
    }
  }

  /** Say what went wrong. */
  fault(error) {
    const texts = this.say.faults;
    const known = error.reason && texts[error.reason];
    const values = { seconds: TIME_LIMIT, message: error.message };
    this.status.textContent = filledText(known || texts.query, values);
    const detail = ["query", "data"].includes(error.reason) || !known;
    this.result.replaceChildren(
      element("div", { class: "fault" }, ...(detail ? [element("pre", {}, error.message)] : [])),
    );
    if (error.reason === "file") {
      this.result.firstChild.append(element("pre", {}, "python -m http.server"));
    }
  }

  async #allowed(again) {
    this.about ??= (await loadData(this.data.root, "query/about.js", "about")) ?? {};
    if (this.anyway || this.engine.started || !(this.about.quads > MOST_QUADS)) return true;
    const numbers = { quads: this.about.quads.toLocaleString(this.data.language) };
    this.status.textContent = filledText(this.say.large, numbers);
    const button = element("button", { type: "button" }, this.say.anyway);
    button.addEventListener("click", () => {
      this.anyway = true;
      again();
    });
    const { endpoint } = this.about;
    const where = endpoint && element("p", {}, `${this.say.endpoint} `, element("a", { href: endpoint }, endpoint));
    this.result.replaceChildren(element("div", { class: "fault" }, where || null, button));
    return false;
  }

  #tell({ state, got, all }) {
    if (state === "loading") {
      if (all) {
        this.progress.max = all;
        this.progress.value = Math.min(got, all);
      } else this.progress.removeAttribute("value");
      const megabytes = Math.floor(got / 1e6);
      if (megabytes === this.told && this.status.textContent) return;
      this.told = megabytes;
    } else this.progress.removeAttribute("value");
    this.status.textContent = this.say.states[state];
  }

  #show(answer, name, seconds) {
    const time = seconds.toLocaleString(this.data.language, { maximumFractionDigits: 1 });
    if (answer.kind === "truth") {
      this.status.textContent = answer.value ? this.say.yes : this.say.no;
      return;
    }
    if (answer.kind === "triples") {
      const save = element("button", { type: "button" }, this.say.save_turtle);
      save.addEventListener("click", () => download(`${name}.ttl`, "text/turtle", answer.text));
      this.status.textContent = filledText(this.say.answered_triples, { count: answer.text.split("\n").length - 1, time });
      this.result.replaceChildren(
        element("p", {}, save),
        element("pre", { class: "turtle", tabindex: "0" }, answer.text.slice(0, STEP * 1000)),
      );
      return;
    }
    const { rows } = answer;
    if (!rows.length) {
      this.status.textContent = this.say.nothing;
      return;
    }
    const { answered, answered_one: one } = this.say;
    this.status.textContent = filledText(rows.length === 1 ? one : answered, { count: rows.length, time });
    const save = element("button", { type: "button" }, this.say.save_csv);
    save.addEventListener("click", () => download(`${name}.csv`, "text/csv;charset=utf-8", csv(answer)));
    const options = { ...this.data, places: this.places, caption: this.say.result };
    const picture = bars(answer);
    this.result.replaceChildren(
      element("p", {}, save),
      resultTable(answer, options),
      ...(picture ? [chart(picture, options)] : []),
    );
  }
}

/** The elements of a page that `Answering` needs. */
export function answeringParts() {
  const part = (name) => document.getElementById(name);
  return { status: part("status"), cancel: part("cancel"), progress: part("progress"), result: part("result") };
}
