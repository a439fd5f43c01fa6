# A country that is not of the authority table.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/country/invented>
        a dkg:Country ;
        rdfs:label "Inventia"@en, "Uppfinnia"@sv ;
        skos:notation "XXA" .
}
