"""Querying the graph: stored queries and their parameters, queries of the user's own, and answers as text."""
