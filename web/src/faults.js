/** The first fault of a query, by the grammar: which word it is, and what could stand there. */

import CodeMirror from "codemirror";

/** As many of the words that could stand there are told. */
const TOLD = 12;

/** Read a query as far as it follows the grammar; null when it does to its end. */
export function firstFault(mode, lines, tabSize) {
  const state = CodeMirror.startState(mode);
  for (const [line, text] of lines.entries()) {
    const stream = new CodeMirror.StringStream(text, tabSize);
    while (!stream.eol()) {
      const expected = state.possibleNext;
      mode.token(stream, state);
      if (!state.OK) return { line, from: stream.start, to: stream.pos, ...told(state, stream, expected) };
      stream.start = stream.pos;
    }
  }
  return null;
}

function told(state, stream, expected) {
  // The grammar has one message of its own: that a prefix is not declared.
  if (state.errorMsg) return { prefix: stream.current().split(":")[0] };
  return { expected: expected.slice(0, TOLD).join(" ") + (expected.length > TOLD ? " …" : "") };
}
