# A rule that the scheme does not have.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX rule: <https://w3id.org/discourse-kg/ontology/attribution-rule/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000001 dkg:rule ?any } ;
INSERT DATA { statement:0000000000000001 dkg:rule rule:invented }
