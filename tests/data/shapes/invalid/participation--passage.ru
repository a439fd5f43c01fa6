# A participation that two sentences tell of.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX participation: <https://w3id.org/discourse-kg/id/participation/>
PREFIX passage: <https://w3id.org/discourse-kg/id/passage/>

INSERT DATA { participation:0000000000000001 dkg:passage passage:0000000000000001 }
