"""One module a format, with its `READER`; whoever adds a module adds a format."""
