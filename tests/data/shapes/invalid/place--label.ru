# A place without a label.

PREFIX place: <https://w3id.org/discourse-kg/id/place/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { place:0000000000000001 rdfs:label ?any }
