# A statement that a model proposes which was not asked.

PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX run: <https://w3id.org/discourse-kg/id/run/>

DELETE WHERE { run:0000000000000001 prov:wasAssociatedWith ?any }
