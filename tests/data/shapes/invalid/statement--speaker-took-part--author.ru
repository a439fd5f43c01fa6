# The author of a recap does not take part by writing it.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX participation: <https://w3id.org/discourse-kg/id/participation/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { participation:0000000000000002 ?how ?any } ;
INSERT DATA { statement:0000000000000001 dkg:speaker person:0000000000000002 }
