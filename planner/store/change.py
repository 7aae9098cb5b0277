"""One change of the journal: who, when, in what words, and which fields of which records."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Table = Literal["plan", "facts", "book"]
"""`plan` and `facts` are filed by month; `book` holds what has no date."""

Fields = dict[str, Any]
"""Path of a field -> its JSON value. A path is keys joined by `/`, escaped as in RFC 6901."""


class Edit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The fields of one record that a change sets or drops, with their earlier values."""

    table: Table
    record: str
    month: str = ""
    """`YYYY-MM` the record was filed under before the change; for a new one, where it goes."""
    set: Fields = {}
    drop: tuple[str, ...] = ()
    was: Fields = {}
    """Earlier values of the fields in `set` and `drop`; a path not in here did not exist."""
    settles: tuple[str, ...] = ()
    """Paths in `set` or `drop` whose clash the writer had before their eyes: it is over."""
    reopens: tuple[str, ...] = ()
    """Paths whose clash is open again: the change that settled it was taken back."""

    @property
    def begins(self) -> bool:
        """True if the record did not exist before."""
        return "kind" in self.set and "kind" not in self.was


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One undoable step, over any number of records."""

    id: str
    stamp: str
    """Hybrid logical clock: orders changes of all devices; unique."""
    device: str
    start: str = ""
    """In the first line of a log: what the machine that began it drew for that, see `one_name`."""
    at: str
    """The runner's local time of the change, ISO 8601 with offset."""
    words: str
    """What was done, for the runner: `Clamshell left set 2 ticked`."""
    reason: str = ""
    """The runner's written reason, where a rule was gone over or a proposal refused."""
    rules: tuple[str, ...] = ()
    """Ids of the rules a change of the plan follows from; none for what the runner did by hand."""
    undoes: str = ""
    """Id of the change this one takes back."""
    redoes: str = ""
    """Id of the undone change this one does again."""
    edits: tuple[Edit, ...] = ()

    def begins(self, record: str) -> bool:
        """True if it is the change that a record began with: to undo it takes the record away."""
        return any(edit.record == record and edit.begins for edit in self.edits)
