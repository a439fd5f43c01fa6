# A mention in no statement.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000002 dkg:hasMention ?any }
