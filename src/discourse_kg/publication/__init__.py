"""What is handed on: the graph in every usual format, and the catalogue that describes it."""
