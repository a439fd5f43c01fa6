# A role below something that is no role.

PREFIX role: <https://w3id.org/discourse-kg/id/role/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX topic: <https://w3id.org/discourse-kg/id/topic/>

DELETE WHERE { role:0000000000000001 skos:broader ?any } ;
INSERT DATA { role:0000000000000001 skos:broader topic:0000000000000001 }
