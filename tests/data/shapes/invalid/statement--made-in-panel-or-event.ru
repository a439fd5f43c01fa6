# A statement that is made in an organization.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX organization: <https://w3id.org/discourse-kg/id/organization/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000001 dkg:madeIn ?any } ;
INSERT DATA { statement:0000000000000001 dkg:madeIn organization:0000000000000001 }
