# A holding, at an event without a date, that ends before it begins.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE WHERE { event:0000000000000001 dkg:date ?any } ;
INSERT DATA { holding:0000000000000001 dkg:until "2017-01-01"^^xsd:date }
