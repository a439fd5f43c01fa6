"""Asking the graph: stored queries and their parameters, queries of one's own, and answers as text."""
