# A topic without a label.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX topic: <https://w3id.org/discourse-kg/id/topic/>

DELETE WHERE { topic:0000000000000001 rdfs:label ?any }
