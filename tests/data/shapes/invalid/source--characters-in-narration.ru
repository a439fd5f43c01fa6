# Two numbers of characters in narration.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

INSERT DATA { source:0000000000000001 dkg:charactersInNarration 1, 2 }
