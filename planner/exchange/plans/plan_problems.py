"""What is wrong with a plan or exercise file, said so that its writer finds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from planner.domain.values.errors import PlanError

KeyPath = tuple[str | int, ...]
"""The way from the top of a file to a value: keys of tables and indexes of lists."""

Severity = Literal["error", "warning"]
"""An `error` keeps its exercise or plan from being loaded; a `warning` only tells."""


MOST_SIGNS = 1000
"""No message is longer, whatever a file holds."""


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing wrong in one file."""

    file: str
    line: int = 0
    """Counted from 1; 0 = the file as a whole."""
    key: str = ""
    """Key path such as `phases[calm].sessions[strength].items[clam].dose.sets`."""
    message: str
    hint: str = ""
    """What is expected, with the nearest known name."""
    severity: Severity = "error"

    @property
    def where(self) -> str:
        """File, line and key path, as far as they are known."""
        line = f"line {self.line}" if self.line else ""
        return ", ".join(part for part in (self.file, line, self.key) if part)

    def __str__(self) -> str:
        mark = "warning: " if self.severity == "warning" else ""
        return f"{self.where}: {mark}{self.message}" + (f"\n  {self.hint}" if self.hint else "")


class Slip(msgspec.Struct, frozen=True):
    """A problem that does not know its file yet."""

    path: KeyPath
    message: str
    hint: str = ""
    severity: Severity = "error"


def as_error(problems: Iterable[Problem]) -> PlanError:
    """All errors among the problems as the one thing to raise."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if len(errors) == 1:
        return PlanError(f"{errors[0].where}: {errors[0].message}", errors[0].hint)
    return PlanError(
        "\n".join(str(problem) for problem in errors),
        f"{len(errors)} places to mend; `easeback check` shows them again.",
    )


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """The nearest known name as a question, or all of them if none is near."""
    import difflib  # 1.4 ms, and only needed where a name is wrong

    names = sorted(known)
    near = difflib.get_close_matches(str(word), names, n=1, cutoff=0.5)
    if near:
        return f'Did you mean "{near[0]}"?'
    return f"Known here: {', '.join(names)}." if names else ""


def key_words(path: Sequence[str | int], raw: Any) -> str:
    """A key path for people: an element of a list is named by its id, or counted from 1."""
    words = ""
    for step in path:
        raw = _inside(raw, step)
        if isinstance(step, str):
            words += f".{step}" if words else step
        else:
            words += f"[{_name_of(raw) or step + 1}]"
    return words


def printable(text: str) -> str:
    """The text at a length to read, without control characters that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:MOST_SIGNS])


def _inside(raw: Any, step: str | int) -> Any:
    """What stands there; nothing where a key was left to its default."""
    try:
        return raw[step]
    except (KeyError, IndexError, TypeError):
        return None


def _name_of(raw: Any) -> str:
    """What a table calls itself: its id, its exercise or its rung."""
    if not isinstance(raw, dict):
        return ""
    names = (raw.get(key) for key in ("id", "exercise"))
    rung = raw.get("rung")
    number = str(rung) if isinstance(rung, int) and 0 < rung < 1000 else ""
    return next((name for name in names if isinstance(name, str) and name), number)
