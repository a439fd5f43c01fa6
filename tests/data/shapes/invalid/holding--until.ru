# A holding that ends twice.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { holding:0000000000000001 dkg:until "2018-01-01"^^xsd:date, "2019-01-01"^^xsd:date }
