"""`fix` and `rm`: correct or take out what was entered, whenever it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import click
import msgspec

from planner.cli.about import about_of
from planner.cli.flare import after_a_fact
from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words, entry_words
from planner.cli.frame.ending import FAILED
from planner.cli.log import amounts_of
from planner.cli.naming import FACTS, Fact, fact_of, is_fact, short_id
from planner.cli.pain import SIDES
from planner.cli.score_pairs import read_scores
from planner.domain.values.errors import UsageError
from planner.domain.values.journal import Lock, Moment, Note, PainReading, TestResult
from planner.domain.values.record import by_entry
from planner.domain.values.run import CrossTraining, Run, RunKind, Terrain
from planner.domain.values.scores import ScoreSheet
from planner.domain.values.technique import Heed
from planner.domain.weeks.measures import FINDINGS
from planner.typed import a_count, a_score, a_time_of_day, tags
from planner.wording import days

LOOK_BACK = timedelta(days=7)
"""How far back the list goes."""
NONE = ("none", "-")
"""What takes a score or a time out again."""

MISTAKE = 'It was: say --yes. It is over: easeback flag clear --by "who examined you".'

Fields = dict[str, Any]


@command(
    "fix",
    "easeback fix                          the last days, each with its id",
    "easeback fix 3f2a91c0 5.2k 31:20      a run's distance and time",
    "easeback fix 3f2a --pain 2 --after none",
    "easeback fix 77b0 3 --moment stairs   a pain score",
    "easeback fix 5e21 worst=4 usual=none  the scores of every few weeks",
    'easeback fix 0c1d "stairs are fine"   a note',
    "easeback fix 0c1d --about 3f2a        it speaks of that run",
)
@click.argument("entry", required=False, metavar="[ID]", shell_complete=entry_words)
@click.argument("words", nargs=-1, metavar="[VALUE]...")
@click.option("--on", metavar="DATE", shell_complete=day_words, help="The day it was.")
@click.option("--at-time", metavar="HH:MM", help="The time it was, or none.")
@click.option("--pain", metavar="0-10", help="Worst pain during it, or none.")
@click.option("--before", metavar="0-10", help="Pain before the run, or none.")
@click.option("--after", metavar="0-10", help="Pain an hour after the run, or none.")
@click.option("--rpe", metavar="0-10", help="How hard it felt, or none.")
@click.option("--kind", type=click.Choice([str(kind) for kind in RunKind]), help="Sort of run.")
@click.option("--terrain", type=click.Choice([str(one) for one in Terrain]), help="Underfoot.")
@click.option("--focus", type=click.Choice([*map(str, Heed), "none"]), help="Technique kept?")
@click.option("--moment", type=click.Choice([str(one) for one in Moment]), help="Of a score.")
@click.option("--side", type=click.Choice(list(SIDES)), help="Knee the pain is of.")
@click.option("--swelling/--no-swelling", default=None, help="The knee was swollen, or not.")
@click.option("--limp/--no-limp", default=None, help="You limped, or not.")
@click.option("--painful/--no-painful", default=None, help="The knee did not take it well.")
@click.option("--tag", "tags", metavar="TAGS", help="Tags of a note.")
@click.option("--note", metavar="TEXT", help="The words with it.")
@click.option(
    "--about", metavar="ID", help="The session, run or flare a note or score belongs to, or none."
)
def fix_command(call: Call, /, entry: str | None, words: tuple[str, ...], **given: Any) -> Answer:
    """Correct an entry: what you do not name stays as it was.

    ID is the beginning of its id, as `easeback runs` and `--json` print it; without one the
    entries of the last days are listed. VALUE is what it says: distance and time of a run, the
    score of pain, the words of a note. Sets are corrected with `easeback tick --again`.
    """
    if entry is None:
        return _listed(call)
    fact = fact_of(call, entry)
    named = {name: value for name, value in given.items() if value is not None}
    fields = _fields_of(call, fact, words, named)
    if not fields:
        raise UsageError("What is wrong with it?", "For example: easeback fix ID --pain 2")
    mark = call.logbook.flares.mark()
    changed = msgspec.structs.replace(fact, **fields)
    if isinstance(changed, Run) and "heeded" in fields:
        changed = call.logbook.focuses.told(changed, changed.heeded)
    _write(call, changed)
    told = after_a_fact(call, mark, accept=False)
    is_new = changed != fact
    return Answer(
        lines=[f"{call.logbook.last_words}." if is_new else "It says that already.", *told.lines],
        data={"before": fact, "after": changed, "flare": told.data},
        steps=int(is_new),
        remarks=told.remarks,
    )


@command("rm", "easeback rm 3f2a91c0", "easeback rm 3f2a 77b0 --dry-run")
@click.argument("entries", nargs=-1, required=True, metavar="ID...", shell_complete=entry_words)
def rm_command(call: Call, entries: tuple[str, ...]) -> Answer:
    """Take entries out, as one change; `easeback undo` brings them back.

    ID is the beginning of an id, as `easeback runs`, `easeback fix` and `--json` print it. What a
    removed run had fulfilled is open again. A red flag is removed only if it was a mistake: it is
    asked about. Sets are taken out with `easeback untick`.
    """
    facts = {fact.id: fact for fact in (fact_of(call, word) for word in entries)}
    if any(isinstance(one, Lock) and one.cleared is None for one in facts.values()):
        question = "That opens again what the red flag rests. Was it raised by mistake?"
        if not call.confirm(question, MISTAKE):
            return Answer(lines=["Nothing was removed."], code=FAILED)
    call.logbook.facts.remove(*facts)
    lines = [f"{call.logbook.last_words}."]
    return Answer(lines=lines, data={"removed": list(facts.values())}, steps=1)


def _listed(call: Call) -> Answer:
    book, today = call.logbook, call.today
    found = book.between(today - LOOK_BACK, today + timedelta(days=1), *FACTS)
    facts = [fact for fact in found if is_fact(fact)]
    facts.sort(key=by_entry)
    rows = [
        (short_id(fact), days.dated(fact.date, today), book.cards.name_of(fact)) for fact in facts
    ]
    lines = columns(rows, plain=call.flags.plain) or ["Nothing was entered in the last days."]
    return Answer(lines=lines, data=facts)


def _write(call: Call, changed: Fact) -> None:
    book = call.logbook
    if isinstance(changed, Run):
        book.facts.change_run(changed)
    elif isinstance(changed, CrossTraining):
        book.facts.change_cross(changed)
    elif isinstance(changed, ScoreSheet):
        book.scores.correct(changed)
    else:
        book.facts.correct(changed, f"Corrected {book.cards.name_of(changed)}")


# -- what was named ----------------------------------------------------------


def _fields_of(call: Call, fact: Fact, words: tuple[str, ...], named: Fields) -> Fields:
    """The fields that change. Raises UsageError for what that kind of entry has not."""
    known = {"on", *_OPTIONS[type(fact)]}
    for name in named:
        if name not in known:
            raise UsageError(
                f"--{name.replace('_', '-')} does not belong to "
                f"{call.logbook.cards.name_of(fact)}.",
                f"It has --{', --'.join(sorted(known)).replace('_', '-')}.",
            )
    fields = _values(call, fact, words)
    for name, value in named.items():
        if name == "at_time":
            fields |= _time(call, fact, named)
        else:
            field, read = _READ[name]
            fields[field] = read(call, value)
    if isinstance(fact, Run | CrossTraining) and "on" in named and "at_time" not in named:
        fields["start"] = _moved(fact, fields)
    return fields


def _values(call: Call, fact: Fact, words: tuple[str, ...]) -> Fields:
    """What the words without an option mean for that kind of entry."""
    if not words:
        return {}
    if isinstance(fact, Note):
        return {"text": " ".join(words)}
    if isinstance(fact, ScoreSheet):
        answers = {**fact.values, **read_scores(call, words)}
        return {"values": {name: one for name, one in answers.items() if one is not None}}
    if isinstance(fact, PainReading | TestResult):
        if len(words) > 1:
            raise UsageError(f"{' '.join(words)} is more than one score.")
        if isinstance(fact, PainReading):
            return {"score": a_score(words[0])}
        most = 1 if fact.measure in FINDINGS else 10
        return {"value": a_count(words[0], fact.measure.replace("_", " "), most)}
    if isinstance(fact, Lock):
        raise UsageError(
            "A red flag has a day and no value.",
            "Other signs: easeback rm ID, then easeback flag raise.",
        )
    metres, seconds = amounts_of(call, words, bare=isinstance(fact, Run))
    amounts = {"distance_m": metres, "duration_s": seconds}
    return {name: value for name, value in amounts.items() if value is not None}


def _time(call: Call, fact: Fact, named: Fields) -> Fields:
    """The time of day: of a training its start, of a score its own."""
    text = "" if named["at_time"] in NONE else named["at_time"]
    if isinstance(fact, PainReading | Note | ScoreSheet):
        return {"at": a_time_of_day(text) if text else ""}
    day = call.past_day(named["on"]) if "on" in named else fact.date
    return {"start": call.instant(day, text)}


def _moved(fact: Run | CrossTraining, fields: Fields) -> object:
    """The start of a training that was on another day, at the same time of day."""
    if fact.start is None:
        return None
    return fact.start + (fields["date"] - fact.date)


def _score(what: str) -> Callable[[Call, str], int | None]:
    return lambda _, text: None if text in NONE else a_score(text, what)


def _as_it_is(_: Call, value: Any) -> Any:
    return value


_READ: dict[str, tuple[str, Callable[[Call, Any], Any]]] = {
    "on": ("date", lambda call, text: call.past_day(text)),
    "pain": ("pain_during", _score("Pain")),
    "before": ("pain_before", _score("Pain before")),
    "after": ("pain_after", _score("Pain after")),
    "rpe": ("effort", _score("Effort")),
    "kind": ("run_kind", lambda _, text: RunKind(text)),
    "terrain": ("terrain", lambda _, text: Terrain(text)),
    "focus": ("heeded", lambda _, text: None if text == "none" else Heed(text)),
    "moment": ("moment", lambda _, text: Moment(text)),
    "side": ("side", lambda _, text: SIDES[text]),
    "swelling": ("swelling", _as_it_is),
    "limp": ("limp", _as_it_is),
    "painful": ("painful", _as_it_is),
    "tags": ("tags", lambda _, text: tags(text)),
    "note": ("note", _as_it_is),
    "about": ("about", lambda call, text: about_of(call, text).about),
}
"""Option -> the field it names, and how it is read."""

_OPTIONS: dict[type, tuple[str, ...]] = {
    Run: ("at_time", "pain", "before", "after", "rpe", "kind", "terrain", "side", "swelling",
          "limp", "painful", "focus", "note"),
    CrossTraining: ("at_time", "pain", "rpe", "note"),
    PainReading: ("at_time", "moment", "side", "swelling", "limp", "note", "about"),
    Note: ("at_time", "tags", "about"),
    TestResult: ("note",),
    ScoreSheet: ("at_time", "note"),
    Lock: (),
}  # fmt: skip
"""What each kind of entry has, beside its day."""
