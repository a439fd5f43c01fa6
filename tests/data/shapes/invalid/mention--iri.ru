# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX named: <https://w3id.org/discourse-kg/ontology/mention-kind/>
PREFIX passage: <https://w3id.org/discourse-kg/id/passage/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA {
    statement:0000000000000002 dkg:hasMention <https://w3id.org/discourse-kg/id/mention/invented> .
    <https://w3id.org/discourse-kg/id/mention/invented>
        a dkg:Mention ;
        rdfs:label "Estonia" ;
        dkg:surface "Estonia" ;
        dkg:mentionKind named:country ;
        dkg:passage passage:0000000000000003 .
}
