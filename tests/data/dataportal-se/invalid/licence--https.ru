# The IRI of the licence begins with https.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://example.org/invented/>

DELETE WHERE { ex:distribution dcterms:license ?any } ;
INSERT DATA { ex:distribution dcterms:license <https://creativecommons.org/licenses/by/4.0/> }
