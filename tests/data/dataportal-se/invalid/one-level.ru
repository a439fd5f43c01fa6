# A catalogue within a catalogue within a catalogue.
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://example.org/invented/>

INSERT DATA { ex:part dcterms:hasPart ex:leaf . ex:leaf a dcat:Catalog }
