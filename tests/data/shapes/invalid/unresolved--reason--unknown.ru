# A reason that the scheme does not have.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX reason: <https://w3id.org/discourse-kg/ontology/unresolved-reason/>
PREFIX unresolved: <https://w3id.org/discourse-kg/id/unresolved/>

DELETE WHERE { unresolved:0000000000000001 dkg:reason ?any } ;
INSERT DATA { unresolved:0000000000000001 dkg:reason reason:invented }
