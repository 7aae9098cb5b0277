"""`setup`: the wizard's answers as flags."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from planner.cli.frame.answer import Answer, Headline, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.frame.ending import FAILED
from planner.cli.import_choice import left_out, returning, safe
from planner.cli.import_files import dry_run
from planner.cli.known import known_data, known_lines
from planner.cli.week import week_answer
from planner.domain.knee.safety import BY_ID, FINDINGS, scope_of, worst_level
from planner.domain.values.any_record import HAPPENED
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Lock, Profile
from planner.domain.values.record import Side
from planner.logbook.answers import QUESTIONS, Asking, Changes, with_answers
from planner.logbook.book import new_id
from planner.logbook.setup import Brought
from planner.typed import a_count, a_score
from planner.typed_dates import WEEKDAYS
from planner.typed_profile import is_nothing, run_days
from planner.wording.archive import TITLE, archive_words
from planner.wording.imports import dry_run_words
from planner.wording.taking_up import (
    NOW_ON_THE_LINE,
    CardWords,
    changed_days,
    counted_words,
    first_week_words,
    whole_week_from,
)

PLAN = "runners-knee-basics"
EXERCISE_DAYS = (0, 1, 2, 3, 4, 5)
SPREAD: tuple[tuple[int, ...], ...] = (
    (), (6,), (2, 6), (1, 3, 6), (1, 3, 4, 6), (0, 2, 3, 4, 6), (0, 1, 2, 3, 4, 6), tuple(range(7))
)  # fmt: skip
"""Days for so many runs a week: as far apart as they can be, the long one on Sunday, and Saturday
free for as long as one day is."""
RUN_DAYS = SPREAD[3]

OWN_PLAN = (
    "The plan and the answers in it are left out: easeback import brings an export into an empty "
    "journal as it was."
)
NO_DIAGNOSIS = (
    "This is no diagnosis and no substitute for a professional: see a physiotherapist or doctor "
    "before you start, to know that it is runner's knee and that you do the movements right."
)


@command(
    "setup",
    "easeback setup --knee left --weekly 15k --longest 6k",
    'easeback setup --knee right --unit mi --exercise-days "mon wed fri" --run-days "tue thu sun"',
    "easeback setup --knee both --history ~/Downloads/export_123.zip --start mon",
    "easeback setup --knee both --usual-morning 3,1 --usual-stairs 4 --can-run 16min --born 1980",
    "easeback setup --runs-a-week 4 --goal-week 60k --goal-run 20k",
    "easeback setup --knee left --red-flag night_pain",
    "easeback setup --plan return-to-running    another plan; what is known stays",
)
@click.option("--knee", type=click.Choice([str(side) for side in Side]), help="The sore knee.")
@click.option("--unit", type=click.Choice(["km", "mi"]), help="Unit of distance [km].")
@click.option("--week-start", metavar="DAY", help="First day of your week [mon].")
@click.option("--plan", metavar="ID", help=f"The plan to follow [{PLAN}].")
@click.option(
    "--start", metavar="DATE", shell_complete=day_words, help="First day of the plan [today]."
)
@click.option("--exercise-days", metavar="DAYS", help="Days for exercise [mon-sat].")
@click.option("--run-days", metavar="DAYS", help="Days for running, or none [tue thu sun].")
@click.option("--runs-a-week", metavar="0-7", help="So many run days, well apart.")
@click.option("--weekly", metavar="DIST", help="What you ran a week, lately; 0 for nothing.")
@click.option("--longest", metavar="DIST", help="Your longest run of the last 30 days.")
@click.option("--pace", metavar="M:SS", help="Your easy pace, a km or mile.")
@click.option("--can-run", metavar="TIME", help="What you can run at pain 2 or less: 16min.")
@click.option("--goal-week", metavar="DIST", help="The week you would like to get to.")
@click.option("--goal-run", metavar="DIST", help="The longest run you would like.")
@click.option("--usual-morning", metavar="0-10", help="Ordinary morning pain; 3,1 is left,right.")
@click.option("--usual-stairs", metavar="0-10", help="Ordinary pain on stairs; 3,1 likewise.")
@click.option("--born", metavar="YEAR", help="Your year of birth.")
@click.option("--pain", metavar="0-10", help="Worst pain on your runs lately.")
@click.option("--history", multiple=True, metavar="FILE", help="Runs to bring in; repeatable.")
@click.option("--tz", metavar="ZONE", help="Time zone of runs whose file names none.")
@click.option(
    "--red-flag", "red_flags", multiple=True, metavar="ID",
    help=f"A sign that is true of you; repeatable: {', '.join(BY_ID)}.",
)  # fmt: skip
def setup_command(call: Call, /, **given: Any) -> Answer:
    """Keep who you are, bring in your runs, and lay out a plan: one change, one undo.

    With a plan already laid out, it asks first; what you do not say stays as it is, `none` or
    `-` takes an answer back, and what is done stays in any case.
    """
    book = call.logbook
    found = _findings(given["red_flags"])
    remarks = _run_days(given)
    given["unit"] = given["unit"] or call.flags.units  # here it is what is shown from now on
    profile = _profile(call, given)
    if book.profile is not None and not _is_meant(call, profile):
        return Answer(lines=["Nothing was changed."], code=FAILED)
    records = _history(call, given["history"], given["tz"])
    imported = len(records)
    if given["pain"]:
        records = (*records, book.setup.felt_on_runs(a_score(given["pain"]), profile.knee))
    book.setup.adopt(profile, records=records, lock=_lock(call, found))
    start = profile.start or book.today
    whole = whole_week_from(start, book.week_start)
    week = week_answer(call, (whole or start).isoformat())
    begins = [first_week_words(start, book.week_start, call.today)] if whole else []
    advice = tuple(Remark("red_flag", f"{BY_ID[one].words} {BY_ID[one].action}") for one in found)
    kept = book.profile or profile
    look = book.outlook.archiver()() if imported else None
    told = archive_words(look, call.unit, call.today)
    return Answer(
        lines=[*((Headline(TITLE), *told, "") if told else ()), f"{book.last_words}.", *begins,
               *week.lines, "", *known_lines(call, kept), "", *NOW_ON_THE_LINE],
        data={"profile": kept, "week": week.data, "imported": imported,
              "archive": look,
              "known": known_data(call, kept)},
        remarks=(*remarks, *advice, Remark("no_diagnosis", NO_DIAGNOSIS)),
        steps=1,
    )  # fmt: skip


def _is_meant(call: Call, profile: Profile) -> bool:
    """Show what would change in the calendar, and ask whether it is meant."""
    book = call.logbook
    laid = book.setup.laid(profile)
    words = CardWords(call.unit, book.exercises, book.sore)
    rows = changed_days(laid.drops, laid.cards, words, call.today)
    if not call.flags.yes:
        call.tell(
            [
                f"{laid.words} would change this:",
                *columns([(day, before, "→", after) for day, before, after in rows],
                         plain=call.flags.plain, indent=1),
                counted_words(laid.drops, laid.cards, call.today),
            ]
        )  # fmt: skip
    return call.confirm("There is a plan already. Take this one up in its place?")


def _findings(ids: tuple[str, ...]) -> tuple[str, ...]:
    for one in ids:
        if one not in BY_ID:
            known = "\n".join(f"{finding.id}: {finding.short}" for finding in FINDINGS)
            raise UsageError(f"There is no red flag {one!r}.", f"There are:\n{known}")
    return tuple(dict.fromkeys(ids))


def _run_days(given: dict[str, Any]) -> tuple[Remark, ...]:
    """Put the days for so many runs a week in the place of days that were not named."""
    if not given["runs_a_week"]:
        return ()
    runs = (
        0 if is_nothing(given["runs_a_week"]) else a_count(given["runs_a_week"], "runs a week", 7)
    )
    if not given["run_days"]:
        given["run_days"] = " ".join(WEEKDAYS[day] for day in SPREAD[runs]) or "none"
        return ()
    named = run_days(given["run_days"])
    if len(named) == runs:
        return ()
    words = f"--run-days names {len(named)}, --runs-a-week says {runs}: the named days stand."
    return (Remark("run_days", words),)


def _profile(call: Call, given: dict[str, Any]) -> Profile:
    """The profile the flags ask for; what they leave out stays as it was."""
    old = call.logbook.profile or _blank(given["knee"])
    plan = given["plan"] or old.plan
    # Another plan begins today; the same one is laid out anew from its start.
    start = old.start if plan == old.plan else call.today
    if given["start"]:
        start = call.day(given["start"], "future")
    changes: Changes = {"plan": plan, "start": start}
    for name, asked in QUESTIONS.items():
        if given[name]:
            draft = msgspec.structs.replace(old, **changes)
            changes |= asked.read(given[name], Asking(draft, draft.unit, call.today))
    return with_answers(old, changes)


def _blank(knee: str | None) -> Profile:
    if not knee:
        raise UsageError("Which knee is sore?", "Say --knee left, --knee right or --knee both.")
    return Profile(
        id="profile", knee=Side(knee), plan=PLAN, exercise_days=EXERCISE_DAYS, run_days=RUN_DAYS
    )


def _history(call: Call, files: tuple[str, ...], zone: str | None) -> tuple[Brought, ...]:
    if not files:
        return ()
    dry = dry_run(call, files, zone)
    call.tell([line for words in dry_run_words(dry, call.unit) for line in words.splitlines()])
    own = returning(call.logbook, dry)
    happened = tuple(one for one in own if isinstance(one, HAPPENED))
    left = left_out(dry)
    if left:
        call.tell(["Import the file afterwards for what was left out:", *left])
    if len(happened) < len(own):
        call.tell([OWN_PLAN])
    return (*safe(dry), *happened)


def _lock(call: Call, found: tuple[str, ...]) -> Lock | None:
    if not found:
        return None
    return Lock(
        id=new_id(),
        date=call.today,
        created=call.logbook.stamp(),
        level=worst_level(found),
        findings=found,
        scope=scope_of(found),
    )
