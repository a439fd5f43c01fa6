# A relative IRI as a property.
PREFIX ex: <https://example.org/invented/>

INSERT DATA { ex:dataset <page> "text" }
