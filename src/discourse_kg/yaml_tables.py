"""Parse YAML that somebody wrote by hand, and remember on which line each value is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml
from yaml.reader import ReaderError

from discourse_kg.errors import key_path


class YamlFaultError(ValueError):
    """A text that is no YAML, or holds a key twice: what is wrong, and the line where there is one."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        self.problem, self.line = problem, line
        super().__init__(problem)


class YamlDepthError(YamlFaultError):
    """A text that is nested too deep to be parsed."""


@dataclass(frozen=True, slots=True)
class YamlTable:
    """The value of a YAML text, and the line of each value in it, by its key as `decode` tells it."""

    value: object
    lines: Mapping[str, int]

    def line(self, key: str) -> int:
        """The line of a value, or of the table where it is missing."""
        while key not in self.lines:
            key = key[: max(key.rfind("."), key.rfind("["), 0)]
        return self.lines[key]


def parse_yaml(text: str, *, first_line: int = 1, as_written: bool = False) -> YamlTable:
    r"""Parse a YAML text that begins on a line of its file.

    With `as_written`, every plain value is a text, so that `2017` and `no` are what stands there. No value
    is more than texts, numbers, dates, lists and tables, whatever its tag.

    >>> parse_yaml("a: 1\nb: [no]", first_line=2, as_written=True)
    YamlTable(value={'a': '1', 'b': ['no']}, lines={'': 2, 'a': 2, 'b': 3, 'b[0]': 3})

    Raises:
        YamlFaultError: it is no YAML, its keys are no texts, or one of them is given twice.
        YamlDepthError: it is nested too deep.
    """
    try:
        loader = (yaml.BaseLoader if as_written else yaml.SafeLoader)(text)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        raise YamlFaultError(f"holds U+{error.character:04X}, which YAML cannot hold", line) from error
    try:
        node = loader.get_single_node()
        lines = {"": first_line}
        if node is None:
            return YamlTable(None, lines)
        _collect(node, "", first_line, lines, set())
        return YamlTable(loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlFaultError(error.problem or "is not YAML", mark.line + first_line if mark else None) from error
    except RecursionError as error:
        raise YamlDepthError("is nested too deep", loader.line + first_line) from error


def _collect(node: yaml.Node, key: str, first_line: int, lines: dict[str, int], seen: set[int]) -> None:
    """Find the lines of all values in a node, each once: an alias may stand for any node, and for one around it."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            lines[key_path(key, at)] = item.start_mark.line + first_line
            _collect(item, key_path(key, at), first_line, lines, seen)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            line = name.start_mark.line + first_line
            if not isinstance(name, yaml.ScalarNode):
                raise YamlFaultError("a key must be a text", line)
            path = key_path(key, name.value)
            if path in lines:
                raise YamlFaultError(f"{path} is given twice; keep one of them", line)
            lines[path] = line
            _collect(value, path, first_line, lines, seen)
