# A resolution that is a text and no concept.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000002 dkg:resolution ?any } ;
INSERT DATA { statement:0000000000000002 dkg:resolution "surname" }
