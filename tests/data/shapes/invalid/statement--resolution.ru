# A speaker who was found in two ways.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX resolution: <https://w3id.org/discourse-kg/ontology/resolution/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000002 dkg:resolution resolution:pronoun }
