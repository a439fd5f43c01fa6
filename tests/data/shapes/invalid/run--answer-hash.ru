# A run whose model answered with a word.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX run: <https://w3id.org/discourse-kg/id/run/>

DELETE WHERE { run:0000000000000001 dkg:answerHash ?any } ;
INSERT DATA { run:0000000000000001 dkg:answerHash "yes" }
