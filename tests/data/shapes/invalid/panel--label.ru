# A panel without a label.

PREFIX panel: <https://w3id.org/discourse-kg/id/panel/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { panel:0000000000000001 rdfs:label ?any }
