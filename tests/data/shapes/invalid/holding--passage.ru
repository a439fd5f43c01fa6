# A holding that a person tells of, where a passage should be.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>

INSERT DATA { holding:0000000000000001 dkg:passage person:0000000000000001 }
