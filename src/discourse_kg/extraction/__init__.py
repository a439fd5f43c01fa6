"""The text wing's work: a recap becomes a discourse. `pipeline.extract` is the entry point; no RDF here."""
