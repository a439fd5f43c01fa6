# A statement whose speaker could have been an organization.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX organization: <https://w3id.org/discourse-kg/id/organization/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000002 dkg:consideredInResolution organization:0000000000000001 }
