"""The packages that some proposers need."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from discourse_kg.errors import SettingsError


def needed_package(name: str) -> str:
    """The version of a required package.

    Raises:
        SettingsError: the package is not installed; the message names the extra that brings it.
    """
    if found := version_of(name):
        return found
    raise SettingsError(f"{name} is not installed; install it with: pip install 'discourse-kg[{name}]'")


def version_of(name: str) -> str | None:
    """The version of a package; None if it is not installed."""
    try:
        return version(name)
    except (PackageNotFoundError, ValueError):
        return None
