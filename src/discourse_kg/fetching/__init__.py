"""Pages from the web, kept as they came: fetched within bounds, from public addresses, as their sites allow."""
