"""Which proposer the user means."""

from __future__ import annotations

from collections.abc import Mapping

from discourse_kg.errors import SettingsError, suggestion
from discourse_kg.proposing.proposal import Proposer
from discourse_kg.settings import ProposerSettings


def open_proposer(name: str, proposers: Mapping[str, ProposerSettings], environment: Mapping[str, str]) -> Proposer:
    """Make the proposer that the settings have under a name; nobody is asked yet.

    Raises:
        SettingsError: there is none of that name, its package is not installed, or its key is not there.
    """
    if name not in proposers:
        known = f"; there are {', '.join(proposers)}" if proposers else ""
        raise SettingsError(f"discourse-kg.toml has no [proposers.{name}]{suggestion(name, list(proposers)) or known}")
    settings = proposers[name]
    try:
        return _proposer(settings, environment)
    except SettingsError as error:
        raise SettingsError(f"proposers.{name}: {error}") from error


def _proposer(settings: ProposerSettings, environment: Mapping[str, str]) -> Proposer:
    """Make it; what each kind needs is loaded for that kind alone."""
    if settings.kind == "spacy":
        from discourse_kg.proposing.spacy_pipeline import SpacyProposer  # noqa: PLC0415 (see above)

        return SpacyProposer(settings.model)
    if settings.kind == "stanza":
        from discourse_kg.proposing.stanza_pipeline import StanzaProposer  # noqa: PLC0415 (see above)

        return StanzaProposer(settings.model)
    from discourse_kg.proposing.endpoint import EndpointProposer  # noqa: PLC0415 (see above)

    return EndpointProposer(settings, _key(settings.key_variable, environment))


def _key(variable: str | None, environment: Mapping[str, str]) -> str | None:
    """Take the key from its variable. What is wrong with it is told, and not what it is."""
    if variable is None:
        return None
    key = environment.get(variable, "").strip()
    if not key:
        raise SettingsError(f"the variable {variable} holds no key")
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise SettingsError(f"the variable {variable} holds what cannot be a key")
    return key
