# A statement that a person proposes as well.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000003 dkg:proposedBy person:0000000000000002 }
