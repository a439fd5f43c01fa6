"""What each kind of page shows, as values ready for a template."""
