# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX part: <https://w3id.org/discourse-kg/ontology/participation-role/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/participation/invented>
        a dkg:Participation ;
        rdfs:label "Invented Candidate – speaker" ;
        dkg:participant person:0000000000000003 ;
        dkg:participationRole part:speaker ;
        dkg:participationIn event:0000000000000001 .
}
