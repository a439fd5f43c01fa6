"""The port for formats: a source's bytes become a recap, or a discourse where the source itself says who speaks."""
