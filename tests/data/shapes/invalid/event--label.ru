# An event without a label.

PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { event:0000000000000001 rdfs:label ?any }
