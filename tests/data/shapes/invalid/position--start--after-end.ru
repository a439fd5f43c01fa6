# A selector that ends before it begins.

PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX selector: <https://w3id.org/discourse-kg/id/selector/>

INSERT DATA {
    selector:0000000000000005-position a oa:TextPositionSelector ; rdfs:label "recap.txt 2–1" ; oa:start 2 ; oa:end 1 .
}
