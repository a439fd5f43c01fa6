"""What each kind of page shows, as values made from the graph, ready for a template."""
