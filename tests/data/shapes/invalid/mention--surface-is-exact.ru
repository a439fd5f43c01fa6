# A mention whose characters are not those of its passage.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX mention: <https://w3id.org/discourse-kg/id/mention/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { mention:0000000000000001 rdfs:label ?any } ;
DELETE WHERE { mention:0000000000000001 dkg:surface ?any } ;
INSERT DATA { mention:0000000000000001 rdfs:label "Estland" ; dkg:surface "Estland" }
