# An unresolved mention without a label.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX unresolved: <https://w3id.org/discourse-kg/id/unresolved/>

DELETE WHERE { unresolved:0000000000000001 rdfs:label ?any }
