# A statement with a proposed speaker that no model proposes.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000003 dkg:proposedBy ?any }
