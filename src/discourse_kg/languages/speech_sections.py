"""The sections of a language pack about speech: clauses, verbs and nouns of saying, and who a source says speaks."""

from __future__ import annotations

from discourse_kg.languages.sections import Section, Verbs, Words


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

    Any verb before a content clause reports what a person says or thinks, but for the `deeds`, which have such a clause
    for what somebody does (*saw to it that*); a language without `deeds` has no such open class. `links` are the
    prepositions that may stand before that clause, and `reflexives` pronouns that may. One of `light` verbs reports
    with a noun of `attitudes` or `forms_of_talk` behind it (*gave an example*, *gave an overview*), one of `sights`
    with one of `observations` (*sees a need*). `supines` are the endings of a past form and of the participle behind
    *have*, `presents` those of an infinitive and of its present, `-` for none.
    Base forms that are `adjectives` too are none (*hälsade alla välkomna*).
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
    deeds: Words
    links: Words
    reflexives: Words
    light: Words
    attitudes: Words
    forms_of_talk: Words
    sights: Words
    observations: Words
    supines: Words
    presents: Words
    adjectives: Words


class Nominal(Section, frozen=True):
    """Nouns that report speech after a genitive (Xs medskick), by the kind they make; `source` is *enligt* X.

    `medium` is a form of speech that is the subject in place of the speaker (*her keynote argued …*). `viewpoint` opens
    a sentence by naming whose view it gives (*for X, it is …*). `questions` and `answers` label the parts of an
    interview, and `greetings` may stand before the name of whoever is asked. `interviews` stand before the name of
    whoever is interviewed (*we sat down with X*), and `invitations` open a question that is none by its form (*tell us
    about …*).
    """

    say: Words
    medium: Words
    viewpoint: Words
    questions: Words
    answers: Words
    greetings: Words
    interviews: Words
    invitations: Words
    question: Words
    question_openers: Words
    source: Words


class Continuation(Section, frozen=True):
    """Sentence openers that end a speaker's words: narration about the event, not its content.

    `shifted` are auxiliaries that put a verb into another time or mood than that of a recap's own telling.
    """

    stops: Words
    shifted: Words
    narrator: Words


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
