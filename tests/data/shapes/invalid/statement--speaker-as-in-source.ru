# A speaker who is named in two places.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000002 dkg:speakerAsInSource "Speaker" }
