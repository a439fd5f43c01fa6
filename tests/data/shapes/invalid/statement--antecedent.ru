# A speaker named earlier by a person, where a passage should be.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000002 dkg:antecedent person:0000000000000001 }
