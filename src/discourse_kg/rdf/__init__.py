"""The ground floor of the graph wing: terms and quads as text, and back. It knows no source and no site."""
