"""Reading noun phrases: names, titles, roles and organizations, before anybody reads a clause."""
