# A source without a file name.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>

DELETE WHERE { source:0000000000000001 dkg:fileName ?any }
