# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/panel/invented>
        a dkg:Panel ;
        rdfs:label "Invented panel"@en ;
        dkg:panelOf event:0000000000000001 .
}
