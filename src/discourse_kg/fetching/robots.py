"""What a site's robots.txt allows this program, by RFC 9309."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from protego import Protego

#: The name of this program in robots.txt.
PRODUCT: Final = "discourse-kg"

_AGENT: Final = re.compile(r"\s*user[\s-]*agent\s*[:\s]\s*([^#]*)", re.IGNORECASE)
_OURS: Final = (PRODUCT, "*")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site, for this program."""

    parsed: Protego

    def allow(self, address: str) -> bool:
        """Whether a page may be fetched."""
        return bool(self.parsed.can_fetch(address, PRODUCT))

    @property
    def delay(self) -> float:
        """How many seconds the site wants between two requests; 0 if it does not say."""
        return self.parsed.crawl_delay(PRODUCT) or 0.0


def rules_of(content: bytes) -> Rules:
    r"""Read a robots.txt; bytes that are none forbid nothing.

    >>> rules = rules_of(b"User-agent: *\nDisallow: /*/private$\nCrawl-delay: 5")
    >>> rules.allow("https://www.example.org/a/private"), rules.allow("https://www.example.org/"), rules.delay
    (False, True, 5.0)
    """
    lines = content.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    return Rules(Protego.parse("\n".join(map(_without_others, lines))))


def _without_others(line: str) -> str:
    """Give all other programs one name, since Protego keeps a copy of each rule for each program.

    Otherwise its time and memory grow with the product of programs and rules.
    """
    found = _AGENT.match(line)
    return line if found is None or found[1].strip().lower() in _OURS else "User-agent: other"
