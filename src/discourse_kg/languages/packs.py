"""The content of a language pack: everything the text wing knows about a language, as frozen values.

A pack is `languages/<tag>.toml`. Its sections and keys are the classes below, the same in every pack; `supported` loads
it. Words are compared case-folded, and an entry of a list may hold several words. Order matters only for the forms of a
verb: if several match a sentence, the first is used. `entries` has the rules that keep a pack easy to review.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Words = tuple[str, ...]
Forms = dict[str, Words]


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a pack. All of its keys without a default are required, and no others are allowed."""


class IrregularVerb(Section, frozen=True):
    """A verb with forms that do not begin like its base form."""

    irregular: Words
    regular: Words = ()


#: Verbs by base form, each with its forms.
Verbs = dict[
    str,
    Annotated[Words | IrregularVerb, Meta(description="a list of forms, or a table of regular and irregular ones")],
]


class Sentences(Section, frozen=True):
    """Where sentences end. The full stop of `abbreviations` ends no sentence, nor does that of a single letter."""

    abbreviations: Words


class NameWords(Section, frozen=True):
    """What names look like. `particles` may occur inside a name (von); `genitives` are endings that it may have.

    `openers` are capitalized at the start of a sentence, and begin no name. `given_like_genitive` are given names that
    end like a genitive (Lars). `honorifics` come before a name and are no part of it. `parties` are labels in
    parentheses after a politician's name. `organization_words` are words of an organization's name, and
    `organization_suffixes` end such words. `organization_nouns` are lower-case and follow a capitalized word (*Uppsala
    universitet*); those that are `municipal` follow a town's name. `complements`
    join to a body what it is for (*Institute for Harbours*). `post_nominals` are letters behind a name
    (*MP*), `genitive_prepositions` join two parts of any body's name (*Port of Hull*).
    `body_topics` end what a body is for, not another body (*Department of Health and Human Services*), and
    `seated` a word for its seat (*the Bergen-based Harbour Academy*).
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
    complements: Words
    post_nominals: Words
    genitive_prepositions: Words
    body_topics: Words
    seated: Words


class Roles(Section, frozen=True):
    """Words that make a role. `words` are roles or end one; `suffixes` end compounds that are roles.

    `kinds` maps the notation of a concept in the role scheme to words or suffixes. `definite` are endings of the
    definite form; `determiners` may precede it. `prepositions` join a role to its organization. `weak_prepositions` do
    so only if no comma does, and `topic_prepositions` only if the words after them form an organization's name
    (*director for research* does not); the same holds after roles that are `topical` (*professor of law*).
    `affiliations` join a name to an organization. `linkers` join a name to its description; `works` are verbs for a
    person's work (*who leads X at Y*). `former` marks a role that the person no longer has. `deputies` make another
    office of the one they stand before (*the deputy speaker* is not *the speaker*), and `serving` joins an office to
    that of whom it serves (*secretary to the minister*).
    `adjectives` are endings of adjectives that limit a role (*konstnärliga ledare*). `other_prepositions` end a
    description. `units` end names for a part of a body that has no name of its own (*utvecklingspolitiska enheten*).
    `plurals` are endings of several holders of a role, `verb_endings` those of words that are no part of one; `aides`
    join one to another's office (*adviser to the minister*), `charges` are phrases that join one to what it is in
    charge of, and `turned` words between an office that is over and the one behind it (*driver turned designer*).
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
    deputies: Words
    serving: Words
    adjectives: Words
    other_prepositions: Words
    units: Words
    plurals: Words
    verb_endings: Words
    aides: Words
    charges: Words
    turned: Words


class Pronouns(Section, frozen=True):
    """`personal` maps a third-person singular pronoun to a class that must agree (f, m or any).

    `titles` are words before a name, or in a role, that tell the class of whoever bears it (*Mrs*, *king*); `people`
    are nouns for somebody unnamed (*a woman*), with theirs. `plural` are words for several people, with how many, or 0
    where the word does not say. `first` are first-person forms: in unquoted words before *said X* they show that X is
    quoted. `relative` open a relative clause; those `of_people` do so only after a person.
    """

    personal: dict[str, str]
    objects: dict[str, str]
    titles: dict[str, str]
    people: dict[str, str]
    plural: dict[str, int]
    first: Words
    relative: Words
    of_people: Words


class Subjects(Section, frozen=True):
    """Subjects other than a named person.

    `groups` speak as a body; `impersonal` are reports and the like, which speak for no person; `articles` open a phrase
    about an unnamed person (*an employee of …*).
    """

    groups: Words
    impersonal: Words
    articles: Words


class Agents(Section, frozen=True):
    """Who speaks besides people who are named.

    `bodies` are states, authorities and the like that no ending and no word for a body tells. `media` are names and
    nouns of newspapers, agencies and channels, `media_suffixes` end their names. `people` are plural nouns for people,
    and `plurals` endings by which a word for a role means several who have it.
    """

    bodies: Words
    media: Words
    media_suffixes: tuple[str, ...]
    people: Words
    plurals: tuple[str, ...]


class Clauses(Section, frozen=True):
    """What tells where a clause begins, and what its subject is.

    In a `verb_second` language whatever else opens a sentence puts its subject behind the verb. `prepositions` join a
    phrase to what is before it; `subordinators` open a clause inside another, and `contrasts` one that stands beside
    the clause before it; behind a comma, one of `sequels` tells more of what that clause says. `subjects` are pronouns
    that mean no person who is told of. `things` are texts and the like, which show or contain something and say
    nothing; `bodies` are nouns right before a body's name (*the agency X*). `progressives` are the forms that make a
    participle a verb (*was urging*), `infinitives` what stands before an infinitive. A single unknown word with one of
    `group_endings` is a body or a group, and no surname. `complementizers` open what is said, and `joining` join
    several to one subject.
    """

    verb_second: bool
    progressives: Words
    infinitives: Words
    bodies: Words
    prepositions: Words
    group_endings: Words
    subordinators: Words
    contrasts: Words
    complementizers: Words
    joining: Words
    sequels: Words
    subjects: Words
    things: Words


class Cues(Section, frozen=True):
    """Verb forms that report speech, by base form. A form of two words is a verb and its particle.

    `say` takes a clause or a quotation, `topic` a phrase; `present` introduces the subject of a talk, and counts
    together with the sentences that report its content; `question`, `answer` and `pledge` also decide the kind;
    `lead_in` reports only before a colon. `participles` after a comma report speech of the sentence's subject (*spoke
    about X, stressing Y*). `backward` refers to the content of the sentence before (*Det hävdade X*). `complements`
    open a content clause. `auxiliaries` and `adverbs` may come between speaker and verb.

    `deny` also says that the clause is false in the speaker's eyes; so does a negation beside another verb. `requests`
    open a request, which is no question (*asked them to wait*). `stances` are adjectives that report an opinion after
    one of `stance_verbs` (*X is sceptical*), with at most two `degrees` or adverbs between. `passives` report speech of
    the name after one of `agents` (*criticized by X*). One of `clausal` reports only what a clause or a quotation tells
    (*wrote that*, not *wrote a book*). One of `phases` reports with a verb of these tables behind one of `frames`
    (*opened the meeting by stressing*).
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
    clausal: Words
    phases: Words
    frames: Words
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
    """Nouns that report speech after a genitive (Xs medskick), by the kind they make; `source` is *enligt* X.

    `medium` is a form of speech that is the subject in place of the speaker (*her keynote argued …*). `viewpoint` opens
    a sentence by naming whose view it gives (*for X, it is …*). `questions` and `answers` label the parts of an
    interview, and `greetings` may stand before the name of whoever is asked.
    """

    say: Words
    medium: Words
    viewpoint: Words
    questions: Words
    answers: Words
    greetings: Words
    question: Words
    question_openers: Words
    source: Words


class Continuation(Section, frozen=True):
    """Sentence openers that end a speaker's words: narration about the event, not its content."""

    stops: Words
    narrator: Words


class CastWords(Section, frozen=True):
    """Words that introduce people: a panel's roster, its moderator, the recap's author.

    `panel` are words for a panel; `talks` may mean one, and do if a person leads it or a roster is near. `appearances`
    are verbs for what people do at an event, which show that the name before them is a person; `announcements` show it
    of the name after them (*first up was X*). `elsewhere` shows that a person spoke at the event and not on its panel
    (*keynote*), `attendance` opens the list of everyone present. `credits` come before a photographer's name.
    `moderator_weak` make the name after them a moderator in a sentence about the panel (*a panel led by X*).
    `moderator_after` make the name before them a moderator; `moderator_verbs` do so only if the panel follows in the
    sentence (*led the panel*).
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


class RosterWords(Section, frozen=True):
    """Words around a list of people. The tables give the part that those on the list have, by the words that say so.

    `labels` stand before a colon, above the list, or before a verb of `being` (*the panel was*). `places` are where
    people are, with a verb of `presence` or none (*on the panel sat*). The list stands behind the words of `after`
    (*moderated by*) and before those of `before` (*chaired the session*); on either side of `engaged` verbs, which two
    or more do together. Parts: `panellist`, `moderator`, `speaker`, `present` (no part is told), `away` (in the
    audience, absent, a host).

    `joining` join another person beside the conjunctions. `fillers` and `openers` may come before a person and a list.
    `everybody` is what a list tells of all on it (*all of X*); `plurals` end the titles of several people. `orders`
    count the panels of a text (*the second panel*). `families` stand before given names that share a surname.
    `counts` say how many sat there, whom the next sentences name; `positions` are where somebody is in a picture.
    `attributes` end what describes the bearer of a title (*newly appointed*). `unfulfilled` tell that somebody was to
    be there and was not. `sessions` are talks of several people (*webinar*).
    """

    being: Words
    presence: Words
    engaged: Words
    joining: Words
    fillers: Words
    openers: Words
    everybody: Words
    plurals: Words
    orders: Words
    families: Words
    attributes: Words
    counts: Words
    positions: Words
    unfulfilled: Words
    sessions: Words
    labels: Forms
    places: Forms
    after: Forms
    before: Forms


class GivenWords(Section, frozen=True):
    """Words by which a source itself says who speaks, in a transcript or above a speech.

    `numbers` stand before the number of a turn (*Anf. 12*). `unnamed` are those to whom a label gives no name
    (*Audience Member*). `genres` are what a spoken text is called; `by` joins one to the speaker, right behind it or
    in several words alone (*delivered by X*). `gave` are verbs for it (*X gave this speech*), `spoke` verbs that need
    no genre. `spoken` say that a text is what was to be said (*check against delivery*), and `addresses` open a speech
    (*dear friends*).
    """

    numbers: Words
    unnamed: Words
    genres: Words
    by: Words
    gave: Words
    spoke: Words
    spoken: Words
    addresses: Words


class Dates(Section, frozen=True):
    """Dates. `relative` counts days from publication; `months` are further short names of months.

    `weekdays` are phrases for the last such weekday before publication, with {} for its name; `weekdays_near` may also
    mean the day of publication. `published` opens a line that dates the publication, not the event; one of `issues`
    and a number tell the year of a publication that comes out in issues (*No 3 2024*).
    """

    relative: dict[str, int]
    months: dict[str, int]
    weekdays: Words
    weekdays_near: Words
    published: Words
    issues: Words


class PageWords(Section, frozen=True):
    """What stands around and between the paragraphs of an article on its page.

    `teasers` open a line about another article; `lists` are headings of lists of such lines. `ads` mark advertisements.
    `menu` are links and buttons. `notices` open what the site says about itself (cookies, newsletters); the paragraphs
    next to it belong to it if they contain one of `notice_words`. `footers` open a line about the publisher. `comments`
    are headings of readers' comments, if what follows looks like some; `invitations` to comment always open them.
    `comment_marks` are buttons below a comment, `comment_openers` the verbs after its writer's name. `changed` come
    before the date of the last change, which is never that of an event. `details` are other words of a byline, and
    `reading_times` those that tell how long the page takes to read.
    """

    teasers: Words
    lists: Words
    ads: Words
    menu: Words
    notices: Words
    notice_words: Words
    footers: Words
    comments: Words
    invitations: Words
    comment_marks: Words
    comment_openers: Words
    changed: Words
    details: Words
    reading_times: Words


class Events(Section, frozen=True):
    """Words that name an event, and that bind its place and its day to it.

    `heads` and `suffixes` end the name of an event; `prepositions` stand before an event and `place` before its place,
    which is a town or what surrounds one behind those of `inside`. `venues` end the name of a place where events are,
    and so do `sites`, which may end a person's name too. `topics` join a topic to an event (*möte om isen*). `nouns`
    are words for an event in all their forms, and compounds that are such end in `noun_endings`. `before_names` are
    those that an event's name follows (*seminariet Lappat och lagat*), `behind_names` those that follow a name (*the
    Harbour Live conference*); `titles` join either to a name. `held` says that an event took place, or that somebody
    was there. `others` show that a sentence is about another event (*last year's*), `other_days` that its day is
    another's (*comes into force*). `no_events` look like names of events and are days that all people have.
    `date_labels` and `place_labels` stand before a colon, the day and the place. `reports` open the headline of a recap
    before what it recaps (*Notes from*). `no_places` end what is no place (*the Steam Age*).
    """

    heads: Words
    suffixes: Words
    prepositions: Words
    place: Words
    venues: Words
    topics: Words
    inside: Words
    sites: Words
    nouns: Words
    noun_endings: Words
    before_names: Words
    behind_names: Words
    titles: Words
    held: Words
    others: Words
    other_days: Words
    no_events: Words
    date_labels: Words
    place_labels: Words
    reports: Words
    no_places: Words


class Countries(Section, frozen=True):
    """What the CLDR lacks: further `names` in common use, with the country's alpha-3 code.

    `inside_roles` precede a country that only specifies an office (*president of*).
    """

    names: dict[str, str]
    inside_roles: Words


class Example(Section, frozen=True):
    """A text and exactly the statements it must give, each as `speaker | kind | text`."""

    text: str
    statements: Words = ()


class Hyphens(Section, frozen=True):
    """Words that a hyphen at the end of a line does not divide.

    After a word of `kept_after` the hyphen is part of what is written (*it-direktör*). Before one of `shared_before`,
    it stands for what comes later (*in- och utrikes*).
    """

    kept_after: Words
    shared_before: Words


class Mail(Section, frozen=True):
    """What mail programs and people put around what somebody writes.

    `writing_verbs` are in the line above what is replied to. `original` and `forwarded` stand above a message that is
    repeated or passed on, and `sender`, `sent`, `recipient` and `subject` are the labels of its first lines. `closings`
    begin the end of a letter, `devices` a line that a device adds. `reply_prefixes` come before a subject.
    """

    writing_verbs: Words
    original: Words
    forwarded: Words
    sender: Words
    sent: Words
    recipient: Words
    subject: Words
    closings: Words
    devices: Words
    reply_prefixes: Words


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

        A verb with longer forms than its base reports only in these.
        """
        listed = self.cue_tables()
        verbs = ((base, verb, name) for name in CUE_TABLES for base, verb in getattr(self.cues, name).items())
        return {
            base: name
            for base, verb, name in verbs
            if base not in listed and all(len(form.split()) == len(base.split()) for form in _forms(verb))
        }


def _forms(verb: Words | IrregularVerb) -> Words:
    return (*verb.regular, *verb.irregular) if isinstance(verb, IrregularVerb) else verb
