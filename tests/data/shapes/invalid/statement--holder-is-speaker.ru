# A statement spoken as what another person holds.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000002 dkg:spokenAs holding:0000000000000002 }
