# An IRI that tells what it names.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX event: <https://w3id.org/discourse-kg/id/event/>
PREFIX kind: <https://w3id.org/discourse-kg/ontology/statement-kind/>
PREFIX passage: <https://w3id.org/discourse-kg/id/passage/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX rule: <https://w3id.org/discourse-kg/ontology/attribution-rule/>
PREFIX run: <https://w3id.org/discourse-kg/id/run/>
PREFIX source: <https://w3id.org/discourse-kg/id/source/>
PREFIX tier: <https://w3id.org/discourse-kg/ontology/attribution-tier/>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/statement/invented>
        a dkg:Statement ;
        rdfs:label "What about Estonia?"@en ;
        dkg:quote "What about Estonia?"@en ;
        dkg:number 3 ;
        dkg:passage passage:0000000000000001 ;
        dkg:kind kind:question ;
        dkg:attributionTier tier:explicit ;
        dkg:rule rule:subject-verb ;
        dkg:madeIn event:0000000000000001 ;
        prov:wasQuotedFrom source:0000000000000001 ;
        prov:wasGeneratedBy run:0000000000000001 .
}
