"""The content of a language pack: everything the text wing knows about a language, as frozen values.

A pack is `languages/<tag>.toml`. Its sections and keys are the classes here and in the modules of its sections (of
people, of speech, of pages), the same in every pack; `supported` loads it. Words are compared case-folded, and an
entry of a list may hold several words. Order matters only for the forms of a verb: if several match a sentence, the
first is used. `entries` has the rules that keep a pack easy to review.
"""

from __future__ import annotations

from discourse_kg.languages.page_sections import Countries, Dates, Events, Hyphens, Mail, PageWords, Sentences
from discourse_kg.languages.people_sections import (
    Agents,
    CastWords,
    MeetingWords,
    NameWords,
    Pronouns,
    Roles,
    RosterWords,
    Subjects,
)
from discourse_kg.languages.sections import IrregularVerb, Section, Words
from discourse_kg.languages.speech_sections import Clauses, Continuation, Cues, GivenWords, Nominal


class Example(Section, frozen=True):
    """A text and exactly the statements it must give, each as `speaker | kind | text`."""

    text: str
    statements: Words = ()


#: The tables of verbs in `Cues`, in the order in which their forms are looked for.
CUE_TABLES = ("lead_in", "present", "topic", "deny", "say", "question", "answer", "pledge")


class LanguagePack(Section, frozen=True, eq=False):
    """Everything the text wing knows about one language. Each pack is loaded once, and compared by identity."""

    tag: str
    name: str
    function_words: Words
    sentences: Sentences
    names: NameWords
    roles: Roles
    pronouns: Pronouns
    subjects: Subjects
    agents: Agents
    clauses: Clauses
    cues: Cues
    nominal: Nominal
    continuation: Continuation
    cast: CastWords
    rosters: RosterWords
    meetings: MeetingWords
    given: GivenWords
    dates: Dates
    page: PageWords
    events: Events
    countries: Countries
    hyphens: Hyphens
    mail: Mail
    examples: tuple[Example, ...]

    def cue_tables(self) -> dict[str, str]:
        """Map every form of a verb that reports speech to the name of its table in `Cues`; the first match wins."""
        return {
            form: name for name in CUE_TABLES for verb in getattr(self.cues, name).values() for form in _forms(verb)
        }

    def bare_infinitives(self) -> dict[str, str]:
        """Map the base forms of these verbs that are not listed to the names of their tables: behind an auxiliary.

        A verb of one word with longer forms than its base reports only with what these have behind it.
        """
        listed = self.cue_tables()
        verbs = ((base, verb, name) for name in CUE_TABLES for base, verb in getattr(self.cues, name).items())
        return {
            form: name
            for base, verb, name in verbs
            for form in dict.fromkeys(" ".join((base, *form.split()[len(base.split()) :])) for form in _forms(verb))
            if form not in listed
            and form not in self.cues.adjectives
            and (" " not in base or all(len(one.split()) == len(form.split()) for one in _forms(verb)))
        }

    def supines(self) -> dict[str, str]:
        """Map the forms that these verbs have behind *have*, made from their past forms, to the names of their tables.

        A form that is listed as one of a verb's stays what it is.
        """
        listed = self.cue_tables()
        endings = [ending.split() for ending in self.cues.supines]
        found: dict[str, str] = {}
        for form, name in listed.items():
            first, *rest = form.split()
            past = next((pair for pair in endings if first.endswith(pair[0])), None)
            if past is not None:
                supine = " ".join((first.removesuffix(past[0]) + past[1], *rest))
                if supine not in listed:
                    found.setdefault(supine, name)
        return found


def _forms(verb: Words | IrregularVerb) -> Words:
    return (*verb.regular, *verb.irregular) if isinstance(verb, IrregularVerb) else verb
