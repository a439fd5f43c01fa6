# A statement without a label.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000001 rdfs:label ?any }
