# A former holding that two sentences tell of.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX former-holding: <https://w3id.org/discourse-kg/id/former-holding/>
PREFIX passage: <https://w3id.org/discourse-kg/id/passage/>

INSERT DATA { former-holding:0000000000000001 dkg:passage passage:0000000000000001 }
