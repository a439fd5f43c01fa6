# A time that is written as nobody says how.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX selector: <https://w3id.org/discourse-kg/id/selector/>

DELETE WHERE { selector:0000000000000002-time dcterms:conformsTo ?any }
