"""How others find the graph and follow it: descriptions for programs, a change feed, and rules for web servers."""
