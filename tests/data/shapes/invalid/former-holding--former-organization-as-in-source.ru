# An organization that is printed in two ways.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX former-holding: <https://w3id.org/discourse-kg/id/former-holding/>

INSERT DATA { former-holding:0000000000000001 dkg:formerOrganizationAsInSource "The Invented Office" }
