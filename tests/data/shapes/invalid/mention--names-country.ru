# A mention that names two countries.

PREFIX country: <http://publications.europa.eu/resource/authority/country/>
PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX mention: <https://w3id.org/discourse-kg/id/mention/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
    country:LVA a dkg:Country ; rdfs:label "Latvia"@en, "Lettland"@sv ; skos:notation "LVA" .
    mention:0000000000000001 dkg:namesCountry country:LVA
}
