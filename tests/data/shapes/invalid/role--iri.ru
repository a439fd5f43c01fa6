# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/role/invented>
        a dkg:Role ;
        rdfs:label "inventor"@en ;
        skos:prefLabel "inventor"@en ;
        skos:inScheme dkg:role-scheme .
}
