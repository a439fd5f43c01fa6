# A role with two labels in one language.

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX role: <https://w3id.org/discourse-kg/id/role/>

INSERT DATA { role:0000000000000001 rdfs:label "inventor"@en }
