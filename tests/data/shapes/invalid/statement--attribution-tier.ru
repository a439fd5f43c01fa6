# A statement with two attribution tiers.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>
PREFIX tier: <https://w3id.org/discourse-kg/ontology/attribution-tier/>

INSERT DATA { statement:0000000000000002 dkg:attributionTier tier:explicit }
