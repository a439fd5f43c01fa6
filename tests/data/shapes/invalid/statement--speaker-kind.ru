# An audience that is a group and a body at once.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX speaker: <https://w3id.org/discourse-kg/ontology/speaker-kind/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA { statement:0000000000000001 dkg:speakerKind speaker:body }
