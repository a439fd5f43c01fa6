# An IRI that tells what it names.

PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/selector/invented>
        a oa:TextPositionSelector ;
        rdfs:label "recap.txt 0–1" ;
        oa:start 0 ;
        oa:end 1 .
}
