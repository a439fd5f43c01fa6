# A former holding of no role.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX former-holding: <https://w3id.org/discourse-kg/id/former-holding/>

DELETE WHERE { former-holding:0000000000000001 dkg:formerRole ?any }
