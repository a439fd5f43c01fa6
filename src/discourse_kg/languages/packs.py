"""What a language pack holds: everything the text wing knows of a language, as frozen values.

A pack is `languages/<tag>.toml`. Its sections and keys are the classes below, the same in every pack; `supported` loads
it. Words are compared case-folded, and an entry of a list may hold several words. Order means nothing, but for the
forms of a verb: of several that fit a sentence, the first is read. How a pack is written, so that a person can review
it, stands in `entries`.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Words = tuple[str, ...]
Forms = dict[str, Words]


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a pack: all of its keys must be there, and no others."""


class IrregularVerb(Section, frozen=True):
    """A verb with forms that do not begin as its base form does."""

    irregular: Words
    regular: Words = ()


#: Verbs by base form, each with its forms.
Verbs = dict[
    str,
    Annotated[Words | IrregularVerb, Meta(description="a list of forms, or a table of regular and irregular ones")],
]


class Sentences(Section, frozen=True):
    """Where sentences end. `abbreviations` keep their full stop inside; so do single letters."""

    abbreviations: Words


class NameWords(Section, frozen=True):
    """What names look like. `particles` may stand inside (von); `genitives` are endings that may hang on.

    `openers` are capitalised because a sentence starts, and begin no name. `given_like_genitive` are
    given names that end as a genitive does (Lars). `honorifics` stand before a name and are no part of it.
    `parties` are labels that stand in parentheses behind a politician's name. `organization_words` are
    words of an organization's name, `organization_suffixes` end such words; `organization_nouns` are small and
    stand behind a capitalised one (*Uppsala universitet*), those that are `municipal` behind a town's name.
    """

    particles: Words
    genitives: Words
    openers: Words
    given_like_genitive: Words
    honorifics: Words
    parties: Words
    organization_words: Words
    organization_suffixes: Words
    organization_nouns: Words
    municipal: Words


class Roles(Section, frozen=True):
    """Words that make a role. `words` are roles or end one; `suffixes` end compounds that are roles.

    `kinds` maps a word or suffix to the notation of a concept in the role scheme. `definite` are endings
    of the definite form; `determiners` may precede it. `prepositions` join a role to its organization,
    `weak_prepositions` do so only where no comma does, and `topic_prepositions` only where what follows is
    an organization by its words (*director for research*), as behind roles that are `topical` (*professor
    of law*). `affiliations` join a name to an organization.
    `linkers` join a name to its description, `works` are verbs of what somebody does somewhere (*who leads
    X at Y*). `former` mark a role that somebody no longer has.
    """

    words: Words
    suffixes: Words
    modifiers: Words
    kinds: Forms
    definite: Words
    determiners: Words
    prepositions: Words
    weak_prepositions: Words
    topic_prepositions: Words
    topical: Words
    affiliations: Words
    works: Words
    linkers: Words
    copulas: Words
    former: Words


class Pronouns(Section, frozen=True):
    """`personal` maps a third-person singular pronoun to a class that must agree (f, m or any).

    `first` are first-person forms: in unquoted words before *said X* they show that X is quoted.
    `relative` open a relative clause; those `of_people` do so only behind a person.
    """

    personal: dict[str, str]
    objects: dict[str, str]
    first: Words
    relative: Words
    of_people: Words


class Subjects(Section, frozen=True):
    """Who or what can be a subject and is no person with a name.

    `groups` speak as a body; `impersonal` are reports and the like, which speak for no person; `articles`
    open a phrase about somebody who is not named (*an employee of …*).
    """

    groups: Words
    impersonal: Words
    articles: Words


class Cues(Section, frozen=True):
    """Verb forms that report speech, by base form. A form of two words is a verb and its particle.

    `say` takes a clause or a quotation, `topic` a phrase; `present` tells what somebody spoke about, and
    counts with the sentences that tell what they said; `question`, `answer` and `pledge` also tell the
    kind; `lead_in` reports only before a colon. `participles` report behind a comma what
    the sentence's subject says (*spoke about X, stressing Y*). `backward` stand for what was
    said in the sentence before (*Det hävdade X*). `complements` open a content clause. `auxiliaries` and
    `adverbs` may stand between speaker and verb.

    `deny` also says that the clause does not hold in the speaker's eyes; so does a negation beside another
    verb. `requests` open what is asked of somebody, which is no question (*asked them to wait*). `stances` are
    adjectives that report an opinion behind one of `stance_verbs` (*X is sceptical*), with at most two
    `degrees` or adverbs between. `passives` report what the name behind one of `agents` says (*criticized by X*).
    """

    say: Verbs
    deny: Verbs
    topic: Verbs
    present: Verbs
    question: Verbs
    answer: Verbs
    pledge: Verbs
    lead_in: Verbs
    participles: Words
    passives: Words
    agents: Words
    requests: Words
    stance_verbs: Words
    stances: Words
    degrees: Words
    negations: Words
    backward: Words
    complements: Words
    conjunctions: Words
    auxiliaries: Words
    adverbs: Words


class Nominal(Section, frozen=True):
    """Nouns that report when somebody's (Xs medskick), by the kind they make; `source` is *enligt* X.

    `medium` is what somebody speaks in, and stands as the subject for the speaker (*her keynote argued …*).
    `viewpoint` opens a sentence with whose view it gives (*for X, it is …*). `questions` and `answers` label
    the parts of an interview.
    """

    say: Words
    medium: Words
    viewpoint: Words
    questions: Words
    answers: Words
    question: Words
    question_openers: Words
    source: Words


class Continuation(Section, frozen=True):
    """Sentence openers that end a speaker's words: narration about the event, not its content."""

    stops: Words
    narrator: Words


class CastWords(Section, frozen=True):
    """Words that introduce people: a panel's roster, its moderator, the recap's author.

    `panel` are words for a panel; `talks` may mean one, and do where somebody leads it or a roster stands by.
    `appearances` are verbs of what people do at an event, which make a person of the name before them;
    `announcements` make one of the name behind them (*first up was X*). `elsewhere` tells that somebody
    spoke at the event and not on its panel (*keynote*), `attendance` opens the list of who was present at all.
    `credits` stand before the name of whoever took a picture. `moderator_weak` make a moderator of the name behind
    them in a sentence that speaks of the panel (*a panel led by X*). `moderator_after` make a moderator of
    the name before them; `moderator_verbs` do so only where the sentence goes on to the panel (*led the panel*).
    """

    panel: Words
    talks: Words
    rosters: Words
    panellists: Words
    moderators: Words
    moderator_before: Words
    moderator_weak: Words
    moderator_after: Words
    moderator_verbs: Words
    appearances: Words
    announcements: Words
    elsewhere: Words
    attendance: Words
    bylines: Words
    credits: Words


class Dates(Section, frozen=True):
    """Dates that months alone do not tell. `relative` counts days from publication.

    `weekdays` say how the last of a weekday before publication is called, {} for its name; `weekdays_near`
    may also mean the day of publication. `published` opens a line that dates the publication, not the event.
    """

    relative: dict[str, int]
    weekdays: Words
    weekdays_near: Words
    published: Words


class Events(Section, frozen=True):
    """Words that end the name of an event, the prepositions of an event, and of the place it was held."""

    heads: Words
    suffixes: Words
    prepositions: Words
    place: Words
    venues: Words


class Countries(Section, frozen=True):
    """What CLDR does not say: further `names` in common use, with the country's alpha-3 code.

    `inside_roles` precede a country that only tells whose office it is (*president of*).
    """

    names: dict[str, str]
    inside_roles: Words


class Example(Section, frozen=True):
    """A text and the statements it must give: `speaker | kind | text`, nothing more and nothing less."""

    text: str
    statements: Words = ()


class LanguagePack(Section, frozen=True, eq=False):
    """Everything the text wing knows of one language. Packs are compared by identity: one is loaded once."""

    tag: str
    name: str
    function_words: Words
    sentences: Sentences
    names: NameWords
    roles: Roles
    pronouns: Pronouns
    subjects: Subjects
    cues: Cues
    nominal: Nominal
    continuation: Continuation
    cast: CastWords
    dates: Dates
    events: Events
    countries: Countries
    examples: tuple[Example, ...]

    def cue_tables(self) -> dict[str, str]:
        """Every form of a verb that reports speech, with the name of its table in `Cues`, in the order of reading."""
        tables = ("lead_in", "present", "topic", "deny", "say", "question", "answer", "pledge")
        return {form: name for name in tables for verb in getattr(self.cues, name).values() for form in _forms(verb)}


def _forms(verb: Words | IrregularVerb) -> Words:
    return (*verb.regular, *verb.irregular) if isinstance(verb, IrregularVerb) else verb
