# The number of the organization has a hyphen.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://example.org/invented/>

DELETE WHERE { ex:dataset dcterms:publisher ?any } ;
INSERT DATA { ex:dataset dcterms:publisher <http://dataportal.se/organisation/SE556000-0000> }
