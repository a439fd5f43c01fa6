# A passage that is a character longer than its quotation.

PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX selector: <https://w3id.org/discourse-kg/id/selector/>

DELETE WHERE { selector:0000000000000004-position oa:end ?any } ;
INSERT DATA { selector:0000000000000004-position oa:end 29 }
