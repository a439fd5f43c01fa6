"""Packages that only some proposers need."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from discourse_kg.errors import SettingsError


def needed_package(name: str) -> str:
    """Give the version of a package that must be there.

    Raises:
        SettingsError: it is not; the message says which extra brings it.
    """
    if found := version_of(name):
        return found
    raise SettingsError(f"{name} is not installed; it comes with: pip install 'discourse-kg[{name}]'")


def version_of(name: str) -> str | None:
    """Give the version of a package, None when there is none of that name."""
    try:
        return version(name)
    except (PackageNotFoundError, ValueError):
        return None
