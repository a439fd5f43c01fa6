# A holding of nobody.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>

DELETE WHERE { holding:0000000000000002 dkg:holder ?any }
