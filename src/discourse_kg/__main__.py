"""`python -m discourse_kg` is `discourse-kg`."""

from discourse_kg.cli.main import main

main()
