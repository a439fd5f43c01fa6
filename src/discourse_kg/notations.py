"""How statements get their speakers, and why something stays undecided: enumerations of the concepts' notations.

Generated from ontology/attribution.toml by tools/attribution.py: change that file and run `make vocabulary`.
"""

from __future__ import annotations

from enum import StrEnum


class AttributionRule(StrEnum):
    """What in the source shows who makes a statement."""

    SPEAKER_LABEL = "speaker-label"
    """The speaker and a colon stand before the words, as in the transcript of a conversation."""
    SPEAKER_BEHIND = "speaker-behind"
    """A paragraph ends with a name in parentheses."""
    SIGNATURE = "signature"
    """The line below the words opens with a dash, names the speaker and says nothing more."""
    SUBJECT_VERB = "subject-verb"
    """The speaker stands right before a verb such as “say” or “believe”."""
    VERB_SUBJECT = "verb-subject"
    """The speaker stands right after a verb such as “say” or “answer”."""
    SUBJECT_ASIDE_VERB = "subject-aside-verb"
    """A role, an organization or another deed stands between the speaker and the verb of saying."""
    QUOTATION_TAG = "quotation-tag"
    """A quotation is followed by a single word, which may be any verb, and a name."""
    SUBJECT_PARTICIPLE = "subject-participle"
    """A participle of a verb of saying stands after a comma, and the sentence's first subject is the speaker."""
    PASSIVE_AGENT = "passive-agent"
    """The verb of saying is in the passive and the speaker stands after it, as in “was criticized by”."""
    ACCORDING_TO = "according-to"
    """The speaker stands after “according to” or another phrase that says whose words these are."""
    NOUN_OF_SPEECH = "noun-of-speech"
    """The speaker stands in the genitive before a noun for something that is said or asked."""
    LEAD_IN = "lead-in"
    """A sentence that ends in a colon names a single person, and the words stand after the colon."""
    VIEWPOINT = "viewpoint"
    """The sentence opens with “for” or a similar word and the speaker, whose view it gives."""
    DIALOGUE_CARRIED_OVER = "dialogue-carried-over"
    """A line of dialogue names no speaker, and is given to whoever spoke or was spoken of right before it."""
    INTERVIEW_ANSWER = "interview-answer"
    """A paragraph without a speaker follows the interviewer's question, and is given to whoever is interviewed."""
    CONTINUATION = "continuation"
    """A sentence without a speaker goes on with what the sentence before it renders."""
    PROPOSED = "proposed"
    """No rule gave the statement a speaker, and a model proposes one."""


class Resolution(StrEnum):
    """A way in which the speaker whom the source prints is found to be a certain person."""

    FULL_NAME = "full-name"
    """The source prints the person's full name."""
    SURNAME = "surname"
    """The source prints a surname that one person in it alone has."""
    GIVEN_NAME = "given-name"
    """The source prints a given name that one person in it alone has."""
    SPELLING = "spelling"
    """The source prints another form of the person's name, or a name that differs from it by one slip of the pen."""
    ROLE = "role"
    """The source gives a role that one person in it alone has."""
    PRONOUN = "pronoun"
    """The source uses a pronoun that goes back to a person named earlier."""
    INTERVIEW = "interview"
    """The source is an interview, and the person is the one who answers."""
    LAST_SUBJECT = "last-subject"
    """The source names no speaker, and the person is the one whom the sentence before is about."""


class UnresolvedReason(StrEnum):
    """What kept something met in a source from being decided upon."""

    UNCLEAR_ANTECEDENT = "unclear-antecedent"
    """A pronoun cannot be traced back to one person named earlier."""
    AMBIGUOUS_NAME = "ambiguous-name"
    """The name or role fits several people in the recap."""
    UNKNOWN_NAME = "unknown-name"
    """The recap introduces nobody by this name."""
    NO_CONTENT = "no-content"
    """The sentence says that somebody spoke or held an opinion, and nothing after it gives the words."""
    PROPOSAL_OVERLAPS_PROPOSAL = "proposal-overlaps-proposal"
    """The model proposes two statements that share words, and neither is accepted."""
    PROPOSAL_OVERLAPS_STATEMENT = "proposal-overlaps-statement"
    """The proposed words overlap a statement to which a rule has already given a speaker."""
    PROPOSAL_NOT_PROSE = "proposal-not-prose"
    """The proposed words include a heading, or text that only repeats what stands elsewhere."""
    PROPOSAL_CUTS_SENTENCE = "proposal-cuts-sentence"
    """The proposed words begin or end within a sentence."""
    PROPOSAL_SPEAKER_NOT_NAMED = "proposal-speaker-not-named"
    """The name that the model gives does not occur in the source."""
    PROPOSAL_AMBIGUOUS_SPEAKER = "proposal-ambiguous-speaker"
    """The name that the model gives fits several people in the recap."""
    PROPOSAL_UNKNOWN_SPEAKER = "proposal-unknown-speaker"
    """The name that the model gives occurs in the source, but the recap introduces nobody by it."""
