"""Calls to a SPARQL endpoint: described with SPARQLWrapper, sent within limits, with failures explained."""

from __future__ import annotations

import os
import re
import urllib.request
from base64 import b64encode
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from SPARQLWrapper import POST, URLENCODED, SPARQLWrapper

from discourse_kg.bounded_http import Reply, send
from discourse_kg.errors import EndpointError, QueryError

if TYPE_CHECKING:
    from discourse_kg.storage.addresses import Addresses

#: Where credentials come from, and the only place that they come from.
USER: Final = "DISCOURSE_KG_USER"
PASSWORD: Final = "DISCOURSE_KG_PASSWORD"  # noqa: S105 (the name of the variable)

_RETRYABLE = frozenset({429, 502, 503, 504})
_MEANINGS = {
    401: f"wants credentials, or others (401); set {USER} and {PASSWORD}",
    403: "forbids it (403)",
    404: "no SPARQL endpoint there (404)",
    405: "no SPARQL endpoint there (405)",
}
_SURROGATE = re.compile("[\ud800-\udfff]")


class Call:
    """A query or an update, as a form-encoded POST.

    SPARQLWrapper holds what is sent, in its documented attributes. It does not send: its `query()` follows
    redirections with the credentials, and bounds neither the total time nor the size of an answer.

    Args:
        addresses: Where the endpoint takes queries and updates.
        text: The SPARQL text.
        form: The form of the query, or `INSERT` for any update. `setQuery()` would guess it from the text,
            and takes a query for an update when a comment contains the word.
        accept: The `Accept` header.
    """

    def __init__(self, addresses: Addresses, text: str, form: str, accept: str = "*/*") -> None:
        if _SURROGATE.search(text):
            raise QueryError("the query holds half a surrogate pair, which no text can hold")
        self._wrapper = SPARQLWrapper(addresses.query, addresses.update)
        self._wrapper.setMethod(POST)
        self._wrapper.setRequestMethod(URLENCODED)
        self._wrapper.setCredentials(os.environ.get(USER), os.environ.get(PASSWORD))
        self._wrapper.addCustomHttpHeader("Accept", accept)
        self._wrapper.queryString, self._wrapper.queryType = text, form
        if not self.is_update:
            self._wrapper.addParameter("union-default-graph", "true")  # for Oxigraph; others ignore it

    @property
    def is_update(self) -> bool:
        """Whether the call changes the store."""
        return bool(self._wrapper.isSparqlUpdateRequest())

    @property
    def address(self) -> str:
        """Where the call goes."""
        return str(self._wrapper.updateEndpoint if self.is_update else self._wrapper.endpoint)

    def request(self) -> urllib.request.Request:
        """The HTTP request of the call."""
        text = {"update" if self.is_update else "query": self._wrapper.queryString}
        form = urlencode({**self._wrapper.parameters, **text}, doseq=True)
        headers = {"User-Agent": self._wrapper.agent, **self._authorization(), **self._wrapper.customHttpHeaders}
        return urllib.request.Request(self.address, form.encode("ascii"), headers)  # noqa: S310 (`addresses` takes http(s) alone)

    def _authorization(self) -> dict[str, str]:
        if not (self._wrapper.user and self._wrapper.passwd):
            return {}
        credentials = f"{self._wrapper.user}:{self._wrapper.passwd}"
        return {"Authorization": f"Basic {b64encode(credentials.encode()).decode()}"}


def perform(call: Call, seconds: float) -> Reply:
    """Send a call until it succeeds, fails for good, or the seconds are over; every reply returned is a success.

    Raises:
        EndpointError: it failed.
        QueryError: the endpoint cannot read the query.
    """
    reply = send(call.request, seconds, _RETRYABLE)
    _check(call, reply)
    return reply


def _check(call: Call, reply: Reply) -> None:
    if reply.status == 400 and not call.is_update:  # noqa: PLR2004 (HTTP: bad request)
        raise QueryError(f"{call.address}: the endpoint cannot read the query: {reply.excerpt}")
    if problem := reply.problem or _status_problem(reply):
        raise EndpointError(f"{call.address}: {problem}")


def _status_problem(reply: Reply) -> str:
    status = reply.status or 0
    if (usual := reply.usual_problem) is not None:
        return usual
    if status in _RETRYABLE and reply.retry_after:
        return f"busy ({status}); try again in {reply.retry_after:.0f} seconds"
    return _MEANINGS.get(status) or f"failed ({status}): {reply.excerpt}"
