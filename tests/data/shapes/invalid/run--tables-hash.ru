# A run with unknown tables.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX run: <https://w3id.org/discourse-kg/id/run/>

DELETE WHERE { run:0000000000000001 dkg:tablesHash ?any }
