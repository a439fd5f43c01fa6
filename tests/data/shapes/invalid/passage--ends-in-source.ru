# A passage that ends after its source, which is a character too short.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

DELETE WHERE { source:0000000000000001 dkg:length ?any } ;
INSERT DATA { source:0000000000000001 dkg:length 60 }
