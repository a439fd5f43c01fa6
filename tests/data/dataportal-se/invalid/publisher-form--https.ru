# The IRI of the organization begins with https.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://example.org/invented/>

DELETE WHERE { ex:catalog dcterms:publisher ?any } ;
INSERT DATA { ex:catalog dcterms:publisher <https://www.dataportal.se/organisation/SE5560000000> }
