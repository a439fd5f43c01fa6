# A selector by time without a label.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX selector: <https://w3id.org/discourse-kg/id/selector/>

DELETE WHERE { selector:0000000000000002-time rdfs:label ?any }
