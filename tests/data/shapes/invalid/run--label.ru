# An extraction run without a label.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX run: <https://w3id.org/discourse-kg/id/run/>

DELETE WHERE { run:0000000000000001 rdfs:label ?any }
