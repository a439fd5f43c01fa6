# A source with two authors.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

INSERT DATA { source:0000000000000001 dkg:author person:0000000000000001 }
