# A mention without characters.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX mention: <https://w3id.org/discourse-kg/id/mention/>

DELETE WHERE { mention:0000000000000001 dkg:surface ?any }
