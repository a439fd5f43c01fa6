# A country without a label in Swedish.

PREFIX country: <http://publications.europa.eu/resource/authority/country/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE DATA { country:EST rdfs:label "Estland"@sv }
