# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX role: <https://w3id.org/discourse-kg/id/role/>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/former-holding/invented>
        a dkg:FormerHolding ;
        rdfs:label "Invented Candidate – Minister of Inventions" ;
        dkg:formerHolder person:0000000000000003 ;
        dkg:formerRole role:0000000000000001 ;
        dkg:formerRoleAsInSource "Minister of Inventions" ;
        dkg:heldBefore event:0000000000000001 .
}
