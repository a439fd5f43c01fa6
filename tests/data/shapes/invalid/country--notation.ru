# A country without a code.

PREFIX country: <http://publications.europa.eu/resource/authority/country/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE WHERE { country:EST skos:notation ?any }
