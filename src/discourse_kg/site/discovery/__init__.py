"""How others discover and follow the graph: descriptions for programs, a change feed, rules for web servers."""
