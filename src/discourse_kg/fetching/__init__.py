"""Pages from the web, kept byte for byte: fetched within bounds, from public addresses, as their sites allow."""
