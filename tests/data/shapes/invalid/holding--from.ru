# A holding that begins twice.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { holding:0000000000000001 dkg:from "2016-01-01"^^xsd:date }
