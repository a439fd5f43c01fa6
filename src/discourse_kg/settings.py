"""What a project sets once: base IRI, store, sources, who publishes the graph, and which models may propose.

`discourse-kg.toml` is looked for in the current folder and in those above it. A variable
`DISCOURSE_KG_…` goes before the file, an option of the command line before both.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from discourse_kg.errors import SettingsError, suggestion
from discourse_kg.identifiers import DEFAULT_BASE

FILE_NAME: Final = "discourse-kg.toml"

_BASE = re.compile(r"https?://(?P<host>[^\s<>\"{}|\\^`/?#]+)(?P<path>(?:/[^\s<>\"{}|\\^`/?#]+)*)")
_EXTENSION = re.compile(r"[^.].*\.[A-Za-z][A-Za-z0-9]{0,4}")
_BROKEN_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_EMAIL = re.compile(r"[^\s@<>\"{}|\\^`?#%]+@[^\s@<>\"{}|\\^`?#%]+")
_LANGUAGE = re.compile("[a-z]{2,3}")
_VARIABLE = re.compile("[A-Za-z_][A-Za-z0-9_]*")
_MOST: Final = 10_000_000

#: What a proposer can be, and the settings that only such a one has.
PROPOSER_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "openai": frozenset({"base_url", "key_variable", "timeout", "seed", "longest"}),
    "spacy": frozenset(),
    "stanza": frozenset(),
}

_Section = TypeVar("_Section")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the graph. `kind` is the IRI of a type of publisher, which DCAT-AP-SE asks for."""

    name: str | None = None
    uri: str | None = None
    email: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the catalogue says of the graph: title and description by language, and the licence's IRI.

    `address` is where the folder of exported files is published, `endpoint` the address of the SPARQL
    endpoint at which others may ask, if there is one.
    """

    title: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)
    licence: str | None = None
    address: str | None = None
    endpoint: str | None = None


@dataclass(frozen=True, slots=True)
class ProposerSettings:
    """How a model is asked for statements.

    `kind` is one of `PROPOSER_KINDS`, `model` what the endpoint calls the model, the name or folder of a
    spaCy pipeline, or the language of a Stanza pipeline. `base_url` is the address below which
    `/chat/completions` is, `key_variable` the environment variable that holds the key. `timeout` is in
    seconds, for one recap; no recap of more than `longest` code points is sent.
    """

    kind: str = ""
    model: str = ""
    base_url: str | None = None
    key_variable: str | None = None
    timeout: float = 120.0
    seed: int = 0
    longest: int = 100_000


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, paths already relative to the current folder. `language` is what people are shown."""

    base: str = DEFAULT_BASE
    store: str = ".discourse-kg/store"
    sources: tuple[str, ...] = ("data/recaps",)
    language: str = "en"
    publisher: Publisher = field(default_factory=Publisher)
    catalogue: Catalogue = field(default_factory=Catalogue)
    proposers: Mapping[str, ProposerSettings] = field(default_factory=dict)

    def with_options(
        self, *, base: str | None = None, store: str | None = None, language: str | None = None
    ) -> Settings:
        """These settings, but for what the command line says."""
        return replace(
            self,
            base=self.base if base is None else checked_base(base, "--base"),
            store=store or self.store,
            language=language or self.language,
        )


def load_settings(folder: Path, environment: Mapping[str, str]) -> Settings:
    """Read the settings that hold in a folder.

    Raises:
        SettingsError: the file or a variable cannot be used.
    """
    file = find_settings(folder)
    return _with_environment(_from_file(file, folder) if file else Settings(), environment)


def find_settings(folder: Path) -> Path | None:
    """Find the nearest `discourse-kg.toml`, in the folder or above it."""
    place = folder.absolute()
    return next((found for above in (place, *place.parents) if (found := above / FILE_NAME).is_file()), None)


def checked_base(base: str, where: str) -> str:
    """Give the base IRI back if persistent identifiers can be made under it; `where` names it in messages.

    The rules are those of the Swedish Agency for Digital Government: http or https, no port, no user,
    no query, no fragment, no file extension.

    >>> checked_base("https://w3id.org/discourse-kg", "base")
    'https://w3id.org/discourse-kg'

    Raises:
        SettingsError: it breaks a rule; the message says which.
    """
    found = _BASE.fullmatch(base.removesuffix("/"))
    problems = {
        "must not end in a slash": base.endswith("/"),
        "must have no query and no fragment": "?" in base or "#" in base,
        f"must be an http(s) IRI like {DEFAULT_BASE}": found is None or _BROKEN_ESCAPE.search(base),
        "must have no user": found and "@" in found["host"],
        "must have no port": found and ":" in found["host"],
        "must not go up to the folder above": found and {".", ".."} & set(found["path"].split("/")),
        "must have no file extension": found and _EXTENSION.fullmatch(found["path"].rpartition("/")[2]),
    }
    if problem := next((problem for problem, holds in problems.items() if holds), None):
        raise SettingsError(f"{where}: the base IRI {problem}, not {base!r}")
    return base


def _from_file(file: Path, folder: Path) -> Settings:
    name = os.path.relpath(file, folder)
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{name}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(f"{name}: is not TOML: {error}") from error
    settings = _section(Settings, table, name)
    beside = Path(name).parent
    store = settings.store if "://" in settings.store else str(beside / settings.store)
    return replace(settings, store=store, sources=tuple(str(beside / source) for source in settings.sources))


def _with_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    given: dict[str, Any] = {
        name: value for name in ("base", "store", "language") if (value := environment.get(_variable(name)))
    }
    if sources := environment.get(_variable("sources")):
        given["sources"] = [source for source in sources.split(os.pathsep) if source]
    return replace(settings, **{name: _READERS[name](value, _variable(name)) for name, value in given.items()})


def _variable(name: str) -> str:
    return f"DISCOURSE_KG_{name.upper()}"


def _section(
    section: type[_Section],
    table: object,
    where: str,
    readers: Mapping[str, Callable[[object, str], Any]] | None = None,
) -> _Section:
    if not isinstance(table, dict):
        raise SettingsError(f"{where} must be a section of its own, not {table!r}")
    known = [entry.name for entry in fields(section)]  # type: ignore[arg-type]  # any of the sections above
    for key in table:
        if key not in known:
            raise SettingsError(f"{where}: unknown key {key!r}{suggestion(key, known)}")
    readers = readers or _READERS
    return section(**{key: readers[key](value, f"{where}: {key}") for key, value in table.items()})


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SettingsError(f"{where} must be a text, not {value!r}")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise SettingsError(f"{where} must be a list of files, folders or patterns, not {value!r}")
    return tuple(_text(entry, where) for entry in value)


def _by_language(value: object, where: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsError(f'{where} must be given by language, like {{ sv = "…", en = "…" }}, not {value!r}')
    return {_language(tag, where): _text(text, f"{where}.{tag}") for tag, text in sorted(value.items())}


def _base(value: object, where: str) -> str:
    return checked_base(_text(value, where), where)


def _language(value: object, where: str) -> str:
    return _matching(_LANGUAGE, value, where, "a language's two or three letters, such as sv")


def _address(value: object, where: str) -> str:
    return _matching(_ADDRESS, value, where, "a web address")


def _email(value: object, where: str) -> str:
    return _matching(_EMAIL, value, where, "an e-mail address")


def _matching(pattern: re.Pattern[str], value: object, where: str, what: str) -> str:
    text = _text(value, where)
    if not pattern.fullmatch(text):
        raise SettingsError(f"{where} must be {what}, not {text!r}")
    return text


def _publisher(value: object, where: str) -> Publisher:
    return _section(Publisher, value, where)


def _catalogue(value: object, where: str) -> Catalogue:
    return _section(Catalogue, value, where)


def _proposers(value: object, where: str) -> dict[str, ProposerSettings]:
    if not isinstance(value, dict):
        raise SettingsError(f"{where} must have a section for each, like [proposers.NAME], not {value!r}")
    return {name: _proposer(table, f"{where}.{name}") for name, table in value.items()}


def _proposer(value: object, where: str) -> ProposerSettings:
    proposer = _section(ProposerSettings, value, where, _PROPOSER_READERS)
    needed = ("kind", "model", "base_url") if proposer.kind == "openai" else ("kind", "model")
    if missing := [key for key in needed if not getattr(proposer, key)]:
        raise SettingsError(f"{where}: {' and '.join(missing)} must be given")
    others = {key for keys in PROPOSER_KINDS.values() for key in keys} - PROPOSER_KINDS[proposer.kind]
    if isinstance(value, dict) and (strange := sorted(others & value.keys())):
        raise SettingsError(f"{where}: {strange[0]} means nothing for {proposer.kind}")
    if proposer.key_variable and not _keeps_secrets(proposer.base_url or ""):
        raise SettingsError(f"{where}: a key is sent over https, or to this machine, not to {proposer.base_url}")
    return proposer


def _keeps_secrets(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in {"localhost", "127.0.0.1", "::1"}


def _proposer_kind(value: object, where: str) -> str:
    text = _text(value, where)
    if text not in PROPOSER_KINDS:
        raise SettingsError(f"{where} must be {', '.join(PROPOSER_KINDS)}, not {text!r}")
    return text


def _base_url(value: object, where: str) -> str:
    address = _address(value, where).rstrip("/")
    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or not address.isascii() or "@" in address or "?" in address or "#" in address:
        raise SettingsError(f"{where} must be an address like https://HOST/v1, without user and query")
    return address


def _variable_name(value: object, where: str) -> str:
    return _matching(_VARIABLE, value, where, "the name of an environment variable")


def _whole(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST:
        raise SettingsError(f"{where} must be a whole number below {_MOST}, not {value!r}")
    return value


def _seconds(value: object, where: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < _MOST:
        raise SettingsError(f"{where} must be a number of seconds, not {value!r}")
    return float(value)


#: How the value of each key is read: keys of the same name mean the same in every section but a proposer's.
_READERS: Final[Mapping[str, Callable[[object, str], Any]]] = {
    "address": _address,
    "base": _base,
    "catalogue": _catalogue,
    "description": _by_language,
    "email": _email,
    "endpoint": _address,
    "kind": _address,
    "language": _language,
    "licence": _address,
    "name": _text,
    "proposers": _proposers,
    "publisher": _publisher,
    "sources": _texts,
    "store": _text,
    "title": _by_language,
    "uri": _address,
}
_PROPOSER_READERS: Final[Mapping[str, Callable[[object, str], Any]]] = {
    "base_url": _base_url,
    "key_variable": _variable_name,
    "kind": _proposer_kind,
    "longest": _whole,
    "model": _text,
    "seed": _whole,
    "timeout": _seconds,
}
