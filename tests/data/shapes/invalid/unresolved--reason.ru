# An unresolved mention without a reason.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX unresolved: <https://w3id.org/discourse-kg/id/unresolved/>

DELETE WHERE { unresolved:0000000000000001 dkg:reason ?any }
