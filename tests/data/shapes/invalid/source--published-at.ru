# A source that is published at two addresses.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX example: <https://example.org/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

INSERT DATA { source:0000000000000001 dcterms:source example:copy }
