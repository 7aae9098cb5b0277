"""Whether data from a file has the shape of a domain type: every fault, not only the first.

`msgspec.convert` stops at the first fault and passes over unknown keys; this walk does neither.
The own rules of keys and tables (`plan_checks`) are asked at once, also of what is left of a table
that holds something of the wrong shape, so that no fault hides others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec.inspect import (
    BoolType,
    DateType,
    Field,
    FloatType,
    IntType,
    LiteralType,
    NoneType,
    StrType,
    StructType,
    TupleType,
    Type,
    UnionType,
    VarTupleType,
    type_info,
)

from planner.exchange.plans.plan_problems import KeyPath, Slip, did_you_mean


class Checks(NamedTuple):
    """The rules beyond the shape; the paths of their findings start at what they were given."""

    of_field: Callable[[str, Any], Iterable[Slip]]
    """For a key and what stands there in the file."""
    of_table: Callable[[Any], Iterable[Slip]]
    """For a table that was made a value; the tables inside it are checked on their own."""


def findings_in(raw: Any, shape: type, checks: Checks, also: Iterable[str] = ()) -> list[Slip]:
    """Everything wrong with `raw` as a value of `shape`.

    `also` are keys that may stand at the top without being fields of `shape`.
    """
    kind = _kind_of(shape)
    if isinstance(kind, StructType) and isinstance(raw, dict):
        return list(_table(raw, kind, (), checks, frozenset(also)))
    return list(_walk(raw, kind, (), checks))


@cache
def _kind_of(shape: type) -> Type:
    """The type taken apart, once: it takes a millisecond."""
    return type_info(shape)


def _walk(raw: Any, kind: Type, path: KeyPath, checks: Checks) -> Iterator[Slip]:
    kind = _chosen(raw, kind)
    if isinstance(kind, StructType) and isinstance(raw, dict):
        yield from _table(raw, kind, path, checks)
    elif isinstance(kind, VarTupleType) and isinstance(raw, list):
        for number, element in enumerate(raw):
            yield from _walk(element, kind.item_type, (*path, number), checks)
    elif isinstance(kind, TupleType) and isinstance(raw, list):
        yield from _row(raw, kind, path, checks)
    elif isinstance(kind, LiteralType) and isinstance(raw, str):
        if raw not in kind.values:
            hint = f"{did_you_mean(raw, map(str, kind.values))} Expected {_expected(kind)}."
            yield Slip(path, f'"{raw}" is not known here', hint)
    elif not _fits(raw, kind):
        yield Slip(path, f"{_seen(raw)} does not fit here", f"Expected {_expected(kind)}.")


def _chosen(raw: Any, kind: Type) -> Type:
    """Of several types, the one the data was meant for; TOML has no null, so none of that."""
    if not isinstance(kind, UnionType):
        return kind
    kinds = [one for one in kind.types if not isinstance(one, NoneType)]
    if len(kinds) == 1:
        return kinds[0]
    meant = [one for one in kinds if isinstance(raw, list) == isinstance(one, TupleType)]
    return meant[0] if isinstance(raw, int | list) and meant else kind


def _fits(raw: Any, kind: Type) -> bool:
    if isinstance(kind, BoolType):
        return isinstance(raw, bool)
    if isinstance(kind, IntType):
        return isinstance(raw, int) and not isinstance(raw, bool)
    if isinstance(kind, FloatType):
        return isinstance(raw, int | float) and not isinstance(raw, bool)
    if isinstance(kind, DateType):
        return _is_day(raw)
    return isinstance(kind, StrType) and isinstance(raw, str)


def _is_day(raw: Any) -> bool:
    """True for a day, as TOML writes it or in quotes."""
    if isinstance(raw, str):
        try:
            date.fromisoformat(raw)
        except ValueError:
            return False
        return len(raw) == len("2026-11-30")
    return isinstance(raw, date) and not isinstance(raw, datetime)


def _row(raw: list[Any], kind: TupleType, path: KeyPath, checks: Checks) -> Iterator[Slip]:
    """A list of fixed length, such as a range."""
    if len(raw) != len(kind.item_types):
        yield Slip(path, f"a list of {len(raw)} does not fit", f"Expected {_expected(kind)}.")
        return
    for number, (element, one) in enumerate(zip(raw, kind.item_types, strict=True)):
        yield from _walk(element, one, (*path, number), checks)


def _table(
    raw: Any, kind: StructType, path: KeyPath, checks: Checks, also: frozenset[str] = frozenset()
) -> Iterator[Slip]:
    fields = {field.encode_name: field for field in kind.fields}
    found = list(_strangers(raw, fields, path, also))
    for name, field in fields.items():
        if name in raw:
            found.extend(_field(raw[name], field, path, checks))
    yield from found
    value = _converted(raw, kind)
    rules = (
        _of_the_rest(raw, kind, _above(path, found), checks)
        if value is None
        else checks.of_table(value)
    )
    yield from _below(path, rules)


def _of_the_rest(
    raw: Any, kind: StructType, found: Iterable[Slip], checks: Checks
) -> Iterator[Slip]:
    """The rules of a table in which something has the wrong shape, asked without that. What they
    say of the table as a whole, of what was left out, or in passing, may follow from the gap, and
    waits until it is mended."""
    gaps = _tree(_gap(raw, one.path) for one in found)
    value = _converted(_without(raw, gaps), kind)
    if value is None:
        # Somewhere below a key is gone that must be there: leave out all of what holds it.
        gaps = {key: {} for key in gaps}
        value = _converted(_without(raw, gaps), kind)
    for one in () if value is None else checks.of_table(value):
        if one.severity == "error" and not _touches(one.path, gaps):
            yield one


def _converted(raw: Any, kind: StructType) -> Any:
    """The table as a value; None if it cannot be one."""
    try:
        return msgspec.convert(raw, kind.cls)
    except msgspec.ValidationError:
        return None


Gaps = dict[str | int, "Gaps"]
"""What is left out of data, key by key; nothing more below a key: all of it is."""


def _gap(raw: Any, path: KeyPath) -> KeyPath:
    """The path of the innermost key on the way to a place; empty if there is none."""
    found: KeyPath = ()
    for place, step in enumerate(path):
        if isinstance(raw, dict) and step in raw:
            found = path[: place + 1]
        elif not (isinstance(raw, list) and isinstance(step, int) and step < len(raw)):
            break
        raw = raw[step]
    return found


def _tree(paths: Iterable[KeyPath]) -> Gaps:
    """The paths as one, the outer ones first: what lies within them is left out with them."""
    top: Gaps = {}
    for path in sorted(filter(None, paths), key=len):
        at, is_new = top, True
        for step in path:
            if not is_new and not at:
                break
            is_new = step not in at
            at = at.setdefault(step, {})
    return top


def _without(raw: Any, gaps: Gaps) -> Any:
    """The data without them; only what stands on the way to one is copied."""
    if isinstance(raw, list):
        return [_without(one, gaps[at]) if at in gaps else one for at, one in enumerate(raw)]
    return {
        key: _without(one, gaps[key]) if key in gaps else one
        for key, one in raw.items()
        if key not in gaps or gaps[key]
    }


def _touches(path: KeyPath, gaps: Gaps) -> bool:
    """True if one of them lies within a place, or the place within one of them."""
    for step in path:
        if step not in gaps:
            return False
        gaps = gaps[step]
        if not gaps:
            return True
    return bool(gaps)


def _field(raw: Any, field: Field, path: KeyPath, checks: Checks) -> list[Slip]:
    path = (*path, field.encode_name)
    return list(_walk(raw, field.type, path, checks)) or list(
        _below(path, checks.of_field(field.encode_name, raw))
    )


def _above(path: KeyPath, found: Iterable[Slip]) -> Iterator[Slip]:
    """The findings with their paths told from a place below the top on."""
    for finding in found:
        yield msgspec.structs.replace(finding, path=finding.path[len(path) :])


def _below(path: KeyPath, found: Iterable[Slip]) -> Iterator[Slip]:
    """The findings with their paths told from the top."""
    for finding in found:
        yield msgspec.structs.replace(finding, path=(*path, *finding.path))


def _strangers(
    raw: dict[str, Any], fields: dict[str, Field], path: KeyPath, also: frozenset[str]
) -> Iterator[Slip]:
    """Unknown keys, and keys that are missing; a misspelt key is told of once."""
    missing = [name for name, field in fields.items() if field.required and name not in raw]
    known = sorted({*fields, *also})
    for key in raw:
        if key in fields or key in also:
            continue
        hint = did_you_mean(key, known)
        missing = [name for name in missing if f'"{name}"' not in hint]
        yield Slip((*path, key), f'the key "{key}" is not known', hint)
    for name in missing:
        expected = _expected(fields[name].type)
        yield Slip(path, f'the key "{name}" is missing', f"Expected {name} = {expected}.")


def _expected(kind: Type) -> str:
    """What a value should be, in words."""
    match kind:
        case BoolType() | IntType() | FloatType() | DateType() | StrType():
            return _SIMPLE[type(kind)]
        case LiteralType(values=values):
            return "one of " + ", ".join(f'"{value}"' for value in values)
        case TupleType():
            return "a pair of whole numbers such as [2, 3]"
        case VarTupleType(item_type=StructType()):
            return "a list of tables"
        case VarTupleType(item_type=one):
            return f"a list, each element {_expected(one)}"
        case UnionType(types=kinds):
            real = [one for one in kinds if not isinstance(one, NoneType)]
            return " or ".join(_expected(one) for one in real)
        case _:
            return "a table"


_SIMPLE: dict[type, str] = {
    BoolType: "true or false",
    IntType: "a whole number",
    FloatType: "a number",
    DateType: "a day such as 2026-12-21",
    StrType: 'text in quotes, such as "clam"',
}


def _seen(raw: Any) -> str:
    """What stands there instead, in words."""
    match raw:
        case bool():
            return str(raw).lower()
        case str():
            return f'the text "{raw[:40]}"'
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return f"{raw}"[:60]
