# A panel of no event.

PREFIX dkg: <https://w3id.org/discourse-kg/ontology/>
PREFIX panel: <https://w3id.org/discourse-kg/id/panel/>

DELETE WHERE { panel:0000000000000001 dkg:panelOf ?any }
