# A former holding in a person.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX former-holding: <https://w3id.org/discourse-kg/id/former-holding/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>

DELETE WHERE { former-holding:0000000000000001 dkg:formerOrganization ?any } ;
INSERT DATA { former-holding:0000000000000001 dkg:formerOrganization person:0000000000000001 }
