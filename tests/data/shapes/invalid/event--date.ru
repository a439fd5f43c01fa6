# An event on two dates.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { event:0000000000000001 dkg:date "2017-10-11"^^xsd:date, "2017-10-12"^^xsd:date } ;
DELETE WHERE { holding:0000000000000002 dkg:until ?any }
