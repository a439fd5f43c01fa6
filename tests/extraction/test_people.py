"""What a recap tells of people: portraits, parties, offices that are over, seats. Everybody here is invented."""

from __future__ import annotations

import pytest

from discourse_kg.model import ParticipationRole, Person, StatementKind
from support.texts import read, read_among_cast


def person(text: str, name: str, language: str = "sv") -> Person:
    return next(one for one in read(text, language).persons if one.name == name)


@pytest.mark.parametrize(
    ("language", "text", "role", "organization"),
    [
        ("sv", "Tova Ekmark sa nej. Hon är jurist på Löfrådet.", "jurist", "Löfrådet"),
        ("en", "Tova Ekmark said nothing. She is a lawyer at the Leaf Board.", "lawyer", "Leaf Board"),
        ("en", "Tova Ekmark, who leads the tree programme at the Leaf Board, said no.", None, "Leaf Board"),
        ("en", "Tova Ekmark of the Leaf Board said no.", None, "Leaf Board"),
        ("en", "Last up was Tova Ekmark from the county council.", None, "county council"),
        ("en", "The chief gardener of the Leaf Board, Tova Ekmark, said no.", "chief gardener", "Leaf Board"),
        ("sv", "Björkviks kommuns jurist, Tova Ekmark, sa nej.", "jurist", "Björkviks kommun"),
        ("sv", "I panelen satt Tova Ekmark från konsultbolaget Lövkraft och Nima Forsrud (S).", None, "Lövkraft"),
        ("sv", "Tova Ekmark, jurist på Myndigheten för lov och löv, sa nej.", "jurist", "Myndigheten för lov och löv"),
        ("sv", "Tova Ekmark, jurist på socialförvaltningen, sa nej.", "jurist", "socialförvaltningen"),
        ("sv", "Vår vd Tova Ekmark ledde samtalet mellan Nima Forsrud, jurist, och Isa Berg, kock.", "vd", None),
        ("en", "Trees die, says Director General Tova Ekmark.", "Director General", None),
        ("en", "Tova VAN EKMARK, archivist to the Diocese of Birch Bay, said no.", "archivist", "Diocese of Birch Bay"),
        ("en", "Tova Ekmark, a cook turned lawyer at the Leaf Board, said no.", "lawyer", "Leaf Board"),
        (
            "en",
            "Tova Ekmark, director with responsibility for trees at the Leaf Board, said no.",
            "director with responsibility for trees",
            "Leaf Board",
        ),
        (
            "en",
            "On the panel were Nima Forsrud, a cook, and Tova Ekmark, Director, Trees and Leaves, Leaf Board.",
            "Director, Trees and Leaves",
            "Leaf Board",
        ),
        (
            "en",
            "Tova Ekmark, Director for Trees and Leaves, Leaf Board, said no.",
            "Director for Trees and Leaves",
            "Leaf Board",
        ),
        (
            "en",
            "Tova Ekmark, adviser, Federal Lawyer Aid, at the Leaf Board, said no.",
            "adviser, Federal Lawyer Aid",
            "Leaf Board",
        ),
        ("en", "Tova Ekmark, lawyer, Tree and Leaf Board, Birch Bay, said no.", "lawyer", "Tree and Leaf Board"),
        ("en", "Tova Ekmark (Instituto dos Portos, Portugal) said no.", None, "Instituto dos Portos"),
        ("en", "Tova Ekmark (National Leaf Service, Aarhus) said no.", None, "National Leaf Service"),
        ("en", "Tova Ekmark (Department of Trees, European Commission) said no.", None, "European Commission"),
        ("en", "Ms Tova Ekmark of the Kraków-based studio Okno said no.", None, "Okno"),
        ("sv", "Närvarande:\nTova Ekmark, Löfrådet (på distans)\nBo Ek, Björkvik\n\nTova sa nej.", None, "Löfrådet"),
        (
            "en",
            "Tova Ekmark, manager of the town-wide Leaf Program, said no.",
            "manager of the town-wide Leaf Program",
            None,
        ),
        ("en", "A panel led by journalist Tova Ekmark debated trees. Ekmark said no.", "journalist", None),
        # Verbs give an office: of work, of election.
        ("sv", "På årsmötet valdes Tova Ekmark till ny ordförande.", "ordförande", None),
        ("sv", "Väljarna valde Tova Ekmark till riksdagen.", None, None),
        ("en", "Tova Ekmark serves as a lawyer for the Leaf Board.", "lawyer", "Leaf Board"),
        ("en", "Tova Ekmark was appointed director of the Leaf Board in May.", "director", "Leaf Board"),
        (
            "en",
            "Tova Ekmark is currently Chief of Quay Affairs for the Department of Leaves.",
            "Chief of Quay Affairs",
            "Department of Leaves",
        ),
        # The field of work in capitals is no body, nor are degrees, or a unit without a name.
        ("en", "Trees die, said Tova Ekmark, IT Specialist in the Leaf Board.", "IT Specialist", "Leaf Board"),
        (
            "en",
            "Tova Ekmark is a Senior Graphic Designer at the Leaf Board.",
            "Senior Graphic Designer",
            "Leaf Board",
        ),
        ("en", "Tova Ekmark, J.D., a lawyer at the Leaf Board, said no.", "lawyer", "Leaf Board"),
        (
            "en",
            "Tova Ekmark, division director in the office of Trees and Leaves at the Leaf Board, said no.",
            "division director",
            "Leaf Board",
        ),
        ("en", "“I’m Tova Ekmark, Minister for Trees,” she said.", "Minister for Trees", None),
    ],
)
def test_what_somebody_is(language: str, text: str, role: str | None, organization: str | None) -> None:
    one = next(one for one in read(text, language).persons if one.name in ("Tova Ekmark", "Tova van Ekmark"))
    assert (one.role.label if one.role else None, one.organization) == (role, organization)


def test_a_role_that_hangs_on_a_name_makes_nobody() -> None:
    text = "I panelen satt Tova Ekmarkit-strateg på Lövkraft, Nima Forsrud, jurist, och Isa Berg, kock."
    assert "Tova Ekmarkit-strateg" not in {one.name for one in read(text).persons}


def test_a_role_that_hangs_on_a_name_is_of_whom_the_text_names_elsewhere() -> None:
    text = (
        "Från vänster: Isa Berg, kock, och Tova Ekmark.\n\n"
        "I panelen satt Tova Ekmarkit-strateg på Lövkraft, Nima Forsrud, jurist, och Isa Berg, kock."
    )
    (panel,) = read(text).panels
    assert "Tova Ekmark" in panel.names(ParticipationRole.PANELLIST)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We finished with a panel: Bo Ek, cook, and Eva Ask, nurse, with our own Tova Ekmark in the chair."),
        (
            "en",
            "The panel: Bo Ek, a cook, Eva Ask, a nurse. Who pays, asked Tova Ekmark, lawyer and panel moderator.",
        ),
    ],
)
def test_who_leads_by_words_behind_the_name(language: str, text: str) -> None:
    (panel,) = read(text, language).panels
    assert panel.names(ParticipationRole.MODERATOR) == ("Tova Ekmark",)


def test_an_office_outweighs_a_part_on_the_panel() -> None:
    one = person(
        "Moderator: Tova Ekmark, programchef, Lövrådet\n\nI panelen: Bo Ek, kock, Eva Ask, jurist", "Tova Ekmark"
    )
    assert one.role is not None
    assert one.role.label == "programchef"


def test_a_talk_with_a_title_has_those_it_is_with() -> None:
    text = "Sedan följde samtalet ”Träd i tid”, med Bo Ek (Lövrådet), Eva Ask som är kock och Isa Berg, jurist."
    (panel,) = read(text).panels
    assert panel.names(ParticipationRole.PANELLIST) == ("Bo Ek", "Eva Ask", "Isa Berg")


def test_what_is_somebodys_is_nobody() -> None:
    assert not read("Editor’s Note: You can read our earlier articles on trees.", "en").persons


def test_who_fell_ill_leads_no_talk() -> None:
    text = "Debatten leddes av Ola Ström från Björkviks Tidning. Eva Ask (V) fick lämna återbud på grund av feber."
    (panel,) = read(text).panels
    assert panel.names(ParticipationRole.MODERATOR) == ("Ola Ström",)


@pytest.mark.parametrize(
    ("language", "text", "former", "role"),
    [
        ("sv", "Tova Ekmark, jurist, tidigare rektor vid Lövskolan, sa nej.", [("rektor", "Lövskolan")], "jurist"),
        ("sv", "Förre ministern Tova Ekmark sa nej.", [("ministern", None)], None),
        ("sv", "Tova Ekmark, f d rektor, sa nej.", [("rektor", None)], None),
        ("sv", "F.d. rektor Tova Ekmark sa nej.", [("rektor", None)], None),
        ("en", "Tova Ekmark, lawyer, formerly dean at Leaf College, said no.", [("dean", "Leaf College")], "lawyer"),
        ("en", "The former minister Tova Ekmark said no.", [("minister", None)], None),
        ("en", "Tova Ekmark, a lawyer, said no.", [], "lawyer"),
    ],
)
def test_an_office_that_is_over_is_none_that_is_held(
    language: str, text: str, former: list[tuple[str, str | None]], role: str | None
) -> None:
    one = person(text, "Tova Ekmark", language)
    assert [(office.role.label, office.organization) for office in one.former] == former
    assert (one.role.label if one.role else None) == role


@pytest.mark.parametrize(
    ("language", "text", "party", "role"),
    [
        ("sv", "Tova Ekmark (MP), ordförande i nämnden, sa nej.", "MP", "ordförande"),
        ("sv", "Tova Ekmark, ledamot (S), sa nej.", "S", "ledamot"),
        ("sv", "Tova Ekmark (mp) sa nej.", "mp", None),
        ("en", "Cllr Tova Ekmark (Lib Dem, Leaf End) said no.", "Lib Dem", None),
        ("en", "Tova Ekmark (Leaf Board) said no.", None, None),
    ],
)
def test_a_party_stands_in_parentheses(language: str, text: str, party: str | None, role: str | None) -> None:
    one = person(text, "Tova Ekmark", language)
    assert (one.party, one.role.label if one.role else None) == (party, role)


@pytest.mark.parametrize(
    ("language", "text", "seats"),
    [
        (
            "en",
            "Ada Lund, head of trees, gave the keynote. Then a panel: Bo Ek, lawyer, Eva Ask, cook, and Isa Dal, poet.",
            ["Bo Ek", "Eva Ask", "Isa Dal"],
        ),
        (
            "sv",
            "Rektor Ada Lund öppnade dagen. Panelen leddes av Bo Ek. Eva Ask, jurist, sa nej. Isa Dal, poet, höll med.",
            ["Eva Ask", "Isa Dal"],
        ),
        ("en", "The debate was long. Ada Lund, lawyer, said no. Bo Ek, cook, agreed.", []),
        (
            "en",
            "Panel members include Dr. Bo Ek, lawyer; and Eva Ask, cook. Dr. Ada Lund will moderate.",
            ["Bo Ek", "Eva Ask"],
        ),
        ("sv", "Närvarande:\nAda Lund, Löfrådet, jurist\nBo Ek, Björkvik\n\nAda sa nej. Bo sa ja.", []),
        (
            "en",
            "On the panel were Bo Ek, lawyer, and Eva Ask, cook. Ada Lund, a nurse, had listened to it. Ada said no.",
            ["Bo Ek", "Eva Ask"],
        ),
    ],
)
def test_who_sits_on_the_panel(language: str, text: str, seats: list[str]) -> None:
    panels = read(text, language).panels
    assert [name for panel in panels for name in panel.names(ParticipationRole.PANELLIST)] == seats


def test_a_seat_is_told_by_a_sentence() -> None:
    text = "Dagen var lång. I panelen satt Nima Forsrud (S) och Tova Ekmark (V). Isa Bergvret modererade."
    discourse = read(text)
    told = {
        part.person: part.introduced.of(text) if part.introduced else None
        for part in discourse.panels[0].participations
    }
    assert told == {
        "Isa Bergvret": "Isa Bergvret modererade.",
        "Nima Forsrud": "I panelen satt Nima Forsrud (S) och Tova Ekmark (V).",
        "Tova Ekmark": "I panelen satt Nima Forsrud (S) och Tova Ekmark (V).",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Därefter ledde Tova Ekmark ett panelsamtal med Nima Forsrud (S) och Isa Berg (M)."),
        (
            "en",
            "On the panel were Nima Forsrud, lawyer, and Isa Berg, cook. Dr. Tova Ekmark will moderate the discussion.",
        ),
    ],
)
def test_who_leads_the_talk(language: str, text: str) -> None:
    (panel,) = read(text, language).panels
    assert panel.names(ParticipationRole.MODERATOR) == ("Tova Ekmark",)
    assert panel.names(ParticipationRole.PANELLIST) == ("Nima Forsrud", "Isa Berg")


def test_a_weekday_names_no_event() -> None:
    assert read("Det var på Tisdagen i Björkvik. Tova Ekmark, jurist, sa nej.").event.name is None


def test_a_colon_inside_a_word_labels_no_words() -> None:
    text = "Nima Forsrud, från LVT:s beredning för löv redogjorde för hur man ser på träd."
    (statement,) = read_among_cast(text).statements
    assert statement.kind is not StatementKind.DIRECT
