# A source whose language is a word.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

DELETE WHERE { source:0000000000000001 dcterms:language ?any } ;
INSERT DATA { source:0000000000000001 dcterms:language "English" }
