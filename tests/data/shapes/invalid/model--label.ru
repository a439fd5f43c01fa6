# A model without a name.

PREFIX model: <https://w3id.org/discourse-kg/id/model/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { model:0000000000000001 rdfs:label ?any }
