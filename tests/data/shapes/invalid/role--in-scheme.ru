# A role in no scheme.

PREFIX role: <https://w3id.org/discourse-kg/id/role/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE WHERE { role:0000000000000001 skos:inScheme ?any }
