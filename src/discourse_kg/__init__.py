"""discourse-kg: written recaps of events in, a knowledge graph of who said what out."""
