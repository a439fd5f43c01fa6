# A holding that begins after its event.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE WHERE { holding:0000000000000001 dkg:from ?any } ;
INSERT DATA { holding:0000000000000001 dkg:from "2018-01-01"^^xsd:date }
