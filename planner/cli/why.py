"""`why`: how far one may run on a day, by every rule, with its numbers and its source."""

from __future__ import annotations

from datetime import date

import click

from planner.cli.cards import intervals_data
from planner.cli.frame.answer import Answer, Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.rule_words import cap_line, inputs_data
from planner.domain.caps.allowance import Allowance
from planner.domain.caps.rule_text import formula_of, ours_of
from planner.domain.caps.rules import RULES
from planner.domain.values.run import PlannedRun
from planner.logbook.logbook import Logbook
from planner.wording import amounts, days
from planner.wording.walk_run import session_words
from planner.wording.why import amount_words, awaited_words, source_words, why_words


@command("why", "easeback why", "easeback why fri", "easeback why 2026-11-28 --json",
         "easeback why fri --plan")  # fmt: skip
@click.argument("day", nargs=-1, metavar="[DATE]", shell_complete=day_words)
@click.option("--plan", "plan", is_flag=True, help="When and why its cards were put there.")
def why_command(call: Call, day: tuple[str, ...], plan: bool) -> Answer:
    """Say how far you may run on a day, and why.

    Every rule with its limit, what it was made of and where it comes from. A day to come takes
    the runs planned before it as done. With --plan, how the day's cards came to be planned: the
    change that put each there, and plan, rules and their inputs as they stood at that moment.
    """
    when = call.day(" ".join(day) or None, "near")
    if not plan:
        return why_answer(call, when)
    from planner.cli.why_plan import plan_answer  # it makes books of the past with all they need

    return plan_answer(call, when)


def why_answer(call: Call, day: date, *, without: str = "") -> Answer:
    """The cap of a day with every rule; `without` leaves one planned run out of account."""
    book = call.logbook
    allowed = book.caps.allowance(day, without=without)
    run = _walk_run(book, allowed)
    return Answer(
        lines=_lines(call, allowed, run), data={**_data(allowed), **intervals_data(book, run)}
    )


def _walk_run(book: Logbook, allowed: Allowance) -> PlannedRun | None:
    """The walk-run that is planned for the day."""
    return next(
        (
            card
            for card in book.cards.planned(allowed.day, allowed.day)
            if isinstance(card, PlannedRun) and card.rung and not card.skipped
        ),
        None,
    )


def _lines(call: Call, allowed: Allowance, run: PlannedRun | None) -> list[str]:
    unit = call.unit
    rule = RULES[allowed.binding]
    formula = formula_of(rule, call.logbook.parameters)
    lines = [
        Headline(f"{days.full(allowed.day)}: {allowed.state}"),
        *_session(call, allowed, run),
        cap_line(allowed, unit, call.today),
        f"{rule.what} {formula[0].upper()}{formula[1:]}.",
        source_words(rule),
        f"Our choice: {ours_of(rule, call.logbook.parameters)}",
        "",
    ]
    rows = [
        (
            limit.rule,
            amount_words(limit, unit),
            "binds" if limit.rule == allowed.binding else "",
            why_words(limit, unit, call.today),
        )
        for limit in allowed.limits
    ]
    lines += columns(rows, plain=call.flags.plain)
    if allowed.assumed:
        total = sum(run.distance_m for run in allowed.assumed)
        count = amounts.plural(len(allowed.assumed), "planned run")
        lines.append(f"Taken as done by then: {count}, {amounts.distance(total, unit)}.")
    if allowed.awaited:
        lines.append(f"All this {awaited_words(allowed.awaited, call.today)}.")
    return lines


def _session(call: Call, allowed: Allowance, run: PlannedRun | None) -> list[str]:
    """The walk-run of the day: the planned one, else what the ladder has room for."""
    if run is not None:
        session = call.logbook.cards.intervals(run)
        metres = run.distance_m
    else:
        ladder = allowed.limit("LADDER")
        session = call.logbook.cards.rung(ladder.input("rung")) if ladder is not None else None
        metres = allowed.plan_m
    if session is None or not metres:
        return []
    return [f"{session_words(session, metres, call.unit)}."]


def _data(allowed: Allowance) -> dict[str, object]:
    return {
        "date": allowed.day,
        "hard_m": allowed.hard_m,
        "plan_m": allowed.plan_m,
        "done_m": allowed.done_m,
        "left_m": allowed.left_m,
        "binding": allowed.binding,
        "plan_binding": allowed.plan_binding,
        "state": allowed.state,
        "assumed": [
            {"id": run.id, "date": run.date, "distance_m": run.distance_m}
            for run in allowed.assumed
        ],
        "awaited": allowed.awaited,
        "limits": [
            {
                "rule": limit.rule,
                "name": RULES[limit.rule].name,
                "allowed_m": limit.hard_m,
                "plan_m": limit.plan_m,
                "inputs": inputs_data(limit),
                "source": limit.source,
                "status": limit.status,
                "binding": limit.rule == allowed.binding,
            }
            for limit in allowed.limits
        ],
    }
