"""The sections of a language pack about people: their names and roles, and the lists that they are on."""

from __future__ import annotations

from discourse_kg.languages.sections import Forms, Section, Words


class NameWords(Section, frozen=True):
    """What names look like. `particles` may occur inside a name (von); `genitives` are endings that it may have.

    `openers` are capitalized at the start of a sentence, and begin no name. `given_like_genitive` are given names
    that end like a genitive (Lars). `patronymics` end surnames and little else. `honorifics` come before a name and
    are no part of it. `parties` are labels in parentheses after a politician's name. `organization_words` are words
    of an organization's name, and `organization_suffixes` end such words. `organization_nouns` are lower-case and
    follow a capitalized word (*Uppsala universitet*); those that are `municipal` follow a town's name.
    `complements` join to a body what it is for (*Institute for Harbours*). `post_nominals` are letters behind a
    name (*MP*), `genitive_prepositions` join two parts of any body's name (*Port of Hull*). `body_topics` end what
    a body is for, not another body (*Department of Health and Human Services*), and `seated` a word for its seat
    (*the Bergen-based Harbour Academy*).
    """

    particles: Words
    genitives: Words
    openers: Words
    given_like_genitive: Words
    patronymics: tuple[str, ...]
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

    `fields` are short forms for what one works with, and no bodies (*IT specialist*).
    `kinds` maps the notation of a concept in the role scheme to words or suffixes. `definite` are endings of the
    definite form; `determiners` may precede it. `prepositions` join a role to its organization. `weak_prepositions` do
    so only if no comma does, and `topic_prepositions` only if the words after them form an organization's name
    (*director for research* does not); the same holds after roles that are `topical` (*professor of law*).
    `affiliations` join a name to an organization. `linkers` join a name to its description; `works` are verbs for a
    person's work (*who leads X at Y*). `former` marks a role that the person no longer has, `present` one
    that they have now, which is no part of it. `deputies` make another
    office of the one they stand before (*the deputy speaker* is not *the speaker*), and `serving` joins an office to
    that of whom it serves (*secretary to the minister*).
    `adjectives` are endings of adjectives that limit a role (*konstnärliga ledare*). `other_prepositions` end a
    description. `units` end names for a part of a body that has no name of its own (*utvecklingspolitiska enheten*).
    `plurals` are endings of several holders of a role, `singulars` what one's has in their place, `verb_endings`
    those of words that are no part of one; `aides` join one to another's office (*adviser to the minister*),
    `charges` are phrases that join one to what it is in charge of, and `turned` words between an office that is over
    and the one behind it (*driver turned designer*).
    `managed` end names of what an office can be of or for, but not at (*manager of the Leaf Program*).
    `elects` are verbs that give somebody an office, `elected` the words between them (*elected X as chair*).
    """

    fields: tuple[str, ...]
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
    present: Words
    deputies: Words
    serving: Words
    adjectives: Words
    other_prepositions: Words
    units: Words
    plurals: Words
    singulars: Words
    verb_endings: Words
    aides: Words
    charges: Words
    turned: Words
    managed: Words
    elects: Words
    elected: Words


class Pronouns(Section, frozen=True):
    """`personal` maps a third-person singular pronoun to a class that must agree (f, m or any).

    `titles` are words before a name, or in a role, that tell the class of whoever bears it (*Mrs*, *king*); `people`
    are nouns for somebody unnamed (*a woman*), with theirs. `plural` are words for several people, with how many, or 0
    where the word does not say. `first` are first-person forms: in unquoted words before *said X* they show that X is
    quoted. `second` are second-person forms. `relative` open a relative clause; those `of_people` do so only after a
    person.
    """

    personal: dict[str, str]
    objects: dict[str, str]
    titles: dict[str, str]
    people: dict[str, str]
    plural: dict[str, int]
    first: Words
    second: Words
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
    and `plurals` endings by which a word for a role means several who have it. `showing` are verbs by which a text
    gives a fact and says nothing.
    """

    bodies: Words
    media: Words
    media_suffixes: tuple[str, ...]
    people: Words
    plurals: tuple[str, ...]
    showing: Words


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
    (*moderated by*) and before those of `before` (*chaired the session*); on either side of `engaged` verbs, which
    two or more do together. Parts: `panellist`, `moderator`, `speaker`, `present` (no part is told), `roll` (of a
    meeting), `away` (in the audience, absent, a host).

    `joining` join another person beside the conjunctions. `fillers` and `openers` may come before a person and a
    list. `everybody` is what a list tells of all on it (*all of X*); `plurals` end the titles of several people.
    `orders` count the panels of a text (*the second panel*). `families` stand before given names that share a
    surname. `companions` join people to the title of a talk (*“Trees on time”, with A and B*). `counts` say how many
    sat there, whom the next sentences name; `positions` are where somebody is in a picture. `attributes` end what
    describes the bearer of a title (*newly appointed*). `unfulfilled` tell that somebody was to be there and was not.
    `sessions` are talks of several people (*webinar*). `including` stands between a word for people and some of them
    (*the panellists, among them A and B*). `hosting` are those `engaged` verbs by which people call others together,
    and take no part themselves. `rounds` are talks to which people are asked (*round table*): those who are quoted
    beside one need not have sat there. `seating` joins those who took part to a word for a panel or a talk (*panel
    with*).
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
    companions: Words
    positions: Words
    unfulfilled: Words
    sessions: Words
    including: Words
    hosting: Words
    rounds: Words
    seating: Words
    labels: Forms
    places: Forms
    after: Forms
    before: Forms


class MeetingWords(Section, frozen=True):
    """The offices of bodies and of their meetings, as minutes label and fill them.

    `offices` maps an office in the singular to the forms that a label has; those of them that label `several` without
    another form stand in both. `limits` do the same for words before it that are part of it (*deputy*); `plain` words
    before it are not (*present*, *elected*), and `tails` may follow it (*of the meeting*). `others` label people who
    have none (*staff*).
    `elected` are verbs that make those before them something (*was elected*), `electing` those that have a body before
    them and who is chosen behind; `into` are words between and the office (*as*), `tasks` maps an office to what its
    holder was chosen to do, and `elections` stand before an office that the next words fill (*election of*).
    Beside words of `unmade` nobody is chosen (*proposed*, *not*).
    Forms of `bare` open a sentence without an article (*Chair noted that …*).
    `attending` are words that tell how and when somebody took part (*via link*, *from item*), with numbers or none.
    """

    offices: Forms
    several: Words
    limits: Forms
    plain: Words
    tails: Words
    others: Words
    elected: Words
    electing: Words
    into: Words
    tasks: Forms
    elections: Words
    unmade: Words
    bare: Words
    attending: Words
