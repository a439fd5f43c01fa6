"""Pages for people: what the graph holds as HTML, in Swedish and English."""
