# A statement that a model proposes, and that has a speaker as if rules had found one.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000003 dkg:speaker person:0000000000000001 }
