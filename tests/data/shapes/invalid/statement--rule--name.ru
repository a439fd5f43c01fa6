# A rule that is a text and no concept.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000001 dkg:rule ?any } ;
INSERT DATA { statement:0000000000000001 dkg:rule "subject-verb" }
