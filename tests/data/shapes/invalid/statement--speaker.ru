# A statement whose speaker is an organization; something else says that it took part.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX example: <https://example.org/>
PREFIX organization: <https://w3id.org/discourse-kg/id/organization/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA {
    statement:0000000000000001 dkg:speaker organization:0000000000000001 .
    example:part dkg:participant organization:0000000000000001 ; dkg:participationIn event:0000000000000001 .
}
