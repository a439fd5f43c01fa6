"""Why a statement is in the graph: its place in the source, its speaker, and how both were found."""

from discourse_kg.explanation.finding import StatementNotFoundError, find_statement
from discourse_kg.explanation.reasons import ExplainedSpeaker, Explanation, Named, explain
from discourse_kg.explanation.rendering import explanation_text

__all__ = [
    "ExplainedSpeaker",
    "Explanation",
    "Named",
    "StatementNotFoundError",
    "explain",
    "explanation_text",
    "find_statement",
]
