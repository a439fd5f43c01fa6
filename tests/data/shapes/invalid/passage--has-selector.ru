# A passage with a third and a fourth selector.

PREFIX example: <https://example.org/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX passage: <https://w3id.org/discourse-kg/id/passage/>

INSERT DATA { passage:0000000000000004 oa:hasSelector example:one, example:another }
