"""What the site's pages do in a browser: search, stored queries as forms, a SPARQL editor."""
