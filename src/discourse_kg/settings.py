"""A project's settings: base IRI, store, sources, the publisher of the graph, and the models that may propose.

They are read from the nearest `discourse-kg.toml` in the current folder or above it. A variable `DISCOURSE_KG_…`
overrides the file, and an option of the command line overrides both.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from msgspec import Meta, field
from msgspec.structs import fields, force_setattr, replace

from discourse_kg.confidence import LEAST
from discourse_kg.decoding import FieldError, Table, Text, decode, decode_toml
from discourse_kg.errors import SettingsError, key_path, located
from discourse_kg.errors import shown as quoted
from discourse_kg.identifiers import DEFAULT_BASE, checked_base
from discourse_kg.web_addresses import is_web_address

FILE_NAME: Final = "discourse-kg.toml"

#: The languages of titles, messages and the labels of concepts.
LANGUAGES: Final = ("en", "sv")

#: Returns the tag of the language that is named, or None.
TagOf = Callable[[str], str | None]

#: The form of a publisher's IRI in the Swedish data portal.
_KNOWN: Final = "http://dataportal.se/organisation/SE{}"

#: The settings that apply to endpoints only.
_OF_ENDPOINTS: Final = ("base_url", "key_variable", "timeout", "seed", "longest")

Address = Annotated[str, Meta(pattern=r"\Ahttps?://", description="a web address")]
Addresses = Annotated[tuple[Address, ...], Meta(min_length=1, description="a list of web addresses")]
Email = Annotated[
    str, Meta(pattern=r"\A[^\s@<>\"{}|\\^`?#%]+@[^\s@<>\"{}|\\^`?#%]+\Z", description="an e-mail address")
]
Code = Annotated[
    str, Meta(pattern=r"\A[A-Z][A-Z0-9_]*\Z", description="a code of the EU's authority table, such as GOVE")
]
Codes = Annotated[tuple[Code, ...], Meta(min_length=1, description="a list of codes")]
Day = Annotated[date, Meta(description="a day like 2024-03-15")]
Tag = Annotated[str, Meta(pattern=r"\A[a-z]{2,3}\Z", description="a language's two or three letters, such as sv")]
ProposerKind = Literal["openai", "spacy", "stanza"]
Texts = Annotated[Mapping[Tag, Text], Meta(description='given by language, like { sv = "…" }')]
Words = Annotated[tuple[Text, ...], Meta(min_length=1, description="a list of keywords")]
Keywords = Annotated[Mapping[Tag, Words], Meta(description='given by language, like { sv = ["…"] }')]


class _WithAddresses(Table, frozen=True):
    """A section whose web addresses are checked by the engine, too."""

    def __post_init__(self) -> None:
        for setting in fields(self):
            if setting.type in {Address, Address | None}:
                self._check(setting.name, getattr(self, setting.name))
            elif setting.type == Addresses:
                for at, value in enumerate(getattr(self, setting.name)):
                    self._check(key_path(setting.name, at), value)

    @staticmethod
    def _check(key: str, value: str | None) -> None:
        if value is not None and not is_web_address(value):
            raise FieldError(key, f"must be a web address, not {quoted(value)}")


class Publisher(_WithAddresses, frozen=True):
    """Who publishes the graph. `kind` is the IRI of a type of publisher, which DCAT-AP-SE requires.

    `number` is the organization's number, ten digits. Unless `uri` is given, it is made from the number, in the form
    that the Swedish data portal uses. `description` is by language.
    """

    name: Text | None = None
    uri: Address | None = None
    email: Email | None = None
    kind: Address | None = None
    number: (
        Annotated[
            str,
            Meta(
                pattern=r"\A[0-9]{10}\Z",
                description="an organization's number of ten digits, without a hyphen, in quotation marks",
            ),
        ]
        | None
    ) = None
    homepage: Address | None = None
    description: Texts = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.number and not self.uri:
            force_setattr(self, "uri", _KNOWN.format(self.number))
        force_setattr(self, "description", dict(sorted(self.description.items())))


class Catalogue(_WithAddresses, frozen=True):
    """What the catalogue says about the graph: title, description and keywords by language, and the licence's IRI.

    `address` is the web address of the exported files, `endpoint` that of a SPARQL endpoint. `themes`, `frequency`,
    `access_rights` and `availability` are codes of the EU's authority tables, `spatial` the IRIs of areas. `start` and
    `end` are the first and last day that the graph covers; by default, those of its events.
    """

    title: Texts = field(default_factory=dict)
    description: Texts = field(default_factory=dict)
    keywords: Keywords = field(default_factory=dict)
    licence: Address | None = None
    address: Address | None = None
    landing_page: Address | None = None
    documentation: Addresses = ()
    endpoint: Address | None = None
    endpoint_description: Address | None = None
    themes: Codes = ()
    spatial: Addresses = ()
    start: Day | None = None
    end: Day | None = None
    issued: Day | None = None
    frequency: Code | None = None
    access_rights: Code = "PUBLIC"
    availability: Code | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.start and self.end and self.start > self.end:
            raise ValueError("end must not be before start")
        for name in ("title", "description", "keywords"):
            force_setattr(self, name, dict(sorted(getattr(self, name).items())))


class ProposerSettings(_WithAddresses, frozen=True):
    """How a model is asked for statements.

    `model` is the endpoint's name for the model, the name or folder of a spaCy pipeline, or the language of a Stanza
    pipeline. `base_url` is the address that `/chat/completions` is appended to, `key_variable` the environment variable
    that holds the key. `timeout` is in seconds, for one recap; a recap of more than `longest` code points is not sent.
    """

    kind: ProposerKind
    model: Text
    base_url: Address | None = None
    key_variable: (
        Annotated[str, Meta(pattern=r"\A[A-Za-z_][A-Za-z0-9_]*\Z", description="the name of an environment variable")]
        | None
    ) = None
    timeout: Annotated[float, Meta(gt=0, lt=10_000_000, description="a number of seconds")] = 120.0
    seed: Annotated[int, Meta(ge=0, lt=10_000_000, description="a whole number below 10000000")] = 0
    longest: Annotated[int, Meta(ge=0, lt=10_000_000, description="a whole number below 10000000")] = 100_000

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.kind != "openai":
            self._refuse_settings_of_endpoints()
        elif self.base_url is None:
            raise FieldError("base_url", "is missing; it must be an address like https://HOST/v1")
        else:
            force_setattr(self, "base_url", _base_url(self.base_url))
            if self.key_variable and not _keeps_secrets(self.base_url):
                raise FieldError("key_variable", f"needs an https address, or one of this machine, not {self.base_url}")

    def _refuse_settings_of_endpoints(self) -> None:
        for setting in fields(self):
            if setting.name in _OF_ENDPOINTS and getattr(self, setting.name) != setting.default:
                raise FieldError(setting.name, f"has no meaning for {self.kind}; remove it")


class FolderSettings(_WithAddresses, frozen=True):
    """What is known of the sources in a folder; `Folder` of `readers.folder_lists` says what each setting means."""

    path: Text
    language: Text | None = None
    list: Text | None = None
    records: Text | None = None
    key: Text | None = None
    map: Annotated[Mapping[Text, Text], Meta(description='given by fact, like { title = "headline" }')] = {}
    names: Annotated[Mapping[Text, Text], Meta(description='given by fact, like { author = "codes.json" }')] = {}
    address: Address | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.list and not (self.key and self.map):
            missing = "map" if self.key else "key"
            raise FieldError(missing, "is missing; a list is of no use without `key` and `map`")


class Limits(Table, frozen=True):
    """What the reading of one source may take: seconds, and megabytes of memory."""

    seconds: Annotated[float, Meta(gt=0, lt=10_000_000, description="a number of seconds")] = 300.0
    megabytes: Annotated[int, Meta(ge=64, lt=10_000_000, description="a whole number, 64 or more")] = 2048


class Settings(Table, frozen=True):
    """All settings, with paths relative to the current folder.

    `texts` is the folder for the texts of an endpoint's sources; a store in a folder keeps its texts itself. `language`
    is the language of titles, messages and labels. Facts of a confidence below `least_confidence` are not built.
    """

    base: Text = DEFAULT_BASE
    store: Text = ".discourse-kg/store"
    texts: Text = ".discourse-kg/texts"
    sources: Annotated[tuple[Text, ...], Meta(min_length=1, description="a list of files, folders or patterns")] = (
        "data/recaps",
    )
    language: Text = "en"
    publisher: Annotated[Publisher, Meta(description="a section of its own, [publisher]")] = Publisher()
    catalogue: Annotated[Catalogue, Meta(description="a section of its own, [catalogue]")] = Catalogue()
    folders: Annotated[
        tuple[FolderSettings, ...], Meta(description="given by a section for each, like [[folders]]")
    ] = ()
    limits: Annotated[Limits, Meta(description="a section of its own, [limits]")] = Limits()
    least_confidence: Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")] = LEAST
    proposers: Annotated[
        Mapping[str, Annotated[ProposerSettings, Meta(description="a section of its own, like [proposers.NAME]")]],
        Meta(description="given by a section for each, like [proposers.NAME]"),
    ] = {}

    def with_options(
        self, *, base: str | None = None, store: str | None = None, language: str | None = None
    ) -> Settings:
        """These settings, overridden by options of the command line.

        Raises:
            SettingsError: the base IRI is invalid.
        """
        return replace(
            self,
            base=self.base if base is None else checked_base(base, "--base"),
            store=store or self.store,
            language=language or self.language,
        )


def load_settings(folder: Path, environment: Mapping[str, str], tag_of: TagOf = str) -> Settings:
    """Read the settings in force in a folder.

    `tag_of` gives the tag of a language by any of its names, such as `svenska`; without it, only tags are known.

    Raises:
        SettingsError: the file cannot be read, or a value in it or in a variable is invalid.
    """
    file = find_settings(folder)
    return _with_environment(_from_file(file, folder, tag_of) if file else Settings(), environment, tag_of)


def find_settings(folder: Path) -> Path | None:
    """Find the nearest `discourse-kg.toml`, in the folder or above it."""
    place = folder.absolute()
    return next((found for above in (place, *place.parents) if (found := above / FILE_NAME).is_file()), None)


def _from_file(file: Path, folder: Path, tag_of: TagOf) -> Settings:
    name = os.path.relpath(file, folder)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise SettingsError(f"{name}: cannot be read: {error.strerror}") from error
    settings = decode_toml(content, Settings, lambda key, problem: SettingsError(located(name, key, problem)))
    checked_base(settings.base, f"{name}: base")
    beside = Path(name).parent
    store = settings.store if "://" in settings.store else str(beside / settings.store)
    sources = tuple(str(beside / source) for source in settings.sources)
    language = _shown(settings.language, tag_of, located(name, "language"))
    folders = tuple(_below(beside, folder) for folder in settings.folders)
    return replace(
        settings,
        store=store,
        texts=str(beside / settings.texts),
        sources=sources,
        language=language,
        folders=folders,
    )


def _below(beside: Path, folder: FolderSettings) -> FolderSettings:
    """The settings of a folder, with paths relative to the current folder."""
    return replace(
        folder,
        path=str(beside / folder.path),
        list=str(beside / folder.list) if folder.list else None,
        names={fact: str(beside / path) for fact, path in folder.names.items()},
    )


def _with_environment(settings: Settings, environment: Mapping[str, str], tag_of: TagOf) -> Settings:
    names = ("base", "store", "texts", "sources", "language")
    given: dict[str, Any] = {name: value for name in names if (value := environment.get(_variable(name)))}
    if "sources" in given:
        given["sources"] = [source for source in given["sources"].split(os.pathsep) if source]
    found = decode(given, Settings, lambda key, problem: SettingsError(located(_variable(key), problem)))
    checked_base(found.base, _variable("base"))
    changed = {name: getattr(found, name) for name in given}
    if "language" in changed:
        changed["language"] = _shown(changed["language"], tag_of, _variable("language"))
    return replace(settings, **changed)


def _shown(words: str, tag_of: TagOf, where: str) -> str:
    """The tag of a language that messages are in."""
    if (tag := tag_of(words)) not in LANGUAGES:
        raise SettingsError(f"{where}: must be one of {', '.join(LANGUAGES)}, not {quoted(words)}")
    return tag


def _variable(name: str) -> str:
    return f"DISCOURSE_KG_{name.partition('[')[0].upper()}"


def _keeps_secrets(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in {"localhost", "127.0.0.1", "::1"}


def _base_url(address: str) -> str:
    """An address without its final slash, if paths can be appended to it."""
    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or not address.isascii() or set("@?#") & set(address):
        raise FieldError("base_url", "must be an address like https://HOST/v1, without user and query")
    return address.rstrip("/")
