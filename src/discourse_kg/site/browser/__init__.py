"""What the site's pages do in a browser: search, stored questions as forms, an editor for SPARQL."""
