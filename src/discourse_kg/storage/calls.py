"""Calls to a SPARQL endpoint: made by SPARQLWrapper, sent within limits, and what their failure means."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from SPARQLWrapper import POST, URLENCODED, SPARQLWrapper

from discourse_kg.errors import EndpointError, QueryError
from discourse_kg.exchange import Reply, persist

if TYPE_CHECKING:
    import urllib.request

    from discourse_kg.storage.addresses import Addresses

#: Where credentials come from, and the only place that they come from.
USER: Final = "DISCOURSE_KG_USER"
PASSWORD: Final = "DISCOURSE_KG_PASSWORD"  # noqa: S105 (the name of the variable)

_WORTH_REPEATING = frozenset({429, 502, 503, 504})
_MEANINGS = {
    401: f"wants credentials, or others (401); set {USER} and {PASSWORD}",
    403: "forbids it (403)",
    404: "no SPARQL endpoint there (404)",
    405: "no SPARQL endpoint there (405)",
}
_SURROGATE = re.compile("[\ud800-\udfff]")


class Call(SPARQLWrapper):  # type: ignore[misc]  # SPARQLWrapper is not followed by the type checker
    """A form-encoded POST of a query or an update.

    `form` is said by the caller: SPARQLWrapper takes it from the text and mistakes it when a
    comment holds the name of another. `accept` is the header of that name.
    """

    def __init__(self, places: Addresses, text: str, form: str, accept: str = "*/*") -> None:
        if _SURROGATE.search(text):
            raise QueryError("the query holds half a surrogate pair, which no text can hold")
        super().__init__(places.query, places.update)
        self.setMethod(POST)
        self.setRequestMethod(URLENCODED)
        self.setOnlyConneg(onlyConneg=True)
        self.setCredentials(os.environ.get(USER), os.environ.get(PASSWORD))
        self.addCustomHttpHeader("Accept", accept)
        self.queryString, self.queryType = text, form
        self.changes: bool = self.isSparqlUpdateRequest()
        self.place = places.update if self.changes else places.query
        if not self.changes:
            self.addParameter("union-default-graph", "true")  # Oxigraph's; others pass over it

    def request(self) -> urllib.request.Request:
        """The request, to be sent."""
        request: urllib.request.Request = self._createRequest()
        return request


def send(call: Call, seconds: float) -> Reply:
    """Send a call until it succeeds, fails for good, or the seconds are over; a reply is a success.

    Raises:
        EndpointError: it failed.
        QueryError: the endpoint cannot read the query.
    """
    reply = persist(call.request, seconds, _WORTH_REPEATING)
    _check(call, reply)
    return reply


def _check(call: Call, reply: Reply) -> None:
    if reply.status == 400 and not call.changes:  # noqa: PLR2004 (HTTP: bad request)
        raise QueryError(f"{call.place}: the endpoint cannot read the query: {reply.excerpt}")
    if problem := reply.problem or _status_problem(reply):
        raise EndpointError(f"{call.place}: {problem}")


def _status_problem(reply: Reply) -> str:
    status = reply.status or 0
    if (usual := reply.usual_problem) is not None:
        return usual
    if status in _WORTH_REPEATING and reply.retry_after:
        return f"busy ({status}); try again in {reply.retry_after:.0f} seconds"
    return _MEANINGS.get(status) or f"failed ({status}): {reply.excerpt}"
