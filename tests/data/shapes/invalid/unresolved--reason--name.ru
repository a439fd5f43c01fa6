# A reason that is a text and no concept.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX unresolved: <https://w3id.org/discourse-kg/id/unresolved/>

DELETE WHERE { unresolved:0000000000000001 dkg:reason ?any } ;
INSERT DATA { unresolved:0000000000000001 dkg:reason "ambiguous-name" }
