/** The editor, loaded when somebody begins to write: CodeMirror with YASQE's grammar of SPARQL. */

import CodeMirror from "codemirror";
import "codemirror/addon/edit/matchbrackets.js";
import sparql from "yasqe";

import { element, filledText } from "./elements.js";
import { firstFault } from "./faults.js";

const MODE = "sparql11";
const MARKS = "fault-marks";
const NUMBERS = "CodeMirror-linenumbers";
const COMMENT = "#";

CodeMirror.defineMode(MODE, sparql);

globalThis.discourseEditor = (place, { value, label, run, describedBy, say }) => {
  const editor = CodeMirror(place, {
    value,
    mode: MODE,
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    gutters: [MARKS, NUMBERS],
    viewportMargin: Infinity,
    extraKeys: {
      "Ctrl-Enter": run,
      "Cmd-Enter": run,
      // Tab leads on to the next field, as everywhere on a page.
      Tab: false,
      "Shift-Tab": false,
      "Ctrl-/": comment,
      "Cmd-/": comment,
      "Shift-Ctrl-D": repeatLine,
      "Shift-Ctrl-K": "deleteLine",
      Esc: () => editor.getInputField().blur(),
    },
  });
  const about = element("p", { id: "query-fault", class: "query-fault" });
  place.append(about);
  const field = editor.getInputField();
  field.setAttribute("aria-label", label);
  field.setAttribute("aria-describedby", `${describedBy} ${about.id}`);
  let mark = null;
  const check = () => {
    const fault = firstFault(editor.getMode(), editor.getValue().split("\n"), editor.getOption("tabSize"));
    mark?.clear();
    mark = null;
    editor.clearGutter(MARKS);
    about.textContent = fault ? faultText(fault, say) : "";
    field.setAttribute("aria-invalid", String(Boolean(fault)));
    if (!fault) return;
    const { line, from, to } = fault;
    mark = editor.markText({ line, ch: from }, { line, ch: to }, { className: "fault-here" });
    editor.setGutterMarker(line, MARKS, element("span", { class: "fault-mark", title: about.textContent }, "!"));
  };
  editor.on("changes", check);
  check();
  return editor;
};

function faultText({ line, prefix, expected }, say) {
  const text = prefix === undefined ? say.unexpected : say.undeclared;
  return filledText(text, { line: line + 1, prefix, expected });
}

/** Make the lines of the selection comments, or no comments when they all are. */
function comment(editor) {
  const first = editor.getCursor("from").line;
  const last = editor.getCursor("to").line;
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const all = numbers.every((line) => editor.getLine(line).startsWith(COMMENT));
  editor.operation(() => {
    for (const line of numbers) {
      editor.replaceRange(all ? "" : COMMENT, { line, ch: 0 }, { line, ch: all ? COMMENT.length : 0 });
    }
  });
}

function repeatLine(editor) {
  const { line } = editor.getCursor();
  editor.replaceRange(`${editor.getLine(line)}\n`, { line, ch: 0 });
}
