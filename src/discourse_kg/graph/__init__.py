"""The only writer of the ontology's terms: a discourse becomes quads. It knows RDF and no language."""
