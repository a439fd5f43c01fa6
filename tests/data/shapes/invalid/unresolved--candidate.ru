# A candidate who is an organization.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX organization: <https://w3id.org/discourse-kg/id/organization/>
PREFIX unresolved: <https://w3id.org/discourse-kg/id/unresolved/>

INSERT DATA { unresolved:0000000000000001 dkg:candidate organization:0000000000000001 }
