# A statement whose quote differs from the source by a letter.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000001 dkg:quote ?any } ;
INSERT DATA { statement:0000000000000001 dkg:quote "What about Estonio?"@en }
