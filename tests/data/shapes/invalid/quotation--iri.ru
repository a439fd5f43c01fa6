# An IRI that tells what it names.

PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/selector/invented>
        a oa:TextQuoteSelector ;
        rdfs:label "W" ;
        oa:exact "W" ;
        oa:prefix "" ;
        oa:suffix "hat" .
}
