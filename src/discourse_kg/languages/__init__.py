"""Languages as data: one TOML file a language, read by `packs`; nothing else knows a language's words."""
