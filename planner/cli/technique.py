"""`technique`: one point of running technique to be heeded for some weeks."""

from __future__ import annotations

from typing import Any

import click

from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.domain.technique.kept import focus_counts
from planner.domain.technique.step_rate import UsualRate, counted_rate
from planner.domain.technique.technique_rules import RULE_OF
from planner.domain.values.calendar import WEEK
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.record import by_entry
from planner.domain.values.run import Run
from planner.domain.values.technique import FocusEnd, FocusKind, Heed
from planner.wording.technique import (
    COUNT,
    CUES,
    NAMES,
    ONE_CHANGE,
    STOP,
    aim_words,
    cue_words,
    ended_words,
    focus_words,
    offer_words,
    rest_words,
    span_words,
    usual_words,
)
from planner.wording.technique_told import count_rows, evidence_lines

NONE = "none"
RECENT = 2 * WEEK
"""How far back the last run is looked for."""
_WAYS = ("what", "go_on", "end", "hurts", "heeded")
"""Of these one at a time."""


@command(
    "technique",
    "easeback technique                           what is heeded, what there is",
    "easeback technique step-rate --counted 82    steps of both feet in 30 s",
    "easeback technique soft-landing",
    "easeback technique --heeded kept --on sun    how far it was kept in a run",
    "easeback technique --go-on",
    "easeback technique --end",
)
@click.argument("what", required=False, type=click.Choice([str(one) for one in FocusKind]))
@click.option("--usual", type=int, metavar="RATE", help="Your usual steps a minute, both feet.")
@click.option("--counted", type=int, metavar="STEPS", help="Steps of both feet in 30 seconds.")
@click.option("--percent", type=float, help="How far above it: 5 at first, later up to 10.")
@click.option("--heeded", type=click.Choice([*map(str, Heed), NONE]), help="How far it was kept.")
@click.option("--on", metavar="DATE", shell_complete=day_words, help="The day of that run.")
@click.option("--go-on", is_flag=True, help="Four more weeks of the same.")
@click.option("--end", is_flag=True, help="End it.")
@click.option("--hurts", is_flag=True, help="End it: calf or Achilles tendon hurts.")
def technique_command(call: Call, /, **given: Any) -> Answer:
    """Show the point of running technique that is heeded, and choose one.

    One at a time, for four weeks; it stands on the run's card with its cue. A step rate is aimed at
    5 % above the usual one, which your imported runs tell, or which you count. It is an offer: the
    evidence is weak, and each says how weak.
    """
    _need_one_way(given)
    book, steps = call.logbook, 1
    waits = book.technique.offer().waits
    if given["what"]:
        book.technique.begin(FocusKind(given["what"]), _said(given), given["percent"])
    elif given["go_on"]:
        book.technique.go_on()
    elif given["end"] or given["hurts"]:
        book.technique.end(FocusEnd.PAIN if given["hurts"] else FocusEnd.ENOUGH)
    elif given["heeded"]:
        heeded = None if given["heeded"] == NONE else Heed(given["heeded"])
        book.focuses.tell(_run_of(call, given["on"]), heeded)
    else:
        steps = 0
    said = [f"{book.last_words}."] if steps else []
    if given["what"] and waits is not None and waits.id == "week":
        said.append(f"{offer_words(waits, call.today, book.exercises)} You chose it all the same.")
    elif given["what"]:
        said.append(ONE_CHANGE)
    return Answer(lines=[*said, *_lines(call)], data=_data(call), steps=steps)


def _need_one_way(given: dict[str, Any]) -> None:
    """Raises UsageError for what does not go together."""
    ways = [
        given[name] if name == "what" else f"--{name.replace('_', '-')}"
        for name in _WAYS
        if given[name]
    ]
    if len(ways) > 1:
        raise UsageError(f"Not {' and '.join(ways)} at once.", "See: easeback technique --help")
    if given["on"] and not given["heeded"]:
        raise UsageError("--on names the day of a run.", "For example: --heeded kept --on sun")
    numbers = [name for name in ("usual", "counted", "percent") if given[name] is not None]
    if numbers and given["what"] != FocusKind.STEP_RATE:
        raise UsageError(
            f"--{numbers[0]} belongs to a step rate.", "For example: step-rate --usual 164"
        )
    if given["usual"] is not None and given["counted"] is not None:
        raise UsageError("Not --usual and --counted at once.", "Either is enough.")


def _said(given: dict[str, Any]) -> UsualRate | None:
    """The usual step rate, if it was said."""
    if given["counted"] is not None:
        return UsualRate(counted_rate(given["counted"]))
    return UsualRate(given["usual"]) if given["usual"] is not None else None


def _run_of(call: Call, on: str | None) -> Run:
    """The last run of a day, or of the last two weeks. Raises NotFoundError."""
    day = call.past_day(on) if on else None
    first = day or call.today - RECENT
    runs = list(call.logbook.between(first, day or call.today, Run))
    if not runs:
        where = f"on {call.logbook.dated(day)}" if day else "in the last two weeks"
        raise NotFoundError(f"There is no run {where}.", "See: easeback runs")
    return max(runs, key=by_entry)


def _lines(call: Call) -> list[str]:
    book, now = call.logbook, call.logbook.focuses.on(call.today)
    lines: list[str] = []
    if now is not None:
        rests, aim = book.focuses.rests(), aim_words(now)
        lines += [
            Headline(f"{focus_words(now).capitalize()}, {span_words(now, call.today)}"),
            cue_words(now),
            *((f"It is {aim}.",) if aim else ()),
            *((rest_words(rests),) if rests else ()),
            STOP,
        ]
    else:
        lines += _offer_lines(call)
    for focus, count in focus_counts(book.technique.runs()).items():
        lines.append(Headline(f"{NAMES[focus].capitalize()} in {count.runs} runs so far"))
        lines += columns(count_rows(count), plain=call.flags.plain, indent=1)
    return lines


def _offer_lines(call: Call) -> list[str]:
    """What there is to choose from, with what is known of each."""
    book = call.logbook
    offer, over = book.technique.offer(), book.technique.faded()
    lines = [f"{ended_words(over).capitalize()}."] if over is not None else []
    lines.append(offer_words(offer.waits, call.today, book.exercises))
    if offer.usual is not None:
        lines.append(f"Lately: {usual_words(offer.usual.rate, offer.usual.of_runs)} a minute.")
    elif FocusKind.STEP_RATE in offer.kinds:
        lines.append(f"Your usual step rate is not known. {COUNT}")
    for kind in offer.kinds:
        strength, source, *_ = evidence_lines(RULE_OF[kind])
        lines += [Headline(f"{NAMES[kind].capitalize()}: easeback technique {kind}")]
        lines += [CUES[kind], f"{strength} {source}"]
    return lines


def _data(call: Call) -> dict[str, object]:
    book = call.logbook
    offer, runs = book.technique.offer(), book.technique.runs()
    first = min((one.date for one in book.focuses.all()), default=call.today)
    return {
        "focus": book.focuses.on(call.today),
        "rests": book.focuses.rests() or None,
        "faded": book.technique.faded(),
        "usual": offer.usual,
        "offered": offer.kinds if offer.waits is None else (),
        "choices": [
            {"focus": kind, "cue": CUES[kind], "rule": RULE_OF[kind].id,
             "status": RULE_OF[kind].status, "source": RULE_OF[kind].source}
            for kind in offer.kinds
        ],
        "waits": offer.waits,
        "counts": {str(focus): count for focus, count in focus_counts(runs).items()},
        "weeks": book.technique.weeks(first, call.today),
    }  # fmt: skip
