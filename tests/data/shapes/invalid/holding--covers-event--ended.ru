# A holding that ended before its event.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE WHERE { holding:0000000000000002 dkg:until ?any } ;
INSERT DATA { holding:0000000000000002 dkg:until "2016-12-31"^^xsd:date }
