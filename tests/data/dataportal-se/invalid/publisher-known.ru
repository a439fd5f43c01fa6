# A publisher that the portal does not know by its IRI.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://example.org/invented/>

DELETE WHERE { ex:dataset dcterms:publisher ?any } ;
INSERT DATA { ex:dataset dcterms:publisher <https://example.org/publisher> }
