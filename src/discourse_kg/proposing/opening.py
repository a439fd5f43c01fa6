"""Open the proposer that the user names."""

from __future__ import annotations

from collections.abc import Mapping

from discourse_kg.errors import SettingsError, suggestion
from discourse_kg.proposing.proposal import Proposer
from discourse_kg.settings import ProposerSettings


def open_proposer(name: str, proposers: Mapping[str, ProposerSettings], environment: Mapping[str, str]) -> Proposer:
    """Make the proposer that the settings define under a name; no model is asked yet.

    Raises:
        SettingsError: the settings have no such name, its package is not installed, or its key is missing.
    """
    if name not in proposers:
        known = f"; it has {', '.join(proposers)}" if proposers else "; add the section"
        raise SettingsError(f"discourse-kg.toml has no [proposers.{name}]{suggestion(name, list(proposers)) or known}")
    settings = proposers[name]
    try:
        return _proposer(settings, environment)
    except SettingsError as error:
        raise SettingsError(f"proposers.{name}: {error}") from error


def _proposer(settings: ProposerSettings, environment: Mapping[str, str]) -> Proposer:
    """Make the proposer, loading only what its kind needs."""
    if settings.kind == "spacy":
        from discourse_kg.proposing.spacy_pipeline import SpacyProposer  # noqa: PLC0415 (see above)

        return SpacyProposer(settings.model)
    if settings.kind == "stanza":
        from discourse_kg.proposing.stanza_pipeline import StanzaProposer  # noqa: PLC0415 (see above)

        return StanzaProposer(settings.model)
    from discourse_kg.proposing.endpoint import EndpointProposer  # noqa: PLC0415 (see above)

    return EndpointProposer(settings, _key(settings.key_variable, environment))


def _key(variable: str | None, environment: Mapping[str, str]) -> str | None:
    """Take the key from its variable; errors never show the key."""
    if variable is None:
        return None
    key = environment.get(variable, "").strip()
    if not key:
        raise SettingsError(f"the variable {variable} holds no key; set it")
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise SettingsError(f"the variable {variable} must hold ASCII without spaces")
    return key
