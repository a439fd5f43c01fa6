# A relative IRI.
PREFIX ex: <https://example.org/invented/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

INSERT DATA { ex:dataset foaf:page <page> }
