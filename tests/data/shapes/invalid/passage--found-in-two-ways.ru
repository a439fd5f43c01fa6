# A passage whose second selector is no quotation.

PREFIX example: <https://example.org/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX passage: <https://w3id.org/discourse-kg/id/passage/>
PREFIX selector: <https://w3id.org/discourse-kg/id/selector/>

DELETE DATA { passage:0000000000000004 oa:hasSelector selector:0000000000000004-quote } ;
INSERT DATA { passage:0000000000000004 oa:hasSelector example:selector }
