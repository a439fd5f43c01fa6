# A person without a label.

PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { person:0000000000000001 rdfs:label ?any }
