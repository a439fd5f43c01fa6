# A contact point without an IRI.
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX ex: <https://example.org/invented/>
PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>

INSERT DATA { ex:dataset dcat:contactPoint [ a vcard:Individual ] }
