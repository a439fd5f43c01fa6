# A passage that nothing stands before, not even an empty text.

PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX selector: <https://w3id.org/discourse-kg/id/selector/>

DELETE WHERE { selector:0000000000000004-quote oa:prefix ?any }
