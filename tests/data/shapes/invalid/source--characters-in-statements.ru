# Two numbers of characters in statements.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

INSERT DATA { source:0000000000000001 dkg:charactersInStatements 1, 2 }
