"""The sections of a language pack about texts and what they are about: sentences, pages, letters, days and events."""

from __future__ import annotations

from discourse_kg.languages.sections import Section, Words


class Sentences(Section, frozen=True):
    """Where sentences end. The full stop of `abbreviations` ends no sentence, nor does that of a single letter.

    `dashes` are the marks that open a line of dialogue; what begins with another dash is an item of a list.
    """

    dashes: str
    abbreviations: Words


class Hyphens(Section, frozen=True):
    """Words that a hyphen at the end of a line does not divide.

    After a word of `kept_after` the hyphen is part of what is written (*it-direktör*). Before one of `shared_before`,
    it stands for what comes later (*in- och utrikes*).
    """

    kept_after: Words
    shared_before: Words


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

    `tasks` are headings of lists of what is to be done. `teasers` open a line about another article; `lists` are
    headings of lists of such lines. `ads` mark advertisements. `menu` are links and buttons. `notices` open what
    the site says about itself (cookies, newsletters); the paragraphs next to it belong to it if they contain one of
    `notice_words`. `footers` open a line about the publisher. `comments` are headings of readers' comments, if what
    follows looks like some; `invitations` to comment always open them. `comment_marks` are buttons below a comment,
    `comment_openers` the verbs after its writer's name. `changed` come before the date of the last change, which is
    never that of an event. `details` are other words of a byline, and `reading_times` those that tell how long the
    page takes to read.
    """

    tasks: Words
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
