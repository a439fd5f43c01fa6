"""Find the one person who answers the questions of an interview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from discourse_kg.extraction.question_lines import EMPHASIS
from discourse_kg.extraction.referents import MentionForm, Referent
from discourse_kg.extraction.resolution import Resolver
from discourse_kg.extraction.segmentation import Block
from discourse_kg.languages.given_names import is_given_name
from discourse_kg.model import Recap, Span
from discourse_kg.notations import Resolution
from discourse_kg.noun_phrases.names import phrase_pattern, tokenise

#: Before a name, a greeting has at most so many words (*Good morning*).
_LONGEST_GREETING = 2

#: Between a word of interviewing and the name of whoever is interviewed stand at most so many (*with the author Name*).
_LONGEST_OFFICE = 8


#: A verb of answering is at most so many words behind the name, or behind what describes whoever has it.
_REACH = 12


class IntervieweeFinder:
    """Looks for whoever answers, in what stands above the first question, in the questions and in the title."""

    def __init__(
        self,
        recap: Recap,
        blocks: tuple[Block, ...],
        questions: Sequence[int],
        resolver: Resolver,
        author: str | None,
    ) -> None:
        self._text, self._title = recap.text, recap.title or ""
        self._resolver, self._author = resolver, author
        self._pack = blocks[questions[0]].pack
        self._above = blocks[: questions[0]]
        self._asked = [blocks[number] for number in questions]

    def addressed(self) -> list[Referent]:
        """Whom the first question calls by name (*Hello Name! …*)."""
        return [one for one in self._named(self._asked[:1]) if self._is_addressed(one, self._asked[0].span)]

    def alone(self) -> Referent | None:
        """Whom the first question calls by name, or else the one person who is named above it.

        Of several the one who is named again and again, or whom a later question calls by name.
        """
        addressed, above = self.addressed(), self._named(self._above)
        found = addressed if len(addressed) == 1 else above if len(above) == 1 else self._called(above)
        return found[0] if len(found) == 1 else None

    def met(self) -> Referent | None:
        """The one person whom the text says to be interviewed (*we sat down with Name*), or the title names alone."""
        found = [one for block in self._above for sentence in block.sentences for one in self._interviewed(sentence)]
        if not found:
            titled = self._titled()
            found = [one for one in self._referents(self._above) if len(titled) == 1 and one.person in titled]
        return found[0] if len({one.person for one in found}) == 1 else None

    def titled_alone(self) -> Referent | None:
        """The one person whom the title names, where nobody else is named above the first question."""
        titled = self._titled()
        if len(titled) != 1 or self._referents(self._above):
            return None
        return Referent(self._asked[0].span, MentionForm.NAME, titled.pop(), Resolution.FULL_NAME)

    def _titled(self) -> set[str | None]:
        if not self._title:
            return set()
        found = self._resolver.referents(self._title, tokenise(self._title, Span(0, len(self._title))))
        return {one.person for one in found if self._is_person(one)}

    def _interviewed(self, sentence: Span) -> Iterator[Referent]:
        """Everybody named behind a word of interviewing, if the first one is close behind it."""
        match = phrase_pattern(self._pack.nominal.interviews).search(self._text, sentence.start, sentence.end)
        if match is None:
            yield from self._answering(sentence)
            return
        behind = Span(match.end(), sentence.end)
        people = [
            one for one in self._resolver.referents(self._text, tokenise(self._text, behind)) if self._is_person(one)
        ]
        if people and len(self._text[match.end() : people[0].span.start].split()) <= _LONGEST_OFFICE:
            yield from people

    def _answering(self, sentence: Span) -> Iterator[Referent]:
        """*Name recently answered a few questions*: whoever is right before a verb of answering."""
        tokens = tokenise(self._text, sentence)
        asked = tuple(word[:-1] for word in self._pack.nominal.question)
        if not any(token.folded.startswith(asked) for token in tokens):
            return
        answers = frozenset(form for form, group in self._pack.cue_tables().items() if group == "answer")
        people = [one for one in self._resolver.referents(self._text, tokens) if self._is_person(one)]
        ends = [*(one.span.start for one in people[1:]), sentence.end]
        for one, end in zip(people, ends, strict=False):
            behind = [token.folded for token in tokens if one.span.end <= token.start < end][:_REACH]
            if not one.genitive and not answers.isdisjoint(behind):
                yield one

    def _is_person(self, one: Referent) -> bool:
        return one.form is MentionForm.NAME and one.person is not None and one.person != self._author

    def _referents(self, among: Iterable[Block]) -> list[Referent]:
        found = (
            one for block in among for one in self._resolver.referents(self._text, tokenise(self._text, block.span))
        )
        return [one for one in found if self._is_somebody(one) and (one.person is None or one.person != self._author)]

    def _named(self, among: Iterable[Block]) -> list[Referent]:
        people = self._referents(among)
        each = Counter(one.person or one.span.of(self._text) for one in people)
        most = max(each.values(), default=0)
        often = [name for name, times in each.items() if times == most]
        whom = set(each)
        alone = whom if len(whom) == 1 else set(often) if most > 1 and len(often) == 1 else whom
        if len(alone) > 1:
            return people
        # Whoever is interviewed is named in full before a given name, which may be another word, stands alone.
        return [one for one in people if one.person in alone and one.how is Resolution.FULL_NAME][:1]

    def _called(self, above: list[Referent]) -> list[Referent]:
        """Of several people who are named above, the one whom a later question calls by name."""
        each = [(block.span, one) for block in self._asked[1:] for one in self._referents([block])]
        people = {one.person for block, one in each if one.person and self._is_addressed(one, block)}
        return [one for one in above if people == {one.person} and one.how is Resolution.FULL_NAME][:1]

    def _is_addressed(self, one: Referent, question: Span) -> bool:
        """Whether a question calls somebody by name, set off by marks at both sides."""
        before = self._text[question.start : one.span.start].rstrip(EMPHASIS)
        return self._text[one.span.end : one.span.end + 1] in ("?", "!", ",") and (
            before.endswith((",", ":")) or len(before.split()) <= _LONGEST_GREETING
        )

    def _is_somebody(self, one: Referent) -> bool:
        """Whether a mention is somebody's name, in the cast or not; a stranger's has two words."""
        given, _, surname = one.span.of(self._text).partition(" ")
        whole = surname[:1].isupper() and " " not in surname
        stranger = one.form is MentionForm.UNKNOWN and whole and is_given_name(given)
        return one.form is MentionForm.NAME or stranger
