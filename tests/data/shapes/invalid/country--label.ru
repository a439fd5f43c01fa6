# A country with two labels in one language.

PREFIX country: <http://publications.europa.eu/resource/authority/country/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { country:EST rdfs:label "Republic of Estonia"@en }
