# A statement that answers what is no statement, though it says that it is a question.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX example: <https://example.org/>
PREFIX kind: <https://w3id.org/discourse-kg/ontology/statement-kind/>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000002 dkg:answers ?any } ;
INSERT DATA {
    statement:0000000000000002 dkg:answers example:question .
    example:question dkg:kind kind:question .
}
