"""Write what changed in the graph since the last publish into the log of its versions.

Nothing here reads a clock. The time of a publish is what the caller says, else the day of the newest source, and never
earlier than that of the last publish.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Final

from discourse_kg.identifiers import key
from discourse_kg.incremental.event_log import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discourse_kg.incremental.event_log import EventLog

#: The dependency key of the list of all pages; that of one page is `page_key`.
FEED: Final = "feed"

_EARLIEST: Final = "0001-01-01"


def page_key(number: int) -> str:
    """The dependency key of a page of the feed."""
    return f"{FEED} {number}"


class History:
    """Takes the graphs of a publish, one by one, and logs what is new about them.

    `moment` is the time of the publish, an xsd:dateTime in UTC. Another base IRI begins another stream, because all
    IRIs change; so does `forget`.
    """

    def __init__(self, log: EventLog, base: str, moment: str | None = None, *, forget: bool = False) -> None:
        self._log, self._begin, self._moment = log, f"{base}/feed/", moment
        self._sources = f"{base}/graph/source/"
        if forget or not (log.stream or "").startswith(self._begin):
            log.clear()
        self._first_page = max((page.number for page in log.pages()), default=1)
        self._last_page = 0

    @property
    def begins(self) -> bool:
        """Whether this is the first publish of its stream, which needs all graphs."""
        return self._log.stream is None

    def add(self, graph: str, lines: list[bytes]) -> None:
        """Log what changed in a graph: its sorted N-Quads now, none when it is gone."""
        before = self._log.versions(graph)
        for part, content in self._parts(graph, lines):
            digest, known = sha256(content).digest(), before.pop(part, None)
            if digest != known:
                self._append(graph, part, Change.UPDATE if known else Change.CREATE, content, digest)
        for part in sorted(before):
            self._append(graph, part, Change.DELETE, b"", None)

    def close(self, newest: str) -> set[str]:
        """End a publish whose newest source is of that day; gives the dependency keys of what changed in the feed."""
        if not self._last_page:
            return set()
        self._log.settle(max(self._log.newest, self._moment or f"{newest or _EARLIEST}T00:00:00Z"))
        if self._log.stream is None:
            self._log.stream = f"{self._begin}{self._stream_key()}"
        return {FEED, *(page_key(page) for page in range(self._first_page, self._last_page + 1))}

    def _append(self, graph: str, part: str, change: Change, content: bytes, digest: bytes | None) -> None:
        self._last_page = self._log.append(graph, part, change, content, digest)

    def _parts(self, graph: str, lines: list[bytes]) -> Iterator[tuple[str, bytes]]:
        if graph.startswith(self._sources):
            yield from [(graph, b"".join(lines))] if lines else []
        else:
            for subject, said in groupby(lines, lambda line: line.partition(b" ")[0]):
                yield f"{graph}#{key(subject[1:-1].decode())}", b"".join(said)

    def _stream_key(self) -> str:
        """The key of the stream. Streams that begin differently have different members: no version ever changes."""
        identity = sha256(self._begin.encode())
        for part, digest in self._log.identity():
            identity.update(part.encode() + digest)
        return key("stream", identity.hexdigest())
