# A passage in no source.

PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX passage: <https://w3id.org/discourse-kg/id/passage/>

DELETE WHERE { passage:0000000000000004 oa:hasSource ?any }
