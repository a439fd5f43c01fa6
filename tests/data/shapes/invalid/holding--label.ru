# A holding without a label.

PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { holding:0000000000000001 rdfs:label ?any }
