"""On which line each key of a TOML text stands; `tomllib` reads the values but keeps no places."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

from planner.exchange.plans.plan_problems import KeyPath

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'  # up to two quotes more belong to the string
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}#\n]*")


def lines_of(text: str) -> dict[KeyPath, int]:
    """The line, counted from 1, of every key and list element of `text`.

    `text` must be TOML that `tomllib.loads` has accepted: what is not allowed is not looked for.
    """
    return _Walk(text).lines


class _Walk:
    """One pass over a text that is known to be good."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[KeyPath, int] = {}
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._table: KeyPath = ()
        self._counts: dict[KeyPath, int] = {}
        """How many elements each list of tables has so far."""
        self._skip()
        while self.at < len(text):
            if text[self.at] == "[":
                self._header()
            else:
                self._pair(self._table)
            self._skip()

    def _skip(self) -> None:
        """Over blanks, line ends and comments."""
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        taken = found.group() if found else ""
        self.at += len(taken)
        return taken

    def _line(self) -> int:
        return bisect_right(self._breaks, self.at - 1) + 1

    def _keys(self) -> tuple[str, ...]:
        """A key with its dots."""
        keys = [self._key()]
        while self.text[self.at] == ".":
            self.at += 1
            self._skip()
            keys.append(self._key())
        return tuple(keys)

    def _key(self) -> str:
        word = self._take(_KEY)
        self._skip()
        # Quoted keys may hold escapes; tomllib knows them all.
        return str(tomllib.loads(f"key = {word}")["key"]) if word[0] in "\"'" else word

    def _header(self) -> None:
        """A `[table]` or an element of a `[[list]]`."""
        line = self._line()
        is_list = self.text.startswith("[[", self.at)
        self.at += 2 if is_list else 1
        self._skip()
        keys = self._keys()
        self.at += 2 if is_list else 1
        path: KeyPath = ()
        for key in keys[:-1]:
            path = self._last_of((*path, key))
            self.lines.setdefault(path, line)
        path = (*path, keys[-1])
        if is_list:
            self.lines.setdefault(path, line)
            number = self._counts.get(path, 0)
            self._counts[path] = number + 1
            path = (*path, number)
        self.lines[path] = line
        self._table = path

    def _last_of(self, path: KeyPath) -> KeyPath:
        """The newest element, if the path names a list of tables."""
        return (*path, self._counts[path] - 1) if path in self._counts else path

    def _pair(self, table: KeyPath) -> None:
        """A `key = value`, with the keys on the way to it."""
        line = self._line()
        path = table
        for key in self._keys():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self.at += 1  # the sign =
        self._skip()
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        sign = self.text[self.at]
        if sign == "[":
            self._elements(path)
        elif sign == "{":
            self._inline(path)
        else:
            self._take(_STRING if sign in "\"'" else _BARE)

    def _elements(self, path: KeyPath) -> None:
        number = 0
        self._open()
        while self.text[self.at] != "]":
            element = (*path, number)
            self.lines[element] = self._line()
            self._value(element)
            self._next()
            number += 1
        self.at += 1

    def _inline(self, path: KeyPath) -> None:
        self._open()
        while self.text[self.at] != "}":
            self._pair(path)
            self._next()
        self.at += 1

    def _open(self) -> None:
        self.at += 1
        self._skip()

    def _next(self) -> None:
        """Over the comma, if there is one."""
        self._skip()
        if self.text[self.at] == ",":
            self._open()
