# A source without a label.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

DELETE WHERE { source:0000000000000001 rdfs:label ?any }
