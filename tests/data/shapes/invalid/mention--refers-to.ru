# A mention of two things.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX mention: <https://w3id.org/discourse-kg/id/mention/>
PREFIX place: <https://w3id.org/discourse-kg/id/place/>

INSERT DATA { mention:0000000000000001 dkg:refersTo place:0000000000000001 }
