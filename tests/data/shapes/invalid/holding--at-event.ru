# A holding at no event.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>

DELETE WHERE { holding:0000000000000001 dkg:atEvent ?any }
