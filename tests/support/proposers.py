"""What a model answers over HTTP, as tests make it, and settings for a model at an address of a test's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from support.endpoints import response

if TYPE_CHECKING:
    from support.endpoints import Endpoint

MODEL = "invented-model-1"


def said(quote: str, speaker: str, **more: str | None) -> dict[str, Any]:
    """A proposal as a model writes it."""
    return {"quote": quote, "speaker": speaker, **more}


def content(*proposals: dict[str, Any]) -> str:
    """The text of a good answer."""
    return json.dumps({"statements": proposals}, ensure_ascii=False)


def completion(text: object, *, reason: str = "stop") -> bytes:
    """A whole response of an endpoint for chat completions."""
    choice = {"index": 0, "finish_reason": reason, "message": {"role": "assistant", "content": text}}
    body = {"id": "invented", "model": "some-other-name", "choices": [choice]}
    return response(json.dumps(body).encode(), media_type="application/json")


def base_url(server: Endpoint) -> str:
    """The address below which the server answers chat completions."""
    return server.address.removesuffix("/query") + "/v1"


def toml(server: Endpoint, *more: str) -> str:
    """Settings of a proposer called `invented`."""
    lines = ("[proposers.invented]", 'kind = "openai"', f'base_url = "{base_url(server)}"', f'model = "{MODEL}"', *more)
    return "\n".join((*lines, ""))
