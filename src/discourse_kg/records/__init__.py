"""The graph as frozen records: the one place that reads the terms of the ontology, as `graph` alone writes them.

A record is what the graph says about one resource. Its fields name their properties, so that explanations,
pages, tables and search read `statement.speakers` and know no term of the ontology.
"""
