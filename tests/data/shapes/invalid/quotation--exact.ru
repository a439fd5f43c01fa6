# A passage that quotes nothing.

PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX selector: <https://w3id.org/discourse-kg/id/selector/>

DELETE WHERE { selector:0000000000000004-quote oa:exact ?any }
