"""The terms of the ontology, as constants that editors and type checkers know.

Generated from ontology/discourse.ttl by tools/vocabulary.py: change the ontology and run it again.
"""
# ruff: noqa: N815

from __future__ import annotations

from typing import Final, final

from rdflib.term import URIRef

NAMESPACE: Final = "https://w3id.org/discourse-kg/ontology/"
ONTOLOGY: Final = URIRef("https://w3id.org/discourse-kg/ontology")
ROLE_SCHEME: Final = URIRef("https://w3id.org/discourse-kg/ontology/role-scheme")


@final
class DKG:
    """Classes and properties of discourse-kg; a name that Python reserves ends in an underscore."""

    AttributionRule: Final = URIRef("https://w3id.org/discourse-kg/ontology/AttributionRule")
    """What in the source shows who makes a statement."""
    AttributionTier: Final = URIRef("https://w3id.org/discourse-kg/ontology/AttributionTier")
    """How firmly the source ties a statement to its speaker."""
    Country: Final = URIRef("https://w3id.org/discourse-kg/ontology/Country")
    """A country in the European Union's authority table of countries."""
    CountryForm: Final = URIRef("https://w3id.org/discourse-kg/ontology/CountryForm")
    """The form of the words by which a mention names a country."""
    Event: Final = URIRef("https://w3id.org/discourse-kg/ontology/Event")
    """An arranged occasion at which people speak before an audience, such as a conference or a seminar."""
    ExtractionRun: Final = URIRef("https://w3id.org/discourse-kg/ontology/ExtractionRun")
    """The reading of one source by one version of the software with one set of language tables."""
    FormerHolding: Final = URIRef("https://w3id.org/discourse-kg/ontology/FormerHolding")
    """That a person had a role before an event and, as the source tells it, no longer has it then."""
    GovernmentRole: Final = URIRef("https://w3id.org/discourse-kg/ontology/GovernmentRole")
    """A role in a government or in the offices that serve it directly."""
    Holding: Final = URIRef("https://w3id.org/discourse-kg/ontology/Holding")
    """That a person has a role, acts for an organization, or both, at the time of an event."""
    Mention: Final = URIRef("https://w3id.org/discourse-kg/ontology/Mention")
    """A name at one place in a statement: its characters, and beside them what they refer to."""
    MentionKind: Final = URIRef("https://w3id.org/discourse-kg/ontology/MentionKind")
    """What sort of thing a mention names."""
    Minister: Final = URIRef("https://w3id.org/discourse-kg/ontology/Minister")
    """The role of a member of a government."""
    Model: Final = URIRef("https://w3id.org/discourse-kg/ontology/Model")
    """A language model or a parser that is asked which statements a source holds."""
    Organization: Final = URIRef("https://w3id.org/discourse-kg/ontology/Organization")
    """A body that people can act for: an authority, a company, an association, a party."""
    Panel: Final = URIRef("https://w3id.org/discourse-kg/ontology/Panel")
    """A conversation between several people on a stage, one item of an event's programme."""
    Participation: Final = URIRef("https://w3id.org/discourse-kg/ontology/Participation")
    """One person's part in one panel, or in an event outside its panels."""
    ParticipationRole: Final = URIRef("https://w3id.org/discourse-kg/ontology/ParticipationRole")
    """A kind of part in a conversation: moderator, panellist or speaker."""
    Passage: Final = URIRef("https://w3id.org/discourse-kg/ontology/Passage")
    """A stretch of characters in a source."""
    Person: Final = URIRef("https://w3id.org/discourse-kg/ontology/Person")
    """A human being whom a source names."""
    Place: Final = URIRef("https://w3id.org/discourse-kg/ontology/Place")
    """A part of the world that has a name and is no country."""
    Polarity: Final = URIRef("https://w3id.org/discourse-kg/ontology/Polarity")
    """Whether the speaker affirms what the words of a statement say, or denies it."""
    Resolution: Final = URIRef("https://w3id.org/discourse-kg/ontology/Resolution")
    """A way in which the speaker whom the source prints is found to be a certain person."""
    Role: Final = URIRef("https://w3id.org/discourse-kg/ontology/Role")
    """A kind of office, post or task that people have in society or in an organization."""
    Source: Final = URIRef("https://w3id.org/discourse-kg/ontology/Source")
    """A written recap: a text in which an author reports what was said at an event."""
    SpeakerKind: Final = URIRef("https://w3id.org/discourse-kg/ontology/SpeakerKind")
    """What a speaker is who is no person that the source names."""
    Statement: Final = URIRef("https://w3id.org/discourse-kg/ontology/Statement")
    """An utterance as a source renders it: what one speaker, or one group, says in one go."""
    StatementKind: Final = URIRef("https://w3id.org/discourse-kg/ontology/StatementKind")
    """How a statement is rendered, or which part it plays in the conversation."""
    Topic: Final = URIRef("https://w3id.org/discourse-kg/ontology/Topic")
    """A subject that people speak about."""
    UnresolvedMention: Final = URIRef("https://w3id.org/discourse-kg/ontology/UnresolvedMention")
    """Something in a source that was met and not decided upon, kept with the candidates there were."""
    UnresolvedReason: Final = URIRef("https://w3id.org/discourse-kg/ontology/UnresolvedReason")
    """What kept something met in a source from being decided upon."""
    answeredBy: Final = URIRef("https://w3id.org/discourse-kg/ontology/answeredBy")
    """A statement that answers a question."""
    answers: Final = URIRef("https://w3id.org/discourse-kg/ontology/answers")
    """The question that a statement answers."""
    antecedent: Final = URIRef("https://w3id.org/discourse-kg/ontology/antecedent")
    """The earlier passage that names the speaker, when the statement has only a pronoun or no name at all."""
    atEvent: Final = URIRef("https://w3id.org/discourse-kg/ontology/atEvent")
    """The event at whose time the source says that the role was held."""
    attributionTier: Final = URIRef("https://w3id.org/discourse-kg/ontology/attributionTier")
    """How firmly the source ties the statement to its speaker."""
    author: Final = URIRef("https://w3id.org/discourse-kg/ontology/author")
    """The person who wrote a source."""
    candidate: Final = URIRef("https://w3id.org/discourse-kg/ontology/candidate")
    """A person whom an unresolved mention may name."""
    consideredInResolution: Final = URIRef("https://w3id.org/discourse-kg/ontology/consideredInResolution")
    """A person whom the printed speaker could have meant, when it was found out who it is."""
    countryForm: Final = URIRef("https://w3id.org/discourse-kg/ontology/countryForm")
    """Whether a mention names its country by the name, an adjective, the inhabitants or the capital."""
    formerHolder: Final = URIRef("https://w3id.org/discourse-kg/ontology/formerHolder")
    """The person who had the role."""
    formerOrganization: Final = URIRef("https://w3id.org/discourse-kg/ontology/formerOrganization")
    """The organization in which, or for which, the role was had."""
    formerRole: Final = URIRef("https://w3id.org/discourse-kg/ontology/formerRole")
    """The role that was had."""
    hasMention: Final = URIRef("https://w3id.org/discourse-kg/ontology/hasMention")
    """A mention that stands in a statement."""
    hasPanel: Final = URIRef("https://w3id.org/discourse-kg/ontology/hasPanel")
    """A panel on an event's programme."""
    heldBefore: Final = URIRef("https://w3id.org/discourse-kg/ontology/heldBefore")
    """The event at whose time the source says that the role was no longer had."""
    holder: Final = URIRef("https://w3id.org/discourse-kg/ontology/holder")
    """The person who has the role."""
    holds: Final = URIRef("https://w3id.org/discourse-kg/ontology/holds")
    """A holding of a person."""
    inSource: Final = URIRef("https://w3id.org/discourse-kg/ontology/inSource")
    """The source in which an unresolved mention was met."""
    kind: Final = URIRef("https://w3id.org/discourse-kg/ontology/kind")
    """The kind of a statement."""
    madeIn: Final = URIRef("https://w3id.org/discourse-kg/ontology/madeIn")
    """The panel, or the event, in which a statement is made."""
    mentionKind: Final = URIRef("https://w3id.org/discourse-kg/ontology/mentionKind")
    """The kind of a mention."""
    mentions: Final = URIRef("https://w3id.org/discourse-kg/ontology/mentions")
    """Something that a statement names."""
    namesCountry: Final = URIRef("https://w3id.org/discourse-kg/ontology/namesCountry")
    """The country that a mention names, in whatever form."""
    organization: Final = URIRef("https://w3id.org/discourse-kg/ontology/organization")
    """The organization in which, or for which, the role is held."""
    panelOf: Final = URIRef("https://w3id.org/discourse-kg/ontology/panelOf")
    """The event of whose programme a panel is part."""
    participant: Final = URIRef("https://w3id.org/discourse-kg/ontology/participant")
    """The person whose part in a conversation a participation is."""
    participatesIn: Final = URIRef("https://w3id.org/discourse-kg/ontology/participatesIn")
    """A panel or an event in which a person takes part."""
    participationIn: Final = URIRef("https://w3id.org/discourse-kg/ontology/participationIn")
    """The panel, or the event, that a participation is a part in."""
    participationRole: Final = URIRef("https://w3id.org/discourse-kg/ontology/participationRole")
    """What the participant does in the conversation."""
    passage: Final = URIRef("https://w3id.org/discourse-kg/ontology/passage")
    """Where in the source something stands."""
    polarity: Final = URIRef("https://w3id.org/discourse-kg/ontology/polarity")
    """Whether the speaker affirms what the statement's words say, or denies it."""
    proposedBy: Final = URIRef("https://w3id.org/discourse-kg/ontology/proposedBy")
    """The model that proposes that a stretch of a source is a statement of the proposed speaker."""
    proposedSpeaker: Final = URIRef("https://w3id.org/discourse-kg/ontology/proposedSpeaker")
    """The person who, as a model proposes, makes the statement."""
    reason: Final = URIRef("https://w3id.org/discourse-kg/ontology/reason")
    """Why a mention was not decided upon."""
    refersTo: Final = URIRef("https://w3id.org/discourse-kg/ontology/refersTo")
    """What a mention names."""
    reportsOn: Final = URIRef("https://w3id.org/discourse-kg/ontology/reportsOn")
    """The event that a source is about."""
    resolution: Final = URIRef("https://w3id.org/discourse-kg/ontology/resolution")
    """The way in which the printed speaker became a person."""
    role: Final = URIRef("https://w3id.org/discourse-kg/ontology/role")
    """The role that is held."""
    rule: Final = URIRef("https://w3id.org/discourse-kg/ontology/rule")
    """The rule by which the statement was given to its speaker."""
    said: Final = URIRef("https://w3id.org/discourse-kg/ontology/said")
    """A statement that a person makes."""
    speaker: Final = URIRef("https://w3id.org/discourse-kg/ontology/speaker")
    """The person who makes the statement."""
    speakerKind: Final = URIRef("https://w3id.org/discourse-kg/ontology/speakerKind")
    """What whoever makes a statement is, where no person whom the source names does."""
    spokenAs: Final = URIRef("https://w3id.org/discourse-kg/ontology/spokenAs")
    """The holding that the speaker has when the statement is made."""
    spokenFor: Final = URIRef("https://w3id.org/discourse-kg/ontology/spokenFor")
    """The organization of the speaker when the statement is made."""
    spokenInRole: Final = URIRef("https://w3id.org/discourse-kg/ontology/spokenInRole")
    """A role that the speaker holds when the statement is made."""
    takesPart: Final = URIRef("https://w3id.org/discourse-kg/ontology/takesPart")
    """A participation of a person."""
    answerHash: Final = URIRef("https://w3id.org/discourse-kg/ontology/answerHash")
    """The SHA-256 digest of the text that a model answered with when it was asked for statements."""
    charactersInBylines: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInBylines")
    """How many code points of a source are in lines that say who wrote it, and when it was published or changed."""
    charactersInCaptions: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInCaptions")
    """How many code points of a source are in captions and credits of pictures."""
    charactersInCode: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInCode")
    """How many code points of a source are in blocks of code."""
    charactersInComments: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInComments")
    """How many code points of a source are in comments by its readers."""
    charactersInHeadings: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInHeadings")
    """How many code points of a source are in headings, in the labels of turns and in the heads of tables."""
    charactersInNarration: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInNarration")
    """How many code points of a source are the author's own, in text that was read and is in no statement."""
    charactersInNavigation: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInNavigation")
    """How many code points of a source are in menus, links and buttons."""
    charactersInNotes: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInNotes")
    """How many code points of a source are in footnotes."""
    charactersInNotices: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInNotices")
    """How many code points of a source are in what its site says about itself, such as notices of cookies and
    footers."""
    charactersInStatements: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInStatements")
    """How many code points of a source are in its statements."""
    charactersInTeasers: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersInTeasers")
    """How many code points of a source are in advertisements and in lines about other articles."""
    charactersLeftOut: Final = URIRef("https://w3id.org/discourse-kg/ontology/charactersLeftOut")
    """How many code points were taken away from a source before it was read."""
    confidence: Final = URIRef("https://w3id.org/discourse-kg/ontology/confidence")
    """How likely it is that what was read is true, from 0 to 1, estimated from evidence in the source."""
    date: Final = URIRef("https://w3id.org/discourse-kg/ontology/date")
    """The day on which an event takes place or begins."""
    fileName: Final = URIRef("https://w3id.org/discourse-kg/ontology/fileName")
    """The name of the file that a source was read from, with the folders between it and the folder that was
    read."""
    formerOrganizationAsInSource: Final = URIRef("https://w3id.org/discourse-kg/ontology/formerOrganizationAsInSource")
    """The former organization in the very characters of the source."""
    formerRoleAsInSource: Final = URIRef("https://w3id.org/discourse-kg/ontology/formerRoleAsInSource")
    """The former role in the very characters of the source."""
    from_: Final = URIRef("https://w3id.org/discourse-kg/ontology/from")
    """The first day of a holding, where it is known."""
    length: Final = URIRef("https://w3id.org/discourse-kg/ontology/length")
    """How many code points a source has."""
    number: Final = URIRef("https://w3id.org/discourse-kg/ontology/number")
    """The place of a statement among the statements of its source, counted from one."""
    organizationAsInSource: Final = URIRef("https://w3id.org/discourse-kg/ontology/organizationAsInSource")
    """The organization in the very characters of the source."""
    partyAsInSource: Final = URIRef("https://w3id.org/discourse-kg/ontology/partyAsInSource")
    """The label of the holder's party in the very characters of the source."""
    placeName: Final = URIRef("https://w3id.org/discourse-kg/ontology/placeName")
    """The name of the place where an event is held, as given."""
    quote: Final = URIRef("https://w3id.org/discourse-kg/ontology/quote")
    """The exact characters of the source that render a statement, in the source's language."""
    readingNote: Final = URIRef("https://w3id.org/discourse-kg/ontology/readingNote")
    """What was done to a source when it was read, or passed over in it: the kind of note, and what it is about."""
    roleAsInSource: Final = URIRef("https://w3id.org/discourse-kg/ontology/roleAsInSource")
    """The role in the very characters of the source."""
    sha256: Final = URIRef("https://w3id.org/discourse-kg/ontology/sha256")
    """The SHA-256 digest of a source's bytes, in lower-case hexadecimal."""
    softwareVersion: Final = URIRef("https://w3id.org/discourse-kg/ontology/softwareVersion")
    """The version of the software that read the source."""
    speakerAsInSource: Final = URIRef("https://w3id.org/discourse-kg/ontology/speakerAsInSource")
    """The speaker in the very characters of the source, a pronoun included."""
    speakerGroup: Final = URIRef("https://w3id.org/discourse-kg/ontology/speakerGroup")
    """Whoever the source gives a statement to without naming any person, as printed."""
    surface: Final = URIRef("https://w3id.org/discourse-kg/ontology/surface")
    """The very characters of a mention, resolved or not."""
    tablesHash: Final = URIRef("https://w3id.org/discourse-kg/ontology/tablesHash")
    """A digest of the language tables that the source was read with."""
    until: Final = URIRef("https://w3id.org/discourse-kg/ontology/until")
    """The last day of a holding, where it is known."""


@final
class OA:
    """Terms of the Web Annotation Vocabulary that point at characters in a source."""

    FragmentSelector: Final = URIRef("http://www.w3.org/ns/oa#FragmentSelector")
    SpecificResource: Final = URIRef("http://www.w3.org/ns/oa#SpecificResource")
    TextPositionSelector: Final = URIRef("http://www.w3.org/ns/oa#TextPositionSelector")
    TextQuoteSelector: Final = URIRef("http://www.w3.org/ns/oa#TextQuoteSelector")
    end: Final = URIRef("http://www.w3.org/ns/oa#end")
    exact: Final = URIRef("http://www.w3.org/ns/oa#exact")
    hasSelector: Final = URIRef("http://www.w3.org/ns/oa#hasSelector")
    hasSource: Final = URIRef("http://www.w3.org/ns/oa#hasSource")
    prefix: Final = URIRef("http://www.w3.org/ns/oa#prefix")
    start: Final = URIRef("http://www.w3.org/ns/oa#start")
    suffix: Final = URIRef("http://www.w3.org/ns/oa#suffix")
