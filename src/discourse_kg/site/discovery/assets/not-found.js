// On hosts without rules: whoever asks for a thing or a term is sent to the page about it.
(() => {
  const path = document.currentScript.dataset.path;
  const asked = location.pathname;
  if (!asked.startsWith(`${path}/`)) return;
  const below = asked.slice(path.length + 1);
  const pages = [
    [/^id\/([a-z-]+\/[A-Za-z0-9_~-]+)$/, (found) => `doc/${found[1]}.html`],
    [/^graph\/(source\/[A-Za-z0-9_~-]+)(?:\/inferred)?$/, (found) => `doc/${found[1]}.html`],
    [/^ontology\/role\/([A-Za-z0-9_~-]+)$/, (found) => `doc/role/${found[1]}.html`],
    [/^ontology\/([A-Za-z0-9_~/-]+)$/, (found) => `ontology.html#${found[1]}`],
    [/^((?:doc\/[a-z-]+|query)\/[A-Za-z0-9_~-]+|ontology|shapes)$/, (found) => `${found[1]}.html`],
  ];
  for (const [pattern, page] of pages) {
    const found = pattern.exec(below);
    if (found) {
      location.replace(`${path}/${page(found)}`);
      return;
    }
  }
})();
