# An IRI with a space.
PREFIX ex: <https://example.org/invented/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

INSERT { ex:dataset foaf:page ?page } WHERE { BIND(IRI("https://example.org/a page") AS ?page) }
