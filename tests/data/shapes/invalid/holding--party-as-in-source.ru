# A party that is printed in two ways.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX holding: <https://w3id.org/discourse-kg/id/holding/>

INSERT DATA { holding:0000000000000001 dkg:partyAsInSource "IP", "Inventors" }
