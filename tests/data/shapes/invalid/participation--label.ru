# A participation without a label.

PREFIX participation: <https://w3id.org/discourse-kg/id/participation/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { participation:0000000000000001 rdfs:label ?any }
