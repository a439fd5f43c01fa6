# A holding of two roles.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>

INSERT DATA { holding:0000000000000001 dkg:role <https://w3id.org/discourse-kg/ontology/role/minister> }
