"""Read a model's answer strictly: it is data that a stranger wrote, and never an instruction."""

from __future__ import annotations

import json
from typing import Any, Final

from discourse_kg.model import StatementKind
from discourse_kg.proposing.proposal import Proposal, Quote

#: More statements than the longest recap could hold.
MOST_PROPOSALS: Final = 2_000
_LONGEST_NAME: Final = 200

#: The keys of a proposal, and whether they are required.
_KEYS: Final = {"quote": True, "before": False, "speaker": True, "kind": False}


class AnswerError(ValueError):
    """An answer, or the reply around it, does not have the required form."""


def read_envelope(body: bytes) -> str:
    """Extract the text of a model's answer from a reply to `/chat/completions`.

    Raises:
        AnswerError: the reply has another form, or is cut off; the message says which.
    """
    reply = _json(body, "the reply")
    choices = reply.get("choices") if isinstance(reply, dict) else None
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise AnswerError("the reply has no choices; is it an endpoint for chat completions?")
    if choices[0].get("finish_reason") == "length":
        raise AnswerError("the answer was cut off at the model's limit")
    message = choices[0].get("message")
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(content, str):
        raise AnswerError("the reply has no text")
    return content


def read_answer(content: str) -> tuple[Proposal, ...]:
    """Read the proposals in the text of an answer.

    >>> read_answer('{"statements": [{"quote": "Snow melts, said Nima.", "speaker": "Nima", "kind": null}]}')
    (Proposal(place=Quote(text='Snow melts, said Nima.', before=''), speaker='Nima', kind=None),)

    Raises:
        AnswerError: the answer does not have the required form; the message says where.
    """
    answer = _json(content, "the answer")
    if not isinstance(answer, dict) or answer.keys() != {"statements"} or not isinstance(answer["statements"], list):
        raise AnswerError('the answer is not of the form {"statements": […]}')
    if len(answer["statements"]) > MOST_PROPOSALS:
        raise AnswerError(f"the answer has more than {MOST_PROPOSALS} statements")
    return tuple(_proposal(entry, number) for number, entry in enumerate(answer["statements"], start=1))


def _proposal(entry: object, number: int) -> Proposal:
    where = f"statement {number} of the answer"
    if not isinstance(entry, dict):
        raise AnswerError(f"{where} is not an object")
    if strange := sorted(entry.keys() - _KEYS.keys()):
        raise AnswerError(f"{where} has a key that was not asked for: {strange[0][:_LONGEST_NAME]!r}")
    for key, needed in _KEYS.items():
        value = entry.get(key)
        if not (isinstance(value, str) or (value is None and not needed)):
            raise AnswerError(f"{where}: {key} is not a text")
    kind = entry.get("kind")
    if kind is not None and kind not in list(StatementKind):
        raise AnswerError(f"{where}: kind must be one of {', '.join(StatementKind)}")
    if len(entry["speaker"]) > _LONGEST_NAME:
        raise AnswerError(f"{where}: speaker is longer than {_LONGEST_NAME} characters")
    place = Quote(entry["quote"], entry.get("before") or "")
    return Proposal(place, entry["speaker"], StatementKind(kind) if kind else None)


def _json(text: str | bytes, what: str) -> Any:  # noqa: ANN401 (whatever JSON holds)
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        raise AnswerError(f"{what} is not valid JSON") from fault


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise AnswerError("the JSON has a duplicate key")
    return found


def _refuse(constant: str) -> float:
    raise AnswerError(f"{constant} is not valid JSON")
