"""The grammar of lists of people: who is listed where, as what, in sentences, items, rolls and elections."""
