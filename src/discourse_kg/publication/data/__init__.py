"""What machines read: documents about things, the whole graph in every format, and tables."""
