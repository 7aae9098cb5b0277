"""`scores`: what is answered every few weeks, what has changed since the start, and taking them."""

from __future__ import annotations

import click

from planner.cli.frame.answer import Answer, Headline, Remark
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.cli.frame.command import command
from planner.cli.frame.completing import day_words
from planner.cli.naming import short_id
from planner.cli.score_pairs import NAMES, read_scores
from planner.domain.knee.safety import screen_words_in
from planner.domain.knee.score_change import ScoreChange
from planner.domain.values.errors import UsageError
from planner.domain.values.scores import ScoreSheet
from planner.wording import days
from planner.wording.safety import SCREEN_ASKED
from planner.wording.score_changes import change_words, changed_lines, how_sure
from planner.wording.scores import due_lines, sheet_parts, value_words


@command(
    "scores",
    "easeback scores                                    what has changed, what is due",
    "easeback scores --log worst=4 usual=2 step-down=14/15 a1=6",
    'easeback scores --log change="a little better" --on yesterday',
    'easeback scores --activity "stairs down with shopping" --activity "an hour in the cinema"',
    "easeback scores --later                            not this week",
)
@click.option("--log", is_flag=True, help="Keep the scores named as NAME=VALUE.")
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--on", metavar="DATE", shell_complete=day_words, help="Another day than today.")
@click.option("--note", default="", metavar="TEXT", help="A few words with them.")
@click.option(
    "--activity",
    "activities",
    multiple=True,
    metavar="TEXT",
    help="Follow these activities, up to three; others are given up.",
)
@click.option("--later", is_flag=True, help="Ask again in a week.")
def scores_command(
    call: Call, log: bool, values: tuple[str, ...], on: str | None, note: str,
    activities: tuple[str, ...], later: bool,
) -> Answer:  # fmt: skip
    """Show the scores of every few weeks, and what a change of each means; keep new ones.

    Names: worst and usual (pain of the week, 0-10), change (since the plan's start, -3 to 3 or in
    words), step-down and rises (LEFT/RIGHT), a1 to a3 (your activities, 0-10), akps and koos_pf
    (totals, 0-100). Leave out what you did not measure.
    """
    if not log:
        _only_with_log(values, on, note)
    steps = 0
    if activities:
        steps += call.logbook.scores.choose(activities)
    if log:
        return _logged(call, values, on, note, steps)
    if later:
        call.logbook.scores.put_off()
        return Answer(lines=[f"{call.logbook.last_words}."], steps=steps + 1)
    return _shown(call, steps)


def _only_with_log(values: tuple[str, ...], on: str | None, note: str) -> None:
    if values:
        told = " ".join(values)
        raise UsageError(f"{told}: to keep it?", f"Say so: easeback scores --log {told}")
    if on or note:
        raise UsageError("--on and --note belong to --log.", "easeback scores --log worst=4")


def _logged(call: Call, values: tuple[str, ...], on: str | None, note: str, steps: int) -> Answer:
    if not values:
        raise UsageError("Which scores?", f"NAME=VALUE, of: {', '.join(NAMES)}.")
    read = read_scores(call, values)
    answers = {name: value for name, value in read.items() if value is not None}
    day = call.past_day(on) if on else None
    before = call.logbook.flares.mark()
    sheet = call.logbook.scores.take(answers, note=note, day=day)
    lines = [f"{call.logbook.last_words}: {', '.join(sheet_parts(sheet))}."]
    lines += [f"  {words}" for words in _changed(call, sheet)]
    asks = call.logbook.flares.mark().needs_screen(before) or bool(screen_words_in(note))
    remarks = (Remark("screen", SCREEN_ASKED),) if asks else ()
    data = {"scores": sheet, **_data(call)}
    return Answer(lines=lines, data=data, steps=steps + 1, remarks=remarks)


def _changed(call: Call, sheet: ScoreSheet) -> list[str]:
    """What the changes are of the measures just answered."""
    changes = call.logbook.scores.changes()
    means = {"activities"} if sheet.activities else set()
    return [
        change_words(change, call.today)
        for change in changes
        if change.scale.measure in {*sheet.values, *means}
    ]


def _shown(call: Call, steps: int) -> Answer:
    scores = call.logbook.scores
    sheets, changes = scores.sheets(), scores.changes()
    lines: list[str] = []
    if changes:
        lines.append(Headline(f"Since {days.dated(scores.start, call.today)}"))
        lines += [*changed_lines(changes, call.today), Headline("How sure"), *how_sure(changes)]
    if sheets:
        last = sheets[-1]
        rows = [(short_id(last), days.dated(last.date, call.today), ", ".join(sheet_parts(last)))]
        lines += [Headline("Answered last"), *columns(rows, plain=call.flags.plain, indent=1)]
    else:
        lines.append("No scores yet. For example: easeback scores --log worst=4 usual=2")
    chosen = [one.words for one in scores.activities()]
    if chosen:
        named = [(f"a{place}", words) for place, words in enumerate(chosen, start=1)]
        lines += [Headline("Your activities"), *columns(named, plain=call.flags.plain, indent=1)]
    lines += due_lines([scores.scale(name) for name in scores.due()], put_off=scores.is_put_off())
    return Answer(lines=lines, data=_data(call), steps=steps)


def _data(call: Call) -> dict[str, object]:
    scores = call.logbook.scores
    return {
        "start": scores.start,
        "changes": [_change_data(change) for change in scores.changes()],
        "series": {
            name: [{"day": day, "value": value} for day, value in scores.series(name)]
            for name in scores.measures()
        },
        "scales": [scores.scale(name) for name in scores.measures()],
        "activities": scores.activities(),
        "due": scores.due(),
        "put_off": scores.is_put_off(),
    }


def _change_data(change: ScoreChange) -> dict[str, object]:
    (then, first), (now, last) = change.first, change.last
    return {
        "measure": change.scale.measure,
        "label": change.scale.label,
        "from": {"day": then, "value": first},
        "to": {"day": now, "value": last},
        "words": value_words(change.scale, last),
        "change": change.size,
        "kind": change.kind,
        "important": change.scale.important,
        "error": change.scale.error,
        "source": change.scale.source,
        "strength": change.scale.strength,
    }
