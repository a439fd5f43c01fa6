# A mention that names a country in no form.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX mention: <https://w3id.org/discourse-kg/id/mention/>

DELETE WHERE { mention:0000000000000001 dkg:countryForm ?any }
