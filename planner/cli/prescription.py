"""`plan apply`, `plan save`, `plan limits`, `plan lift`: to the physiotherapist and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.cli.card_rows import card_rows
from planner.cli.frame.answer import Answer, Headline, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.writing import write_files
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.prescribed import PatientLimit
from planner.domain.weeks.proposal import CardChange
from planner.exchange.kit.out_file import is_file, typed_path
from planner.logbook.sending.prescribing import Prescribing
from planner.logbook.sending.prescription_parts import PrescriptionOffer, gone_and_new
from planner.logbook.sending.prescription_rows import part_row
from planner.logbook.sending.saving_plan import plan_text, week_text
from planner.typed import a_count
from planner.wording.prescribed import (
    another_plan_words,
    ended_words,
    homeless_words,
    limit_words,
    signed_words,
    until_words,
)


def apply(call: Call, words: tuple[str, ...], take: str, *, accept: bool, because: str) -> Answer:
    """What a file would change, part by part; taken up with --accept, or in part with --take."""
    if len(words) != 1:
        raise UsageError(
            "A prescription is one file.", "For example: easeback plan apply rx.toml --accept"
        )
    path = _file(words[0])
    book = call.logbook
    offer = Prescribing(book).read(path)
    chosen = _chosen(take, len(offer.parts)) if take else offer.everything
    changes = Prescribing(book).changes(offer, chosen)
    follows = _follows(call, offer, chosen, changes)
    lines = [*_head(call, offer), *_part_lines(call, offer, chosen), *follows]
    remarks = tuple(Remark("warning", str(one)) for one in offer.warnings)
    if not offer.parts:
        lines.append("Nothing in it differs from what is in force.")
        return Answer(lines=lines, data=_data(call, offer, changes, applied=False), remarks=remarks)
    if not accept and not take:
        lines.append(
            "Nothing is changed yet: --accept takes all of it, --take 1,3 the parts of these "
            "numbers."
        )
        return Answer(lines=lines, data=_data(call, offer, changes, applied=False), remarks=remarks)
    data = _data(call, offer, changes, applied=True)
    said = Prescribing(book).take(offer, chosen, because)
    return Answer(lines=[*lines, f"{said}."], data=data, steps=1, remarks=remarks)


def save(call: Call, words: tuple[str, ...], on: str | None) -> Answer:
    """The plan in force, or the week of a day, with doses and limits as a file that `plan apply`
    reads."""
    if len(words) != 1:
        raise UsageError("It takes a name.", "For example: easeback plan save for-ada.toml")
    path = typed_path(words[0])
    path = path if path.suffix else path.with_name(f"{path.name}.toml")
    book = call.logbook
    text = week_text(book, call.day(on, "future")) if on else plan_text(book)
    return write_files(call, {path: text.encode()})


def limits(call: Call, words: tuple[str, ...]) -> Answer:
    """The limits that hold today, numbered."""
    if words:
        raise UsageError("plan limits takes nothing behind it.", "See: plan --help")
    held = Prescribing(call.logbook).limits()
    rows = [
        (
            f"{place}.",
            limit_words(one, call.unit, call.logbook.exercises),
            until_words(one, call.today),
            signed_words(one.by, one.signed, call.today),
        )
        for place, one in enumerate(held, start=1)
    ]
    lines = columns(rows, plain=call.flags.plain) or ["No limit of a professional holds today."]
    return Answer(lines=lines, data=[_limit_data(one) for one in held])


def lift(call: Call, words: tuple[str, ...], because: str) -> Answer:
    """End a limit before its date: NUMBER, as `plan limits` counts them."""
    held = Prescribing(call.logbook).limits()
    if len(words) != 1:
        raise UsageError("Which limit ends?", "Its number of: easeback plan limits")
    number = a_count(words[0], "limits", 10_000)
    if number > len(held):
        raise NotFoundError(f"There is no limit {number}.", "See: easeback plan limits")
    limit = held[number - 1]
    said = Prescribing(call.logbook).lift(limit, because)
    return Answer(lines=[f"{ended_words(limit, call.unit)}."], data=said, steps=1)


def _file(word: str) -> Path:
    path = typed_path(word)
    if not is_file(path):
        raise NotFoundError(f"There is no file {word}.", "Name the file that was sent to you.")
    return path


def _chosen(take: str, count: int) -> frozenset[int]:
    """The places of `1,3` or `none`. Raises UsageError."""
    if take.strip().casefold() == "none":
        return frozenset()
    try:
        numbers = {int(one) for one in take.replace(",", " ").split()}
    except ValueError:
        numbers = set()
    if not numbers or not all(1 <= one <= count for one in numbers):
        raise UsageError(
            f"--take {take!r} names no parts.", f"Expected numbers from 1 to {count}, as in 1,3."
        )
    return frozenset(one - 1 for one in numbers)


def _head(call: Call, offer: PrescriptionOffer) -> list[str]:
    lines: list[str] = [
        Headline(f"Prescription of {signed_words(offer.by, offer.signed, call.today)}")
    ]
    return [*lines, *offer.about.splitlines()]


def _part_lines(call: Call, offer: PrescriptionOffer, chosen: frozenset[int]) -> list[str]:
    rows = []
    for place, part in enumerate(offer.parts):
        row = part_row(call.logbook, offer, part, call.unit)
        before = f"{row.before} -> " if row.before else ""
        left = "" if place in chosen else "left"
        rows.append((f"{place + 1}.", left, row.what, f"{before}{row.after}", row.remark))
    lines = columns(rows, plain=call.flags.plain)
    if offer.homeless:
        lines.append(homeless_words(offer.homeless))
    return lines


def _follows(
    call: Call, offer: PrescriptionOffer, chosen: frozenset[int], changes: Sequence[CardChange]
) -> list[str]:
    """What becomes of the calendar; of another plan only how many cards go and come."""
    if not offer.has_plan(chosen):
        return _card_lines(call, changes)
    gone, new = gone_and_new(changes)
    return ["", another_plan_words(gone, new)]


def _card_lines(call: Call, changes: Sequence[CardChange]) -> list[str]:
    if not changes:
        return []
    return ["", Headline("What follows in the calendar"), *card_rows(call, changes)]


def _limit_data(limit: PatientLimit) -> dict[str, object]:
    return {
        "id": limit.id, "kind": limit.limit, "most": limit.most, "what": limit.what,
        "since": limit.date, "until": limit.until, "by": limit.by, "signed": limit.signed,
        "words": limit.words,
    }  # fmt: skip


def _data(
    call: Call, offer: PrescriptionOffer, changes: Sequence[CardChange], *, applied: bool
) -> dict[str, object]:
    rows = [part_row(call.logbook, offer, part, call.unit) for part in offer.parts]
    return {
        "by": offer.by,
        "signed": offer.signed,
        "parts": [
            {"number": place, "what": row.what, "before": row.before, "after": row.after,
             "remark": row.remark}
            for place, row in enumerate(rows, start=1)
        ],
        "changes": [
            {"kind": one.kind, "before": one.before, "after": one.after, "reasons": one.reasons}
            for one in changes
        ],
        "homeless": offer.homeless,
        "applied": applied,
    }  # fmt: skip
