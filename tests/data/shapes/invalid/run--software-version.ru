# A run of unknown software.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX run: <https://w3id.org/discourse-kg/id/run/>

DELETE WHERE { run:0000000000000001 dkg:softwareVersion ?any }
