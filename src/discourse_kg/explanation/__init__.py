"""Why a statement stands in the graph: its place in the source, its speaker, and how both were found."""

from discourse_kg.explanation.finding import StatementNotFoundError, find_statement
from discourse_kg.explanation.reasons import Explanation, Named, Speaker, explain
from discourse_kg.explanation.rendering import explanation_text

__all__ = [
    "Explanation",
    "Named",
    "Speaker",
    "StatementNotFoundError",
    "explain",
    "explanation_text",
    "find_statement",
]
