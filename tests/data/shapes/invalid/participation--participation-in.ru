# A participation in nothing.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX participation: <https://w3id.org/discourse-kg/id/participation/>

DELETE WHERE { participation:0000000000000002 dkg:participationIn ?any }
