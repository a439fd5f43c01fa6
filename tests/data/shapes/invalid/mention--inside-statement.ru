# A mention in the statement before the one that it stands in.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX mention: <https://w3id.org/discourse-kg/id/mention/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000002 dkg:hasMention ?any } ;
INSERT DATA { statement:0000000000000001 dkg:hasMention mention:0000000000000001 }
