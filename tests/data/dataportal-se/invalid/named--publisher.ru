# A publisher without an IRI.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://example.org/invented/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

INSERT DATA { ex:dataset dcterms:creator [ a foaf:Organization ] }
