# A person whose name is in a language.

PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { person:0000000000000003 rdfs:label ?any } ;
INSERT DATA { person:0000000000000003 rdfs:label "Invented Candidate"@en }
