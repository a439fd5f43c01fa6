"""Review an ontology, beyond the shapes of its terms: its OWL profile, its metadata, known pitfalls."""

from discourse_kg.reviewing.checks import CHECKS, Check, Finding, review

__all__ = ["CHECKS", "Check", "Finding", "review"]
