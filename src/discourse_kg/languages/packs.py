"""Load language packs: everything the text wing knows of a language, as frozen values.

A pack is `languages/<tag>.toml`. Its sections and keys are the dataclasses below, the same in every
pack; a missing, unknown or mistyped key is a `LanguagePackError` that names file and key. Word lists
are compared case-folded; a word list's entries may hold several words.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import GenericAlias
from typing import Any, TypeVar, get_type_hints

from discourse_kg.errors import LanguagePackError
from discourse_kg.model import StatementKind

Words = tuple[str, ...]
Forms = dict[str, Words]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where sentences end. `abbreviations` keep their full stop inside; so do single letters."""

    abbreviations: Words


@dataclass(frozen=True, slots=True)
class Names:
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


@dataclass(frozen=True, slots=True)
class Roles:
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


@dataclass(frozen=True, slots=True)
class Pronouns:
    """`personal` maps a third-person singular pronoun to a class that must agree (f, m or any).

    `first` are first-person forms: in unquoted words before *said X* they show that X is quoted.
    `relative` open a relative clause; those `of_people` do so only behind a person.
    """

    personal: dict[str, str]
    objects: dict[str, str]
    first: Words
    relative: Words
    of_people: Words


@dataclass(frozen=True, slots=True)
class Subjects:
    """Who or what can be a subject and is no person with a name.

    `groups` speak as a body; `impersonal` are reports and the like, which speak for no person; `articles`
    open a phrase about somebody who is not named (*an employee of …*).
    """

    groups: Words
    impersonal: Words
    articles: Words


@dataclass(frozen=True, slots=True)
class Cues:
    """Verb forms that report speech, by lemma. A form of two words is a verb and its particle.

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

    say: Forms
    deny: Forms
    topic: Forms
    present: Forms
    question: Forms
    answer: Forms
    pledge: Forms
    lead_in: Forms
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


@dataclass(frozen=True, slots=True)
class Nominal:
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


@dataclass(frozen=True, slots=True)
class Continuation:
    """Sentence openers that end a speaker's words: narration about the event, not its content."""

    stops: Words
    narrator: Words


@dataclass(frozen=True, slots=True)
class Cast:
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


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates that months alone do not tell. `relative` counts days from publication.

    `weekdays` say how the last of a weekday before publication is called, {} for its name; `weekdays_near`
    may also mean the day of publication. `published` opens a line that dates the publication, not the event.
    """

    relative: dict[str, int]
    weekdays: Words
    weekdays_near: Words
    published: Words


@dataclass(frozen=True, slots=True)
class Events:
    """Words that end the name of an event, the prepositions of an event, and of the place it was held."""

    heads: Words
    suffixes: Words
    prepositions: Words
    place: Words
    venues: Words


@dataclass(frozen=True, slots=True)
class Countries:
    """What CLDR does not say: further `names` in common use, with the country's alpha-3 code.

    `inside_roles` precede a country that only tells whose office it is (*president of*).
    """

    names: dict[str, str]
    inside_roles: Words


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the statements it must give: `speaker | kind | text`, nothing more and nothing less."""

    text: str
    statements: Words = ()


@dataclass(frozen=True, slots=True, eq=False)
class LanguagePack:
    """Everything the text wing knows of one language. Packs are compared by identity: one is loaded once."""

    tag: str
    name: str
    function_words: Words
    sentences: Sentences
    names: Names
    roles: Roles
    pronouns: Pronouns
    subjects: Subjects
    cues: Cues
    nominal: Nominal
    continuation: Continuation
    cast: Cast
    dates: Dates
    events: Events
    countries: Countries
    examples: tuple[Example, ...]

    def cue_kinds(self) -> dict[str, tuple[str, StatementKind | None]]:
        """Every cue form with its class and the kind of statement it makes, when it makes one."""
        kinds = {"question": StatementKind.QUESTION, "answer": StatementKind.ANSWER, "pledge": StatementKind.PLEDGE}
        found: dict[str, tuple[str, StatementKind | None]] = {}
        for group in ("lead_in", "present", "topic", "deny", "say", "question", "answer", "pledge"):
            for forms in getattr(self.cues, group).values():
                found.update(dict.fromkeys(forms, (group, kinds.get(group))))
        return found


@cache
def known_languages() -> tuple[str, ...]:
    """The tags of all language packs, sorted.

    >>> known_languages()
    ('en', 'nb', 'sv')
    """
    folder = files("discourse_kg.languages")
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def load_language(tag: str) -> LanguagePack:
    """Load the pack of a known language; `LanguagePackError` says which key of it is wrong."""
    name = f"{tag}.toml"
    try:
        table = tomllib.loads(files("discourse_kg.languages").joinpath(name).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguagePackError(name, "file", str(error)) from error
    return pack_from_table(table, name)


def pack_from_table(table: dict[str, Any], name: str) -> LanguagePack:
    """Make a pack of a parsed TOML table; `name` is what messages call the file."""
    return _build(LanguagePack, table, name, "pack")


@cache
def packs_hash() -> str:
    """The hash of all packs' bytes: what a run's output depends on beside program and source."""
    folder = files("discourse_kg.languages")
    digest = sha256()
    for tag in known_languages():
        digest.update(folder.joinpath(f"{tag}.toml").read_bytes())
    return digest.hexdigest()


def _build(section: type[T], table: dict[str, Any], name: str, where: str) -> T:
    hints = get_type_hints(section)
    for key in table:
        if key not in hints:
            raise LanguagePackError(name, where, f"unknown key {key!r}")
    values = {}
    for field in fields(section):  # type: ignore[arg-type]  # any of the sections above
        if field.name not in table:
            if section is Example and field.name == "statements":
                continue
            raise LanguagePackError(name, where, f"missing key {field.name!r}")
        values[field.name] = _value(hints[field.name], table[field.name], name, f"{where}.{field.name}")
    return section(**values)


def _value(kind: Any, value: Any, name: str, where: str) -> Any:  # noqa: ANN401 (whatever TOML holds)
    if kind == tuple[Example, ...]:
        return tuple(_build(Example, entry, name, f"{where}[{number}]") for number, entry in enumerate(value, 1))
    if isinstance(kind, GenericAlias) and kind.__origin__ is tuple:
        return _words(value, name, where)
    if isinstance(kind, GenericAlias):
        if not isinstance(value, dict):
            raise LanguagePackError(name, where, "must be a table")
        inner = kind.__args__[1]
        return {key: _value(inner, entry, name, f"{where}.{key}") for key, entry in value.items()}
    if isinstance(value, dict):
        return _build(kind, value, name, where)
    if not isinstance(value, kind):
        raise LanguagePackError(name, where, f"must be {kind.__name__}, not {type(value).__name__}")
    return value


def _words(value: Any, name: str, where: str) -> Words:  # noqa: ANN401 (likewise)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise LanguagePackError(name, where, "must be a list of words")
    return tuple(value)
