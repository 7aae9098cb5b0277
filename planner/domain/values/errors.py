"""What can go wrong, said so that the runner knows what to do next."""

from __future__ import annotations


class EasebackError(Exception):
    """Something the runner should be told, with a hint on what to do.

    Caught in exactly two places: `screens.page.Page.attempt` and `cli.main`.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, naming the file, line, key or value."""
        self.hint = hint
        """What was expected, and what to do about it."""

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(EasebackError):
    """A value the runner typed cannot be understood or is out of range."""


class PlanError(EasebackError):
    """A plan or exercise file is wrong; the message names file, line or key path."""


class RuleError(EasebackError):
    """A safety rule says no; the hint says how to go over it, where that is possible."""

    def __init__(self, message: str, hint: str = "", rule: str = "") -> None:
        super().__init__(message, hint)
        self.rule = rule
        """Id of the rule, such as `LONG-30D`."""


class OverCapError(RuleError):
    """Planned runs would stand over their caps: shortened, or with a reason, they may."""


class NotFoundError(EasebackError):
    """Nothing, or more than one thing, answers to a name."""


class StoreError(EasebackError):
    """The journal cannot be read or written: disk, rights, lock or version."""


class DamagedError(StoreError):
    """The journal holds something that cannot be read; nothing was written."""


class ExchangeError(EasebackError):
    """A file of another program cannot be read."""
