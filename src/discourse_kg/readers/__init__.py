"""Sources of every format are read here: their bytes become a recap, or a discourse where they say who speaks."""
