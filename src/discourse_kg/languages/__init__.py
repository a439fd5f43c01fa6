"""Languages as data: one TOML file per language, loaded by `supported`; no other file knows a language's words."""
