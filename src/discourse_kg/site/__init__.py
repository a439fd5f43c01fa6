"""The static site: pages, what runs in the browser, what programs discover, and the reference of the ontology."""
