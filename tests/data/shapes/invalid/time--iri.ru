# An IRI that tells what it names.

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
    <https://w3id.org/discourse-kg/id/selector/invented>
        a oa:FragmentSelector ;
        rdfs:label "t=0,1" ;
        rdf:value "t=0,1" ;
        dcterms:conformsTo <http://www.w3.org/TR/media-frags/> .
}
