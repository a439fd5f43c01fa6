# A person that is a blank node.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { [] a dkg:Person ; rdfs:label "Invented Nobody" }
