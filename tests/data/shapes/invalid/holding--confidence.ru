# A holding that is less than impossible.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>

INSERT DATA { holding:0000000000000001 dkg:confidence -0.1 }
