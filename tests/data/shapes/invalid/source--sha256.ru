# A source with a hash that is none.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

DELETE WHERE { source:0000000000000001 dkg:sha256 ?any } ;
INSERT DATA { source:0000000000000001 dkg:sha256 "invented" }
