"""Where settings come from, which goes before which, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from discourse_kg.errors import SettingsError
from discourse_kg.identifiers import DEFAULT_BASE, checked_base
from discourse_kg.languages.naming import language_tag
from discourse_kg.settings import ProposerSettings, Settings, find_settings, load_settings
from support.folders import ROOT


def settings_of(folder: Path, toml: str, **environment: str) -> Settings:
    (folder / "discourse-kg.toml").write_text(toml, "utf-8")
    return load_settings(folder, {f"DISCOURSE_KG_{name}": value for name, value in environment.items()})


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {})
    assert settings == Settings()
    assert (settings.base, settings.store, settings.sources) == (
        DEFAULT_BASE,
        ".discourse-kg/store",
        ("data/recaps",),
    )


def test_the_nearest_file_upward_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "discourse-kg.toml").write_text('language = "sv"', "utf-8")
    assert load_settings(deep, {}).language == "sv"
    (tmp_path / "a" / "discourse-kg.toml").write_text('language = "en"', "utf-8")
    assert load_settings(deep, {}).language == "en"


@pytest.mark.parametrize("words", ["sv", "sv-SE", "sv_SE.UTF-8", "Svenska", "swedish", "swe"])
def test_a_language_to_show_goes_by_its_tags_and_names(words: str, tmp_path: Path) -> None:
    (tmp_path / "discourse-kg.toml").write_text(f'language = "{words}"', "utf-8")
    assert load_settings(tmp_path, {}, language_tag).language == "sv"
    assert load_settings(tmp_path, {"DISCOURSE_KG_LANGUAGE": words}, language_tag).language == "sv"


def test_a_folder_of_that_name_is_no_file_of_settings(tmp_path: Path) -> None:
    (tmp_path / "discourse-kg.toml").mkdir()
    assert find_settings(tmp_path) != tmp_path / "discourse-kg.toml"


def test_paths_count_from_the_file(tmp_path: Path) -> None:
    below = tmp_path / "below"
    below.mkdir()
    (tmp_path / "discourse-kg.toml").write_text('store = "kept"\nsources = ["texts/*.md", "/absolute"]', "utf-8")
    settings = load_settings(below, {})
    assert Path(below, settings.store).resolve() == tmp_path / "kept"
    assert Path(below, settings.sources[0]).resolve() == tmp_path / "texts" / "*.md"
    assert settings.sources[1] == "/absolute"


def test_an_endpoint_is_no_path(tmp_path: Path) -> None:
    assert settings_of(tmp_path, 'store = "http://localhost:7878/query"').store == "http://localhost:7878/query"


def test_a_variable_goes_before_the_file_and_an_option_before_both(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, 'store = "by-file"\nlanguage = "en"', STORE="by-variable", LANGUAGE="sv")
    assert (settings.store, settings.language) == ("by-variable", "sv")
    assert settings.with_options(store="by-option").store == "by-option"
    assert settings.with_options().store == "by-variable"


def test_an_empty_variable_says_nothing(tmp_path: Path) -> None:
    assert settings_of(tmp_path, 'store = "by-file"', STORE="").store == "by-file"


def test_several_sources_stand_in_one_variable(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "", SOURCES="a.md:b").sources == ("a.md", "b")


def test_publisher_and_catalogue_are_read(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path,
        '[publisher]\nname = "Å"\nemail = "a@example.org"\n[catalogue]\ntitle = { sv = "Graf", en = "Graph" }',
    )
    assert settings.publisher.name == "Å"
    assert settings.catalogue.title == {"en": "Graph", "sv": "Graf"}


def test_what_a_portal_shows_is_read(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path,
        """
        [publisher]
        number = "5560000000"
        homepage = "https://example.org/"
        description = { sv = "Påhittat." }
        [catalogue]
        keywords = { sv = ["påhitt", "panelsamtal"] }
        themes = ["GOVE"]
        spatial = ["https://example.org/area"]
        documentation = ["https://example.org/page"]
        start = 2017-10-11
        end = "2031-05-05"
        issued = 2031-05-06
        frequency = "IRREG"
        availability = "STABLE"
        endpoint = "https://example.org/sparql"
        """,
    )
    assert settings.publisher.uri == "http://dataportal.se/organisation/SE5560000000"
    told = settings.catalogue
    assert told.keywords == {"sv": ("påhitt", "panelsamtal")}
    assert (told.themes, told.spatial) == (("GOVE",), ("https://example.org/area",))
    assert (told.start, told.end, told.issued) == (date(2017, 10, 11), date(2031, 5, 5), date(2031, 5, 6))
    assert (told.frequency, told.access_rights, told.availability) == ("IRREG", "PUBLIC", "STABLE")


def test_the_iri_of_a_publisher_goes_before_what_follows_from_its_number(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, '[publisher]\nnumber = "5560000000"\nuri = "https://example.org/publisher"')
    assert settings.publisher.uri == "https://example.org/publisher"


def test_proposers_are_read_each_by_its_kind(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path,
        """
        [proposers.here]
        kind = "openai"
        base_url = "http://localhost:8080/v1/"
        model = "invented-model-1"
        key_variable = "INVENTED_KEY"
        timeout = 5
        [proposers.parser]
        kind = "spacy"
        model = "sv_core_news_sm"
        """,
    )
    here = ProposerSettings("openai", "invented-model-1", "http://localhost:8080/v1", "INVENTED_KEY", 5.0)
    assert settings.proposers == {"here": here, "parser": ProposerSettings("spacy", "sv_core_news_sm")}


def test_the_settings_of_this_project_hold() -> None:
    settings = load_settings(ROOT, {})
    assert settings.sources == ("data/recaps",)
    assert settings.publisher.uri
    assert set(settings.catalogue.title) == {"sv", "en"}


#: The beginning of a proposer that is an endpoint, for one more setting.
ENDPOINT: Final = '[proposers.x]\nkind = "openai"\nmodel = "m"\n'


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('bas = "https://example.org"', "discourse-kg.toml: bas: unknown key; did you mean base?"),
        ('[publisher]\nnamn = "x"', "discourse-kg.toml: publisher.namn: unknown key; did you mean name?"),
        ("store = 1", "discourse-kg.toml: store: must be a text, not 1"),
        ('store = ""', "store: must be a text"),
        ('sources = "data"', "sources: must be a list of files, folders or patterns"),
        ("sources = []", "sources: must be a list of files, folders or patterns, not an empty list"),
        ('sources = [""]', "sources[0]: must be a text"),
        ('publisher = "x"', 'publisher: must be a section of its own, [publisher], not "x"'),
        ('[publisher]\nuri = "x"', "publisher.uri: must be a web address"),
        ('[publisher]\nuri = "javascript:alert(1)"', "publisher.uri: must be a web address"),
        ('[publisher]\nuri = "https://example.org/100%"', "publisher.uri: must be a web address"),
        ('[catalogue]\nspatial = ["https://example.org/[x]"]', "catalogue.spatial[0]: must be a web address"),
        ('[catalogue]\ndocumentation = ["https://example.org", "http://["]', "documentation[1]: must be a web"),
        ('[publisher]\nemail = "x"', "publisher.email: must be an e-mail address"),
        ('[catalogue]\ntitle = "Graph"', "catalogue.title: must be given by language"),
        (
            '[catalogue.title]\nSvenska = "Graf"',
            "catalogue.title.Svenska: the key must be a language's two or three",
        ),
        ('[catalogue.title]\nsv = ""', 'catalogue.title.sv: must be a text, not ""'),
        ('[publisher]\nnumber = "556000-0000"', "publisher.number: must be an organization's number of ten digits"),
        ("[publisher]\nnumber = 5560000000", "without a hyphen, in quotation marks, not 5560000000"),
        ('[catalogue]\nkeywords = ["a"]', 'catalogue.keywords: must be given by language, like { sv = ["…"] }'),
        ('[catalogue]\nkeywords = { sv = "a" }', "catalogue.keywords.sv: must be a list of keywords"),
        ('[catalogue]\nthemes = "GOVE"', "catalogue.themes: must be a list of codes"),
        ('[catalogue]\nthemes = ["gove"]', "catalogue.themes[0]: must be a code of the EU's authority table"),
        ('[catalogue]\nspatial = ["Sverige"]', "catalogue.spatial[0]: must be a web address"),
        ("[catalogue]\nspatial = []", "catalogue.spatial: must be a list of web addresses"),
        ('[catalogue]\nissued = "yesterday"', 'catalogue.issued: must be a day like 2024-03-15, not "yesterday"'),
        ("[catalogue]\nissued = 2024-03-15T10:00:00Z", "catalogue.issued: must be a day"),
        ("[catalogue]\nissued = 20240315", "catalogue.issued: must be a day"),
        ('[catalogue]\nissued = "2024-02-30"', "catalogue.issued: must be a day"),
        ("[catalogue]\nstart = 2024-03-15\nend = 2024-03-14", "catalogue: end must not be before start"),
        ('[catalogue]\nendpoint = "localhost"', "catalogue.endpoint: must be a web address"),
        ('language = "nb"', 'language: must be one of en, sv, not "nb"'),
        ('language = "norsk"', 'language: must be one of en, sv, not "norsk"'),
        ('language = "svenska"', 'language: must be one of en, sv, not "svenska"'),
        ("language = 7", "language: "),
        ('base = "https://example.org/"', "discourse-kg.toml: base: the base IRI must not end in a slash"),
        ("proposers = 1", "proposers: must be given by a section for each, like [proposers.NAME]"),
        ("[proposers]\nx = 1", "proposers.x: must be a section of its own, like [proposers.NAME]"),
        ('[proposers.x]\nkind = "spacy"', "discourse-kg.toml: proposers.x.model: is missing; it must be a text"),
        ('[proposers.x]\nmodel = "m"', "proposers.x.kind: is missing; it must be one of openai, spacy, stanza"),
        ('[proposers.x]\nkind = "openai"\nmodel = "m"', "proposers.x.base_url: is missing"),
        (
            '[proposers.x]\nkind = "Spacy"\nmodel = "m"',
            'proposers.x.kind: must be one of openai, spacy, stanza, not "Spacy"; did you mean spacy?',
        ),
        ('[proposers.x]\nmodell = "m"', "proposers.x.modell: unknown key; did you mean model?"),
        ('[proposers.x]\nkind = "spacy"\nmodel = "m"\nseed = 1', "proposers.x.seed: has no meaning for spacy"),
        (f'{ENDPOINT}base_url = "localhost:1"', "proposers.x.base_url: must be a web address"),
        (f'{ENDPOINT}base_url = "https://me:secret@example.org"', "without user and query"),
        (f'{ENDPOINT}base_url = "https://example.org/v1?x"', "without user and query"),
        (f'{ENDPOINT}base_url = "https://example.org:x"', "must be a web address"),
        (f'{ENDPOINT}key_variable = "sk-1"', "key_variable: must be the name of an environment variable"),
        (f"{ENDPOINT}timeout = 0", "timeout: must be a number of seconds"),
        (f"{ENDPOINT}timeout = nan", "timeout: must be a number of seconds"),
        (f"{ENDPOINT}timeout = inf", "timeout: must be a number of seconds"),
        (f"{ENDPOINT}seed = 1.5", "seed: must be a whole number"),
        (f"{ENDPOINT}longest = true", "longest: must be a whole number"),
        (
            '[proposers.x]\nkind = "openai"\nmodel = "m"\nbase_url = "http://example.org"\nkey_variable = "K"',
            "key_variable: needs an https address, or one of this machine, not http://example.org",
        ),
        ("base =", "is not TOML"),
        ("a = " + "[" * 20_000, "is not TOML"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_file(tmp_path: Path, toml: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        settings_of(tmp_path, toml)
    assert told in str(error.value)
    assert "discourse-kg.toml" in str(error.value)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "discourse-kg.toml").write_bytes('language = "på"'.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"is not UTF-8 .*; save it as UTF-8"):
        load_settings(tmp_path, {})


def test_a_variable_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="DISCOURSE_KG_BASE: the base IRI must have no port"):
        settings_of(tmp_path, "", BASE="https://example.org:8080")
    with pytest.raises(SettingsError, match='DISCOURSE_KG_LANGUAGE: must be one of en, sv, not "nb"'):
        settings_of(tmp_path, "", LANGUAGE="nb")
    with pytest.raises(SettingsError, match=r"DISCOURSE_KG_SOURCES: must be a text"):
        settings_of(tmp_path, "", SOURCES="a.md: ")


@pytest.mark.parametrize(
    "base", ["https://w3id.org/discourse-kg", "http://example.org", "https://example.org/a.b/2024", "https://å.se/ö"]
)
def test_persistent_identifiers_can_be_made_under_such_a_base(base: str) -> None:
    assert checked_base(base, "base") == base


@pytest.mark.parametrize(
    ("base", "problem"),
    [
        ("https://example.org/", "slash"),
        ("https://example.org/x//", "slash"),
        ("https://example.org:443/x", "port"),
        ("https://user@example.org/x", "user"),
        ("https://example.org/x?y=1", "query"),
        ("https://example.org/x#y", "fragment"),
        ("https://example.org/x.ttl", "file extension"),
        ("https://example.org/a.b/v1.0", "version"),
        ("https://example.org/V2/x", "version"),
        ("https://example.org/1.0.3", "version"),
        ("https://example.org/../x", "folder above"),
        ("https://example.org/%zz", "http(s) IRI"),
        ("https://example.org/a b", "http(s) IRI"),
        ("https://example.org/a//b", "http(s) IRI"),
        ("https://example.org/<script>", "http(s) IRI"),
        ("ftp://example.org", "http(s) IRI"),
        ("example.org", "http(s) IRI"),
        ("https://", "slash"),
        ("", "http(s) IRI"),
    ],
)
def test_a_base_that_breaks_a_rule_is_refused_with_the_rule(base: str, problem: str) -> None:
    with pytest.raises(SettingsError) as error:
        checked_base(base, "--base")
    assert problem in str(error.value)
    assert str(error.value).startswith("--base: ")
