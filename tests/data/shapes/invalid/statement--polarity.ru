# A statement that is affirmed and denied at once.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX polarity: <https://w3id.org/discourse-kg/ontology/polarity/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000001 dkg:polarity polarity:affirmed }
