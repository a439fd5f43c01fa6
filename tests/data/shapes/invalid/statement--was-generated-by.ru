# A statement from no run.

PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX statement: <https://w3id.org/discourse-kg/id/statement/>

DELETE WHERE { statement:0000000000000001 prov:wasGeneratedBy ?any }
