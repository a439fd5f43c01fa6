# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/run/invented>
        a dkg:ExtractionRun ;
        rdfs:label "recap.txt – 0.2.0" ;
        prov:used source:0000000000000001 ;
        dkg:softwareVersion "0.2.0" ;
        dkg:tablesHash "0000000000000000" .
}
