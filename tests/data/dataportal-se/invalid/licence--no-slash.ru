# The IRI of the licence has no slash at its end.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://example.org/invented/>

DELETE WHERE { ex:distribution dcterms:license ?any } ;
INSERT DATA { ex:distribution dcterms:license <http://creativecommons.org/licenses/by/4.0> }
