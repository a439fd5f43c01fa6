# A distribution without an IRI.
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX ex: <https://example.org/invented/>

INSERT DATA { ex:dataset dcat:distribution [ a dcat:Distribution ] }
