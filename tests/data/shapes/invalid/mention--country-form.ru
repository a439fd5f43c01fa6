# A mention that names its country in two forms.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX form: <https://w3id.org/discourse-kg/ontology/country-form/>
PREFIX mention: <https://w3id.org/discourse-kg/id/mention/>

INSERT DATA { mention:0000000000000001 dkg:countryForm form:adjective }
