# A source that is last changed in a year.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE WHERE { source:0000000000000001 dcterms:modified ?any } ;
INSERT DATA { source:0000000000000001 dcterms:modified "2017"^^xsd:gYear }
