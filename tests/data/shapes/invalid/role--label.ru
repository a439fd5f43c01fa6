# A role without a label.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX role: <https://w3id.org/discourse-kg/id/role/>

DELETE WHERE { role:0000000000000001 rdfs:label ?any }
