# A resolution that is a rule.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX rule: <https://w3id.org/discourse-kg/ontology/attribution-rule/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000002 dkg:resolution ?any } ;
INSERT DATA { statement:0000000000000002 dkg:resolution rule:subject-verb }
