"""`import`: runs of other programs, after a look at what was found; `setup` looks so, too."""

from __future__ import annotations

import difflib
import sys
import zoneinfo
from collections.abc import Sequence
from datetime import tzinfo
from typing import Any

import click
from dateutil.tz import tzlocal

from planner.cli.card_questions import ask_cards
from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.cli.frame.completing import planned_words
from planner.cli.frame.ending import FAILED
from planner.cli.frame.output import PARTLY, legible, write_over
from planner.cli.frame.start import is_terminal
from planner.cli.import_choice import Chosen, ImportFlags, choose
from planner.cli.import_report import groups_data, report_path, write_report
from planner.cli.import_watched import WatchedFiles, watch_options
from planner.cli.list_questions import list_answers, list_options, more_answers, remember
from planner.domain.values.errors import ExchangeError, UsageError
from planner.exchange.imports.duplicates import DryRun, sort_out
from planner.exchange.imports.read import read
from planner.exchange.kit.out_file import typed_path
from planner.exchange.kit.sport_words import normal
from planner.exchange.kit.sports import Sport, near, sport_of
from planner.exchange.sources.facts import tell_nobody
from planner.exchange.sources.list_answers import ListAnswers
from planner.logbook.book import new_id
from planner.logbook.importing import bring_in
from planner.wording.imports import dry_run_words, effect_words

UNASKED = 20
"""So many new ones are brought in without a question; undo takes them back."""


@command(
    "import",
    "easeback import ~/Downloads/export_123.zip --dry-run",
    "easeback import ~/Downloads/export_123.zip --only run",
    "easeback import morning.fit evening.gpx --tz Europe/Oslo",
    "easeback import tracks/ --sport run",
    "easeback import activities.csv --sport Canicross=run",
    "easeback import activities.csv --replace",
    "easeback import garmin/ --yes --report import.json",
    "easeback import --watch /media/GARMIN/GARMIN/Activity",
    "easeback import --new",
)
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option("--tz", metavar="ZONE", help="Time zone of runs whose file names none.")
@click.option(
    "--sport", "sports", multiple=True, metavar="SPORT",
    help="What it was where a file does not say: run, ride; WORD=run for a word of a list.",
)  # fmt: skip
@click.option("--report", metavar="FILE", help="Write what was found to a JSON file.")
@click.option("--only", type=click.Choice(["run"]), help="Leave other sports out.")
@click.option("--replace", is_flag=True, help="Take better sources in place of what is here.")
@list_options
@click.option("--doubtful", is_flag=True, help="Bring in what is perhaps here already, too.")
@click.option("--odd", is_flag=True, help="Bring in runs too fast, too far or still to come.")
@click.option(
    "--card",
    "cards",
    multiple=True,
    metavar="ID|none",
    shell_complete=planned_words,
    help="Which planned run a run is, where two are, or it is far from the plan.",
)
@watch_options
def import_command(call: Call, /, **given: Any) -> Answer:
    """Bring in runs: exports of Strava, Garmin, Apple Health, Polar and others, FIT, GPX and TCX
    files, lists, zips, folders, and easeback's own exports.

    First it is shown what was found; a run that is here already is never doubled, and what is
    perhaps no run is asked about. Without a terminal, and with --yes, that stays out unless a flag
    takes it. All that is brought in is one change: one `easeback undo` takes it back. The exit code
    is 7 if some could not be read, or only in part, or was left out.

    A folder can be looked at with --watch: `easeback today` and the window then say what is new in
    it, and --new takes that.
    """
    watched = WatchedFiles(call)
    has_changed = watched.change(given)
    files = watched.look(given["files"], new=given["new"])
    if files:
        return _bring_in(call, files, watched, given)
    if not (has_changed or given["new"]):
        raise UsageError("Which file, zip or folder?", "For example: easeback import runs.zip")
    return watched.answer()


def _bring_in(
    call: Call, files: Sequence[str], watched: WatchedFiles, given: dict[str, Any]
) -> Answer:
    """Show what files hold, and bring it in."""
    report = report_path(call, given["report"]) if given["report"] else None
    answers = list_answers(call, given["unit"], given["dates"], given["mapping"])
    dry = dry_run(call, files, given["tz"], given["sports"], answers)
    # Of a million lines it takes as long as all the rest of the answer.
    data = groups_data(dry) if report or call.flags.json else {}
    if report:
        write_report(report, data)
    _tell_found(call, dry, watched)
    chosen, left = choose(call, dry, ImportFlags(
        runs_only=given["only"] is not None, replace=given["replace"],
        doubtful=given["doubtful"], odd=given["odd"],
    ))  # fmt: skip
    code = _code(dry, chosen)
    if not chosen.records and not chosen.own:
        watched.read(dry, has_left=bool(left))
        return Answer(lines=[*left, "Nothing to bring in."], data=data, code=code)
    what = chosen.words
    cards, said = ask_cards(call, chosen.records, given["cards"])
    if call.flags.dry_run:
        lines = [*left, *said, f"Would bring in {what}. Nothing was written (--dry-run)."]
        return Answer(lines=lines, data=data, code=code)
    if len(chosen.records) + len(chosen.own) > UNASKED and not call.confirm(f"Bring in {what}?"):
        return Answer(lines=["Nothing was brought in."], data=data, code=FAILED)
    words = f"Imported {what}"
    effect = bring_in(call.logbook, chosen.records, chosen.drops, words, chosen.own, cards)
    watched.read(dry, has_left=bool(left))
    data |= {
        "imported": len(chosen.records) + len(chosen.own),
        "base_before_m": effect.before.base_m,
        "base_after_m": effect.after.base_m,
        "cap_before_m": effect.before.cap_m,
        "cap_after_m": effect.after.cap_m,
    }
    lines = [
        *left,
        *said,
        f"Imported {what}.",
        *effect_words(effect.before, effect.after, call.unit),
    ]
    return Answer(lines=lines, data=data, steps=1, code=code)


def _tell_found(call: Call, dry: DryRun, watched: WatchedFiles) -> None:
    """Show what was found. Raises ExchangeError if nothing could be read."""
    is_nothing = _is_nothing_read(dry)
    if is_nothing:
        watched.read(dry)
    if is_nothing and (call.flags.json or len(dry.unreadable) == 1):
        first = dry.unreadable[0]
        raise ExchangeError(f"Nothing could be read. {first.file}: {first.remark}", first.hint)
    call.tell([line for words in dry_run_words(dry, call.unit) for line in words.splitlines()])
    if is_nothing:
        raise ExchangeError("Nothing could be read.", "Each reason stands above.")


def _is_nothing_read(dry: DryRun) -> bool:
    groups = (dry.own, dry.new, dry.cross, dry.already_here, dry.same_run, dry.better, dry.doubtful)
    return bool(dry.unreadable) and not any(groups) and not dry.asked


def _code(dry: DryRun, chosen: Chosen) -> int:
    is_damaged = any(item.damaged for item in (*dry.new, *dry.cross))
    is_partly = dry.unreadable or is_damaged or len(chosen.asked) < len(dry.asked)
    return PARTLY if is_partly else 0


def dry_run(
    call: Call,
    files: Sequence[str],
    zone: str | None,
    sports: Sequence[str] = (),
    answers: ListAnswers | None = None,
) -> DryRun:
    """Read the files, asking what lists do not say, and sort what they hold. Of all that no more
    is written than columns of lists that the runner has named.

    `sports` are what it was where a file does not say, or what a word of a file means. Raises
    UsageError for a zone or a sport nobody knows, ExchangeError for a file that is not there.
    """
    sport, words = _sports(sports)
    said: ListAnswers | None = answers or list_answers(call)
    while said is not None:
        used = said
        found = tuple(
            read(
                [typed_path(file) for file in files],
                zone=_zone(zone) if zone else tzlocal(),
                given=zone is not None,
                new_id=new_id,
                progress=_progress if _shows_progress(call) else None,
                sport=sport,
                words=words,
                answers=used,
            )
        )
        said = more_answers(call, found, used)
    remember(call, found, used)
    tell = write_over if _shows_progress(call) else tell_nobody
    dry = sort_out(found, call.logbook.facts.all_activities(), call.start.clock(), tell)
    tell("")
    return dry


def _sports(said: Sequence[str]) -> tuple[Sport | None, dict[str, Sport]]:
    """What `--sport run` says of files without a word, and `--sport WORD=run` of words."""
    whole, words = None, {}
    for one in said:
        word, equals, meant = one.rpartition("=")
        if equals and word.strip():
            words[normal(word)] = _sport(meant.strip())
        else:
            whole = _sport(one)
    return whole, words


def _sport(word: str) -> Sport:
    known = sport_of(word)
    if known is None:
        raise UsageError(f"{word!r} is no sport I know.", near(word))
    return known


def _zone(name: str) -> tzinfo:
    try:
        return zoneinfo.ZoneInfo(name)
    # A name with .. in it is a ValueError, that of a folder such as Europe an OSError.
    except (KeyError, ValueError, OSError):
        near = difflib.get_close_matches(name, zoneinfo.available_timezones(), n=1)
        hint = f"Did you mean {near[0]}?" if near else "Expected for example Europe/Oslo."
        raise UsageError(f"There is no time zone {name!r}.", hint) from None


def _shows_progress(call: Call) -> bool:
    return is_terminal(sys.stderr) and not (call.flags.quiet or call.flags.json)


def _progress(done: int, count: int, name: str) -> None:
    """How far the reading has come, cleared at the end."""
    write_over(f"Reading {done} of {count}: {legible(name)}" if done < count else "")
