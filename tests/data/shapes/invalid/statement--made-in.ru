# A statement that is made in a panel and outside it.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000002 dkg:madeIn event:0000000000000001 }
