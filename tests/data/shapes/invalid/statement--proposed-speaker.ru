# A statement that two people are proposed for.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000003 dkg:proposedSpeaker person:0000000000000002 }
