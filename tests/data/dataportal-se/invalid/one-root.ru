# A catalogue beside the one above the others.
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX ex: <https://example.org/invented/>

INSERT DATA { ex:second a dcat:Catalog }
