# A mention with another label than its characters.

PREFIX mention: <https://w3id.org/discourse-kg/id/mention/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { mention:0000000000000001 rdfs:label ?any } ;
INSERT DATA { mention:0000000000000001 rdfs:label "Estland" }
