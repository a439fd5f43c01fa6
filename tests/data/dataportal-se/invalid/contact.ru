# A contact point that is the publisher, too.
PREFIX ex: <https://example.org/invented/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

INSERT DATA { ex:contact a foaf:Person }
