# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX selector: <https://w3id.org/discourse-kg/id/selector/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/passage/invented>
        a dkg:Passage ;
        rdfs:label "recap.txt 20–28" ;
        oa:hasSource source:0000000000000001 ;
        oa:hasSelector selector:0000000000000004-position, selector:0000000000000004-quote .
}
