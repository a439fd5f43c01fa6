# A statement spoken as something that has the speaker as holder and is no holding.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX example: <https://example.org/>
PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

INSERT DATA {
    statement:0000000000000002 dkg:spokenAs example:held .
    example:held dkg:holder person:0000000000000001 .
}
