# The address of the page about the licence.
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ex: <https://example.org/invented/>

DELETE WHERE { ex:distribution dcterms:license ?any } ;
INSERT DATA { ex:distribution dcterms:license <https://www.creativecommons.org/licenses/by/4.0/deed.sv> }
