# An IRI that tells what it names.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/source/invented>
        a dkg:Source ;
        rdfs:label "Invented recap"@en ;
        dkg:fileName "other.txt" ;
        dkg:reportsOn event:0000000000000001 ;
        dkg:sha256 "1111111111111111111111111111111111111111111111111111111111111111" ;
        dkg:length 1 ;
        dcterms:language "en" .
}
