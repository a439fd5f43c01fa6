# A participation in a role that there is not.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX part: <https://w3id.org/discourse-kg/ontology/participation-role/>
PREFIX participation: <https://w3id.org/discourse-kg/id/participation/>

DELETE WHERE { participation:0000000000000002 dkg:participationRole ?any } ;
INSERT DATA { participation:0000000000000002 dkg:participationRole part:invented }
