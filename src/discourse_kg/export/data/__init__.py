"""The graph, whole and resource by resource, in every usual RDF format."""
