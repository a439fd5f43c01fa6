# A participation in a person.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX participation: <https://w3id.org/discourse-kg/id/participation/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>

DELETE WHERE { participation:0000000000000002 dkg:participationIn ?any } ;
INSERT DATA { participation:0000000000000002 dkg:participationIn person:0000000000000001 }
