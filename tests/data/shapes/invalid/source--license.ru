# A source with two licences.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

INSERT DATA { source:0000000000000001 dcterms:license "another licence" }
