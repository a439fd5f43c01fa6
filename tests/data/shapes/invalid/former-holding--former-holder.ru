# A former holding of two people.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX former-holding: <https://w3id.org/discourse-kg/id/former-holding/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>

INSERT DATA { former-holding:0000000000000001 dkg:formerHolder person:0000000000000003 }
