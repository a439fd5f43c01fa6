"""Data files of a graph: dumps, documents about single resources, tables, and the catalogue that describes them."""
