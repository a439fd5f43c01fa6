# A catalogue record.
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX ex: <https://example.org/invented/>

INSERT DATA { ex:catalog dcat:record ex:record . ex:record a dcat:CatalogRecord }
