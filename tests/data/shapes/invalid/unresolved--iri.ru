# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX passage: <https://w3id.org/discourse-kg/id/passage/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX reason: <https://w3id.org/discourse-kg/ontology/unresolved-reason/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/unresolved/invented>
        a dkg:UnresolvedMention ;
        rdfs:label "Invented" ;
        dkg:surface "Invented" ;
        dkg:reason reason:ambiguous-name ;
        dkg:passage passage:0000000000000004 ;
        dkg:inSource source:0000000000000001 .
}
