# An event in two places.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>

INSERT DATA { event:0000000000000001 dkg:placeName "Invented Village" }
