"""The text wing's work: a recap becomes a discourse. `pipeline.extract` is the way in; no RDF here."""
