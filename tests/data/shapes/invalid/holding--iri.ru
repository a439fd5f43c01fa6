# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX organization: <https://w3id.org/discourse-kg/id/organization/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/holding/invented>
        a dkg:Holding ;
        rdfs:label "Invented Candidate – Invented Office" ;
        dkg:holder person:0000000000000003 ;
        dkg:organization organization:0000000000000001 ;
        dkg:atEvent event:0000000000000001 .
}
