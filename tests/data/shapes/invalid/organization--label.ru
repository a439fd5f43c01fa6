# An organization without a label.

PREFIX organization: <https://w3id.org/discourse-kg/id/organization/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { organization:0000000000000001 rdfs:label ?any }
