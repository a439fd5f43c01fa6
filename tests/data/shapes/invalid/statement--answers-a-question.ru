# A question that answers the answer to it.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000001 dkg:answers statement:0000000000000002 }
