/** The page for queries of one's own. */

import { Answering, answeringParts } from "./answering.js";
import { copy, element, pageData } from "./elements.js";
import { Places } from "./places.js";
import { loadData, loadScript } from "./scripts.js";

const data = pageData("page-data");
const answering = new Answering(answeringParts(), data, new Places(data));
const form = document.getElementById("question");
const area = document.getElementById("query");
const examples = document.getElementById("examples");

let editor = null;
let opening = null;

function query() {
  return editor ? editor.getValue() : area.value;
}

function replaceQuery(text) {
  if (editor) editor.setValue(text);
  area.value = text;
}

/** Put the editor in the place of the text field. */
function open() {
  opening ??= opened().catch(() => {
    // Without the editor the text field does as well.
  });
  return opening;
}

async function opened() {
  document.head.append(element("link", { rel: "stylesheet", href: `${data.root}assets/editor.css` }));
  await loadScript(`${data.root}assets/editor.js`);
  const focused = document.activeElement === area;
  const place = element("div", { class: "editor" });
  area.before(place);
  editor = globalThis.discourseEditor(place, {
    value: area.value,
    label: document.querySelector('label[for="query"]').textContent,
    run: () => form.requestSubmit(),
    describedBy: "keys",
    say: data.say.editor,
  });
  area.hidden = true;
  if (focused) editor.focus();
}

/** The query of the page's address: behind `#` it stays in the browser. */
function fromAddress() {
  const hash = new URLSearchParams(location.hash.slice(1));
  return hash.get("query") ?? new URLSearchParams(location.search).get("query");
}

function remember() {
  const text = query();
  const address = `#query=${encodeURIComponent(text)}`;
  if (fromAddress() === text) return;
  try {
    history.pushState(null, "", address);
  } catch {
    // A page that was opened as a file may keep its address.
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember();
  answering.answer(query(), "answer");
});
area.addEventListener("focus", open, { once: true });
examples.addEventListener("change", async () => {
  const texts = await loadData(data.root, "query/examples.js", "examples");
  const text = texts?.[examples.value];
  if (text === undefined) return;
  await open();
  replaceQuery(text);
});
document.getElementById("copy").addEventListener("click", async () => {
  remember();
  const done = await copy(location.href);
  answering.status.textContent = done ? data.say.copied : data.say.not_copied;
});
addEventListener("popstate", () => {
  const text = fromAddress();
  if (text !== null) replaceQuery(text);
});

form.hidden = false;
const given = fromAddress();
if (given !== null) {
  area.value = given;
  open();
}
