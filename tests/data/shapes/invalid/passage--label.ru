# A passage without a label.

PREFIX passage: <https://w3id.org/discourse-kg/id/passage/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { passage:0000000000000001 rdfs:label ?any }
