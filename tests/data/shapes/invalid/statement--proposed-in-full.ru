# A statement that a model proposes, and that passes for one that rules found.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>
PREFIX tier: <https://w3id.org/discourse-kg/ontology/attribution-tier/>

DELETE WHERE { statement:0000000000000003 dkg:attributionTier ?any } ;
INSERT DATA { statement:0000000000000003 dkg:attributionTier tier:explicit }
