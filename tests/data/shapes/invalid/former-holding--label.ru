# A former holding without a label.

PREFIX former-holding: <https://w3id.org/discourse-kg/id/former-holding/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { former-holding:0000000000000001 rdfs:label ?any }
