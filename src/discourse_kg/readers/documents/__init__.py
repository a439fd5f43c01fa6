"""Documents of word processors, printed pages and mail, parsed in a bounded process and read as blocks."""
