"""The page for a physiotherapist holds what the records say, and nothing that was left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from planner.domain.caps.rules import RULES
from planner.domain.exercises.exercise_rules import EXERCISE_RULES
from planner.domain.technique.technique_rules import TECHNIQUE_RULES
from planner.domain.values.errors import NotFoundError, UsageError
from planner.domain.values.journal import Lock, Moment, PainReading
from planner.domain.values.prescribed import PatientLimit
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.domain.values.scores import Activity, ScoreSheet
from planner.domain.values.session import SessionDone, Tick
from planner.exchange.exports.paper import PainChart, Paper, PaperSection, PaperTable
from planner.logbook.logbook import Logbook
from planner.logbook.plan_changes import PlanChanges
from planner.logbook.report.reporting import PARTS, ReportChoice, Reporting
from planner.logbook.sending.prescribing import Prescribing
from tests.logbook.living import CLAM, DAY, MONDAY, TODAY, WEEK, profile, ran, running, session

SECRET = "my own words"


@pytest.fixture
def lived(book: Logbook) -> Logbook:
    """Eight weeks of runs, a flare, a run over its cap, a question, a red flag, a limit."""
    running(book)
    book.setup.adopt(profile(born=1984))
    ran(book, MONDAY, 9.0, pain_during=6, note=SECRET)
    card = session(book, TODAY)
    book.session.tick_all(card.id)
    book.facts.add_note("May I run?", ("ask",))
    book.facts.add_note("Not a question.", ("diary",))
    flag = Lock(
        id="lock", date=MONDAY, level="S", findings=("night_pain",), scope="run",
        cleared=TODAY, cleared_by="Dr Berg",
    )  # fmt: skip
    limit = PatientLimit(
        id="limit", date=TODAY, limit="no_running", by="Ada Miller", signed=TODAY,
        until=TODAY + WEEK,
    )  # fmt: skip
    own = {"knit": SECRET}
    then = ScoreSheet(
        id="then", date=MONDAY, values={"worst": 6, "activity/knit": 2}, activities=own
    )
    now = ScoreSheet(id="now", date=TODAY, values={"worst": 3, "activity/knit": 6}, activities=own)
    book.put("More", [flag, limit, then, now, Activity(id="knit", words=SECRET, since=MONDAY)])
    return book


def paper(book: Logbook, **more: Any) -> Paper:
    reporting = Reporting(book)
    first = reporting.first_of(6, TODAY)
    return reporting.paper(ReportChoice(first=first, last=TODAY, **more))


def section(page: Paper, key: str) -> PaperSection:
    return next(one for one in page.sections if one.key == key)


def rows(page: Paper, key: str) -> list[tuple[str, ...]]:
    tables = (one for one in section(page, key).blocks if isinstance(one, PaperTable))
    return [row for table in tables for row in table.rows]


def test_scores_stand_with_what_their_change_is_worth(lived: Logbook) -> None:
    worst, own = rows(paper(lived), "scores")

    assert worst[0] == "Worst pain of the week"
    assert "changed by 3.0; 2.0 is what people call better" in worst[2]
    assert own[0] == f"“{SECRET}”"
    assert rows(paper(lived, anon=True), "scores")[1][0] == "An activity of one's own"


def test_several_activities_stand_as_their_mean(lived: Logbook) -> None:
    sheets = list(lived.of_kind(ScoreSheet))
    more = [replace(one, values={**one.values, "activity/sit": 5}) for one in sheets]
    lived.put("More", [*more, Activity(id="sit", words=SECRET, since=MONDAY)])

    assert [row[0] for row in rows(paper(lived), "scores")] == [
        "Worst pain of the week",
        "Activities on average",
    ]


def everything(page: Paper) -> str:
    """All its words."""
    return repr(page)


def test_the_weeks_are_those_of_the_records_by_an_independent_sum(lived: Logbook) -> None:
    first = Reporting(lived).first_of(6, TODAY)
    runs = list(lived.between(first, TODAY, Run))
    readings = list(lived.between(first, TODAY, PainReading))
    done = list(lived.between(first, TODAY, SessionDone))
    table = rows(paper(lived), "sessions")

    assert len(table) == 6
    for place, row in enumerate(table):
        days = range((first + place * WEEK).toordinal(), (first + (place + 1) * WEEK).toordinal())
        ran_m = sum(one.distance_m for one in runs if one.date.toordinal() in days)
        scores = [one.score for one in readings if one.date.toordinal() in days]
        scores += [
            score
            for one in runs
            if one.date.toordinal() in days
            for score in (one.pain_before, one.pain_during, one.pain_after)
            if score is not None
        ]
        ticks = sum(len(one.ticks) for one in done if one.date.toordinal() in days)
        assert row[1] == f"{ran_m / 1000:.1f}"
        assert row[2] == str(max(scores))
        assert int(row[7]) + int(row[8]) >= ticks


def test_the_chart_shows_the_numbers_of_the_table(lived: Logbook) -> None:
    page = paper(lived)
    (chart,) = section(page, "chart").blocks

    assert isinstance(chart, PainChart)
    shown = [(week.label, f"{week.load:.1f}", str(week.worst)) for week in chart.weeks]
    assert shown == [row[:3] for row in rows(page, "sessions")]
    assert [week.flare for week in chart.weeks][-1]


def test_what_set_a_flare_off_runs_over_a_cap_flags_limits_and_questions(lived: Logbook) -> None:
    page = paper(lived)

    assert rows(page, "flares")[0][1] == "a run on Mon 23 Nov that was too much (6/10)"
    assert rows(page, "over")[0][0] == "Mon 23 Nov"
    assert rows(page, "over")[0][3] == SECRET
    assert rows(page, "flags")[0][2] == "cleared on Wed 25 Nov by Dr Berg"
    assert rows(page, "limits")[0][2] == "Ada Miller, on Wed 25 Nov"
    assert rows(page, "questions") == [("25 Nov", "May I run?")]
    assert "Not a question." not in everything(page)


def test_a_change_by_a_rule_stands_with_its_reason(lived: Logbook) -> None:
    proposal = lived.proposals.flare()
    assert proposal is not None
    lived.proposals.accept(proposal, range(len(proposal.changes)), "it hurt", "Flare", "flare")

    (row,) = (one for one in rows(paper(lived), "plan") if one[3] == "it hurt")
    assert "flare" in row[2].split(", ")


def test_a_change_has_the_rules_that_were_written_down_with_it_whatever_its_words(
    lived: Logbook,
) -> None:
    proposal = lived.proposals.flare()
    assert proposal is not None
    lived.proposals.accept(proposal, range(len(proposal.changes)), "", "Quite other words")
    lived.undo()
    lived.redo()

    changes = PlanChanges(lived).between(TODAY, TODAY)
    (kept,) = (one for one in changes if one.words.startswith("Quite other words"))
    expected = {reason.id for one in proposal.changed for reason in one.reasons}
    assert set(kept.rules) == expected
    assert "FLARE" in expected


def test_no_id_of_a_rule_stands_on_the_page(lived: Logbook) -> None:
    proposal = lived.proposals.flare()
    assert proposal is not None
    lived.proposals.accept(proposal, range(len(proposal.changes)), "", "Flare", "flare")
    replan = lived.proposals.replan()
    lived.proposals.accept(replan, (), "not now")

    words = set(re.findall(r"[A-Z]+(?:-\d+)?", everything(paper(lived))))
    assert not words & {*RULES, *EXERCISE_RULES, *TECHNIQUE_RULES}


def test_anonymous_it_has_no_name_no_year_and_nothing_the_runner_wrote(
    lived: Logbook, tmp_path: Path
) -> None:
    path = tmp_path / "rx.toml"
    path.write_text(
        '[prescription]\nby = "Ada Miller"\ndate = 2026-11-25\n'
        '[[prescription.limits]]\nkind = "advice"\nwords = "Kim, walk on grass"\n'
    )
    offer = Prescribing(lived).read(path)
    Prescribing(lived).take(offer, offer.everything, "Ada Miller said so")
    page = paper(lived, anon=True, name="Kim Berg")

    for private in ("Kim", "1984", SECRET, "Dr Berg", "Ada Miller", "May I run?", "Small"):
        assert private not in everything(page)
    assert rows(page, "plan")[0][1:3] == ("Prescription (1 of 1)", "set by a professional")
    assert rows(page, "limits")[0][2] == "a professional"


def test_without_notes_the_runner_s_words_alone_are_gone(lived: Logbook) -> None:
    said = everything(paper(lived, without=frozenset({"notes"}), name="Kim Berg"))

    assert SECRET not in said
    assert "May I run?" not in said
    assert "Kim Berg" in said
    assert "Dr Berg" in said


@pytest.mark.parametrize("part", [one for one in PARTS if one != "notes"])
def test_each_part_can_be_left_out(lived: Logbook, part: str) -> None:
    keys = [one.key for one in paper(lived).sections]
    left = [one.key for one in paper(lived, without=frozenset({part})).sections]

    assert part in keys
    assert left == [key for key in keys if key != part]


def test_on_an_empty_journal_every_section_says_that_there_is_nothing(book: Logbook) -> None:
    book.put("Set up", [profile(weekly_m=0, longest_m=0)])

    page = paper(book)

    assert "No runs." in str(section(page, "hurts").blocks[0])
    assert section(page, "flares").blocks == ("No flare.",)
    assert all(one.blocks for one in page.sections)


def test_both_knees_are_told_apart(book: Logbook) -> None:
    running(book)
    book.setup.adopt(msgspec.structs.replace(profile(), knee=Side.BOTH))
    book.facts.log_pain(book.facts.reading_of(3, moment=Moment.MORNING, side=Side.RIGHT))

    said = str(section(paper(book), "hurts").blocks[0])

    assert said.startswith("Left knee: usual morning")
    assert "Right knee: usual morning" in said


def test_days_that_cannot_be_are_refused(lived: Logbook) -> None:
    reporting = Reporting(lived)
    with pytest.raises(UsageError, match="before"):
        reporting.paper(ReportChoice(first=TODAY, last=TODAY - DAY))
    with pytest.raises(UsageError, match="to come"):
        reporting.paper(ReportChoice(first=TODAY + DAY, last=TODAY + WEEK))
    with pytest.raises(UsageError, match="too many"):
        reporting.paper(ReportChoice(first=TODAY - 300 * WEEK, last=TODAY))
    with pytest.raises(UsageError, match="too many"):
        reporting.first_of(1000, TODAY)


def test_before_the_setup_there_is_nothing_to_report(book: Logbook) -> None:
    with pytest.raises(NotFoundError):
        paper(book)


def test_a_long_list_is_cut_and_says_how_many_are_left_out(lived: Logbook) -> None:
    for place in range(12):
        lived.facts.add_note(f"Question {place}", ("question",))

    blocks = section(paper(lived), "questions").blocks

    assert blocks[-1] == "and 5 earlier ones"


def test_a_set_of_both_legs_counts_on_each(book: Logbook) -> None:
    book.setup.adopt(profile())
    card = session(book, TODAY)
    book.session.tick_all(card.id)

    assert rows(paper(book), "sessions")[-1][7:] == ("4", "4")
    assert CLAM.dose.sets == 2


def test_a_set_that_was_broken_off_before_anything_of_it_was_done_counts_on_neither(
    book: Logbook,
) -> None:
    book.setup.adopt(profile())
    card = session(book, TODAY)
    first = book.cards.session(card.id).sets[0]
    book.session.tick(card.id, first, Tick(reps=0))

    assert rows(paper(book), "sessions")[-1][7:] == ("0", "0")
