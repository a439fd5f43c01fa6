"""Whom a pronoun, an office or a plural means, and where nobody is meant. Everybody is invented."""

from __future__ import annotations

import pytest

from support.texts import read


def speakers(text: str, language: str = "sv") -> list[tuple[str, ...]]:
    """The speakers of every statement, in order."""
    return [statement.speakers for statement in read(text, language).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A pronoun agrees with the given name: she is not Erik, though he spoke last.
        (
            (
                "I panelen satt Moa Sandqvist och Erik Holmlund. Erik Holmlund sa att isen är kall. "
                "Hon menade att isen är varm."
            ),
            [("Erik Holmlund",), ("Moa Sandqvist",)],
        ),
        # Two who agree: nobody is meant.
        (
            (
                "I panelen satt Moa Sandqvist, Tove Rosell och Erik Holmlund. Erik Holmlund sa att isen är kall. "
                "Hon menade att isen är varm."
            ),
            [("Erik Holmlund",), ()],
        ),
        # Somebody unnamed is the subject.
        (
            "Erik Holmlund, rektor, sa att isen är kall. En äldre dam tog ordet. Hon menade att isen är varm.",
            [("Erik Holmlund",), ()],
        ),
        # A heading does not cut a pronoun from the only person.
        (
            "Hamnchefen Moa Sandqvist talade på mötet.\n\nIsen oroar\n\n– Vi har bråttom, säger hon.",
            [("Moa Sandqvist",)],
        ),
    ],
)
def test_pronouns(text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I panelen satt Fia Glans och Gurra Tveit. Båda menade att tiden är knapp.",
            [("Fia Glans", "Gurra Tveit")],
        ),
        # They are not the one whom the sentence before told of, nor more than it told of.
        ("I panelen satt Fia Glans (C). De menade att tiden är knapp.", [()]),
        ("I panelen satt Fia Glans (C), Gurra Tveit (S) och Moa Rosell (L). Båda menade att tiden är knapp.", [()]),
    ],
)
def test_plurals(text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I mötet deltog vice talman Moa Sandqvist. Talmannen sa att isen är kall.", [()]),
        ("I mötet deltog vice talman Moa Sandqvist. Vice talmannen sa att isen är kall.", [("Moa Sandqvist",)]),
        # Whose secretary she is, is another's office.
        (
            (
                "I mötet deltog kulturminister Moa Sandqvist och Tove Rosell, sekreterare åt kulturministern. "
                "Kulturministern sa att isen är kall."
            ),
            [("Moa Sandqvist",)],
        ),
        # An office that nobody in the text has is somebody, and none of those who are named.
        ("Erik Holmlund, rektor, sa att isen är kall. Borgmästaren sa att isen är varm.", [("Erik Holmlund",), ()]),
    ],
)
def test_offices(text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "sv",
            (
                "Vad tycker de om färjan?\n\nMoa Sandqvist, Centerpartiet:\n\n– Bygg ut den.\n\n"
                "Erik Holmlund, Liberalerna:\n\n– Låt bli."
            ),
            [("Moa Sandqvist",), ("Erik Holmlund",)],
        ),
        (
            "en",
            "**Maja Lindqvist, teacher**\n\n“I cycle every day.”\n\n**Oskar Brandvold, student**\n\n“I take the bus.”",
            [("Maja Lindqvist",), ("Oskar Brandvold",)],
        ),
    ],
)
def test_lines_that_name_who_speaks_below(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        # A college is nobody, and an office beside a name is that person's.
        "Moa Sandqvist, who teaches at Corliss College, spoke. She said that lists leak.",
        "Erik Holmlund spoke. The museum's director, Moa Sandqvist, thanked him. She said that lists leak.",
        "Erik Holmlund spoke. The mayor, Dr. Moa Sandqvist, thanked him. She said that lists leak.",
    ],
)
def test_what_is_nobody_else_is_no_candidate(text: str) -> None:
    assert [one.speakers for one in read(text, "en").statements if "leak" in one.span.of(text)] == [("Moa Sandqvist",)]
