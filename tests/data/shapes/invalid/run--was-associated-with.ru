# A run that a person is asked in.

PREFIX person: <https://w3id.org/discourse-kg/id/person/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX run: <https://w3id.org/discourse-kg/id/run/>

INSERT DATA { run:0000000000000001 prov:wasAssociatedWith person:0000000000000001 }
