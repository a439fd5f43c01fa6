"""Languages as data: one TOML file a language, loaded by `supported`; nothing else knows a language's words."""
