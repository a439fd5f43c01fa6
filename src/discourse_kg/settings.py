"""What a project sets once: base IRI, store, sources, and who publishes the graph under which title.

`discourse-kg.toml` is looked for in the current folder and in those above it. A variable
`DISCOURSE_KG_…` goes before the file, an option of the command line before both.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from discourse_kg.errors import SettingsError, suggestion
from discourse_kg.identifiers import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILE_NAME: Final = "discourse-kg.toml"

_BASE = re.compile(r"https?://(?P<host>[^\s<>\"{}|\\^`/?#]+)(?P<path>(?:/[^\s<>\"{}|\\^`/?#]+)*)")
_EXTENSION = re.compile(r"[^.].*\.[A-Za-z][A-Za-z0-9]{0,4}")
_BROKEN_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_EMAIL = re.compile(r"[^\s@<>\"{}|\\^`?#%]+@[^\s@<>\"{}|\\^`?#%]+")
_LANGUAGE = re.compile("[a-z]{2,3}")

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

    `address` is where the folder of exported files is published.
    """

    title: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)
    licence: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, paths already relative to the current folder. `language` is what people are shown."""

    base: str = DEFAULT_BASE
    store: str = ".discourse-kg/store"
    sources: tuple[str, ...] = ("data/recaps",)
    language: str = "en"
    publisher: Publisher = field(default_factory=Publisher)
    catalogue: Catalogue = field(default_factory=Catalogue)

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


def _section(section: type[_Section], table: object, where: str) -> _Section:
    if not isinstance(table, dict):
        raise SettingsError(f"{where} must be a section of its own, not {table!r}")
    known = [entry.name for entry in fields(section)]  # type: ignore[arg-type]  # any of the sections above
    for key in table:
        if key not in known:
            raise SettingsError(f"{where}: unknown key {key!r}{suggestion(key, known)}")
    return section(**{key: _READERS[key](value, f"{where}: {key}") for key, value in table.items()})


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


#: How the value of each key is read: keys of the same name mean the same in every section.
_READERS: Final[Mapping[str, Callable[[object, str], Any]]] = {
    "address": _address,
    "base": _base,
    "catalogue": _catalogue,
    "description": _by_language,
    "email": _email,
    "kind": _address,
    "language": _language,
    "licence": _address,
    "name": _text,
    "publisher": _publisher,
    "sources": _texts,
    "store": _text,
    "title": _by_language,
    "uri": _address,
}
