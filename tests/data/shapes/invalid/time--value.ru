# A time of day, and no time in a recording.

PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX selector: <https://w3id.org/discourse-kg/id/selector/>

DELETE { selector:0000000000000002-time rdf:value ?any }
INSERT { selector:0000000000000002-time rdf:value "00:00:04" }
WHERE { selector:0000000000000002-time rdf:value ?any }
