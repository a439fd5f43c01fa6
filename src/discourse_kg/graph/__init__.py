"""The graph wing's first room: a discourse becomes quads. It knows triples and no language."""
