# A statement with the number 0.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000001 dkg:number ?any } ;
INSERT DATA { statement:0000000000000001 dkg:number 0 }
