"""`lint`: the rules that planned runs and sessions do not keep."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.setup import EXERCISE_DAYS, RUN_DAYS
from planner.domain.values.errors import NotFoundError
from planner.domain.values.journal import Profile
from planner.domain.values.record import Side
from planner.exchange.kit.out_file import is_file, typed_path
from planner.exchange.plans.plan_reader import read, read_plan
from planner.logbook.linting import LintFindings
from planner.wording import amounts, days
from planner.wording.lint import finding_words

BROKEN = 3
"""Exit code of a broken rule, as for anything a rule refuses."""


@command(
    "lint",
    "easeback lint",
    "easeback lint next",
    "easeback lint 2026-12-14",
    "easeback lint my-plan.toml && echo in order",
)
@click.argument("what", nargs=-1, metavar="[PLAN | DATE]")
def lint_command(call: Call, what: tuple[str, ...]) -> Answer:
    """Say which rules planned runs and sessions break, a line each; exit 3 if any.

    Without a word: this week and the next, from today on. DATE is a week; PLAN is a plan file,
    or the id of a plan, laid out from today on a copy. Remarks alone leave the exit code at 0.
    """
    found = _found(call, " ".join(what))
    broken = sum(finding.broken for finding in found.findings)
    lines = [finding_words(finding, call.unit) for finding in found.findings]
    lines.append(_last_line(found, broken))
    return Answer(lines=lines, data=_data(found), code=BROKEN if broken else 0)


def _found(call: Call, word: str) -> LintFindings:
    """Raises NotFoundError, PlanError or UsageError."""
    book = call.logbook
    if not word:
        return book.linting.week()
    path = typed_path(word)
    if path.suffix == ".toml" or is_file(path):
        if not is_file(path):
            raise NotFoundError(f"There is no plan file {word}.", "Plans: easeback where plans")
        plan = read_plan(path, book.exercises)
        own = read([(0, path)]).exercises
        return book.linting.plan(plan, {**book.exercises, **own}, _profile(call))
    if word in book.plans:
        return book.linting.plan(book.plans[word], book.exercises, _profile(call))
    return book.linting.week(call.day(word, "near"))


def _profile(call: Call) -> Profile:
    """Whose days the plan is laid out on: the runner's, else those the setup would begin with."""
    return call.logbook.profile or Profile(
        id="profile", knee=Side.BOTH, exercise_days=EXERCISE_DAYS, run_days=RUN_DAYS
    )


def _last_line(found: LintFindings, broken: int) -> str:
    span = f"{days.full(found.first)} to {days.full(found.last)}"
    what = f"{amounts.plural(found.runs, 'run')}, {amounts.plural(found.sessions, 'session')}"
    said = f"{amounts.plural(broken, 'broken rule')}" if broken else "no rule is broken"
    return f"{span}, {what}: {said}."


def _data(found: LintFindings) -> dict[str, object]:
    return {
        "first": found.first,
        "last": found.last,
        "runs": found.runs,
        "sessions": found.sessions,
        "findings": [
            {
                "rule": finding.rule,
                "date": finding.day,
                "broken": finding.broken,
                "wanted_m": finding.wanted_m,
                "allowed_m": finding.allowed_m,
                "card": finding.card,
                "reason": finding.reason,
            }
            for finding in found.findings
        ],
    }
