/** The editor, loaded when somebody begins to write: YASQE, asking nobody outside. */

import Yasqe from "@zazuko/yasqe";

globalThis.discourseEditor = (place, { value, label, run, describedBy }) => {
  // Suggestions of prefixes, classes and properties would come from servers elsewhere.
  Yasqe.defaults.autocompleters = [];
  const editor = new Yasqe(place, {
    value,
    persistenceId: null,
    showQueryButton: false,
    createShareableLink: null,
    resizeable: false,
    autofocus: false,
    lineWrapping: true,
    viewportMargin: Infinity,
    requestConfig: { endpoint: "" },
  });
  // Tab leads on to the next field, as everywhere on a page.
  editor.setOption("extraKeys", { ...plainKeys(editor), "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false });
  editor.setSize(null, "auto");
  editor.setValue(value);
  const field = editor.getInputField();
  field.setAttribute("aria-label", label);
  field.setAttribute("aria-describedby", describedBy);
  editor.refresh();
  return editor;
};

function plainKeys(editor) {
  const keys = editor.getOption("extraKeys");
  return typeof keys === "object" && keys ? keys : {};
}
