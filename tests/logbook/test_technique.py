"""A point of running technique: begun, heeded in runs, ended, offered, and kept."""

from __future__ import annotations

import msgspec
import pytest

from planner.domain.knee.safety import FINDINGS
from planner.domain.technique.kept import focus_counts
from planner.domain.technique.step_rate import UsualRate
from planner.domain.values.errors import NotFoundError, RuleError, UsageError
from planner.domain.values.exercise import Dose
from planner.domain.values.journal import Moment
from planner.domain.values.run import PlannedRun, RunKind
from planner.domain.values.session import Item
from planner.domain.values.technique import Focus, FocusEnd, FocusKind, Heed
from planner.logbook.book import new_id
from planner.logbook.exporting import ExportChoice
from planner.logbook.looking.entries import Entries
from planner.logbook.restoring import lacking
from planner.store.codec import from_raw
from tests.logbook.living import (
    BRIDGE,
    CLAM,
    DAY,
    MONDAY,
    TODAY,
    WEEK,
    contents,
    morning,
    opened,
    planned_run,
    profile,
    ran,
    running,
    session,
)

RATE = FocusKind.STEP_RATE
TALL = FocusKind.UPRIGHT


@pytest.fixture
def runner(book):
    """Eight weeks of green runs, the last four of the plan."""
    book.put("Set up", [profile(start=MONDAY - 4 * WEEK)])
    running(book)
    return book


def with_cadence(book, *rates: int) -> None:
    """The last runs as a watch counted their steps."""
    runs = book.facts.all_runs()[-len(rates) :]
    pairs = zip(runs, rates, strict=True)
    book.put("", [msgspec.structs.replace(run, cadence=rate) for run, rate in pairs])


def flare(book) -> None:
    book.facts.log_pain(book.facts.reading_of(6, moment=Moment.STAIRS))


def waits(book) -> str:
    """Why none is offered; empty if one is."""
    found = book.technique.offer().waits
    return "" if found is None else found.id


# -- beginning ----------------------------------------------------------------


def test_a_step_rate_is_aimed_at_five_percent_above_that_of_the_imported_runs(runner):
    with_cadence(runner, 160, 164, 168)

    focus = runner.technique.begin(RATE)

    assert (focus.usual, focus.of_runs, focus.rate) == (164, 3, 172)
    assert (focus.date, focus.until) == (TODAY, TODAY + 4 * WEEK - DAY)
    assert runner.last_words == "Technique: step rate 172 a minute, for 4 weeks"


def test_a_usual_rate_nobody_knows_has_to_be_counted(runner):
    with pytest.raises(UsageError, match="not known") as caught:
        runner.technique.begin(RATE)

    assert "both feet for 30 s" in caught.value.hint
    assert runner.technique.begin(RATE, UsualRate(160)).rate == 168


def test_a_rate_that_is_high_already_is_not_raised(runner):
    with pytest.raises(RuleError, match="176 steps a minute is quick already"):
        runner.technique.begin(RATE, UsualRate(176))
    with pytest.raises(UsageError):
        runner.technique.begin(RATE, UsualRate(82))
    assert runner.technique.begin(RATE, UsualRate(175)).rate == 184


def test_more_than_five_percent_can_be_chosen_after_two_weeks_and_never_comes_by_itself(
    runner, clock
):
    with pytest.raises(RuleError, match="5 % come first"):
        runner.technique.begin(RATE, UsualRate(160), 7.5)
    runner.technique.begin(RATE, UsualRate(160))
    clock.wind(TODAY + 14 * DAY)

    focus = runner.technique.begin(RATE, percent=7.5)

    assert (focus.usual, focus.rate) == (160, 172)
    with pytest.raises(UsageError, match="12 % is not to be had"):
        runner.technique.begin(RATE, percent=12)


def test_only_a_step_rate_has_a_number(runner):
    with pytest.raises(UsageError):
        runner.technique.begin(TALL, UsualRate(160))


@pytest.mark.parametrize("trouble", ["flare", "flag", "swelling"])
def test_nothing_is_begun_while_the_knee_comes_first_and_what_is_heeded_rests(runner, trouble):
    card = planned_run(runner, TODAY + DAY)
    runner.technique.begin(TALL)
    assert runner.focuses.for_run(card) is not None

    if trouble == "flare":
        flare(runner)
    elif trouble == "flag":
        runner.red_flags.add(runner.red_flags.lock_for([FINDINGS[0].id]))
    else:
        runner.facts.tell_swelling(TODAY, gone=False)

    assert runner.focuses.rests() == trouble
    assert runner.focuses.for_run(card) is None
    with pytest.raises(RuleError, match="No focus is begun while"):
        runner.technique.begin(FocusKind.SOFT_LANDING)


def test_one_at_a_time_and_one_undo_brings_the_first_one_back(runner, clock):
    runner.technique.begin(TALL)
    clock.wind(TODAY + 3 * DAY)

    runner.technique.begin(RATE, UsualRate(160))

    first, second = runner.focuses.all()
    assert (first.until, first.ended) == (TODAY + 2 * DAY, FocusEnd.OTHER)
    assert runner.focuses.on(TODAY + 3 * DAY) == second
    runner.undo()
    assert runner.focuses.on(TODAY + 3 * DAY).what is TALL


def test_another_choice_on_the_same_day_leaves_no_trace_of_the_first(runner):
    runner.technique.begin(TALL)
    runner.technique.begin(FocusKind.SOFT_LANDING)

    assert [one.what for one in runner.focuses.all()] == [FocusKind.SOFT_LANDING]


# -- fading, going on, ending -------------------------------------------------


def test_after_four_weeks_it_fades_and_can_be_kept(runner, clock):
    runner.technique.begin(RATE, UsualRate(164))
    clock.wind(TODAY + 4 * WEEK)
    assert runner.focuses.on(TODAY + 4 * WEEK) is None
    assert runner.technique.faded().rate == 172

    again = runner.technique.go_on()

    assert (again.date, again.rate, again.usual) == (TODAY + 4 * WEEK, 172, 164)
    assert runner.technique.faded() is None


def test_going_on_before_the_end_adds_four_weeks(runner):
    begun = runner.technique.begin(TALL)

    assert runner.technique.go_on().until == begun.until + 4 * WEEK
    assert len(runner.focuses.all()) == 1


def test_nothing_to_go_on_with_or_to_end_is_said(runner):
    with pytest.raises(NotFoundError):
        runner.technique.go_on()
    with pytest.raises(NotFoundError):
        runner.technique.end()


def test_what_hurt_the_calf_is_not_offered_again_for_a_while(runner, clock):
    runner.technique.begin(RATE, UsualRate(160))

    runner.technique.end(FocusEnd.PAIN)

    (kept,) = runner.focuses.all()
    assert kept.ended is FocusEnd.PAIN
    assert runner.focuses.on(TODAY) is None
    assert RATE not in runner.technique.offer().kinds
    clock.wind(TODAY + 13 * WEEK)
    assert RATE in runner.technique.offer().kinds


# -- the offer ----------------------------------------------------------------


def test_one_is_offered_after_two_weeks_without_a_flare(runner):
    assert waits(runner) == ""


def test_none_is_offered_before_two_green_weeks_stand(book):
    book.put("Set up", [profile(start=TODAY - 10 * DAY)])
    running(book)

    offer = book.technique.offer()

    assert (offer.waits.id, dict(offer.waits.values)) == ("green", {"weeks": 1})


def test_none_is_offered_beside_another_one_or_in_a_flare(runner):
    runner.technique.begin(TALL)
    assert waits(runner) == "focus"
    flare(runner)
    runner.technique.end()
    assert waits(runner) == "rests"


def test_none_is_offered_in_a_week_with_a_new_longest_run(runner):
    planned_run(runner, TODAY + DAY, 5)
    assert waits(runner) == ""

    planned_run(runner, TODAY + 3 * DAY, 5.4)

    assert dict(runner.technique.offer().waits.values)["day"] == TODAY + 3 * DAY


def test_days_off_do_not_make_a_usual_run_a_new_longest_one(runner, clock):
    day = TODAY + 16 * DAY
    clock.wind(day)
    planned_run(runner, day, 5)

    assert runner.caps.allowance(day).limit("LONG").input("longest") < 4900
    assert waits(runner) == ""


def test_none_is_offered_in_a_week_with_another_dose_of_an_exercise(runner):
    session(runner, TODAY - WEEK, CLAM, BRIDGE)
    session(runner, TODAY, CLAM, BRIDGE)
    assert waits(runner) == ""

    session(runner, TODAY + DAY, Item(exercise="bridge", dose=Dose(sets=2, reps=12)))

    assert dict(runner.technique.offer().waits.values)["exercise"] == "bridge"


def test_a_walk_run_does_not_tell_the_usual_rate(runner):
    with_cadence(runner, 164)
    card = PlannedRun(id=new_id(), date=TODAY, distance_m=1100, rung=1, run_kind=RunKind.WALK_RUN)
    runner.put("", [card])
    ran(runner, TODAY, 1.1, planned=card.id, cadence=140)

    assert runner.technique.usual() == UsualRate(164, 1)


# -- what became of it --------------------------------------------------------


def test_how_far_it_was_kept_belongs_to_the_run_and_can_be_undone(runner):
    runner.technique.begin(RATE, UsualRate(164))
    run = ran(runner, TODAY, 4)

    runner.focuses.tell(run, Heed.PARTLY)

    kept = runner.get(run.id)
    assert (kept.focus, kept.heeded) == (RATE, Heed.PARTLY)
    assert runner.last_words == "Step rate partly kept: run of 4.0 km on Wed 25 Nov"
    runner.undo()
    assert runner.get(run.id).heeded is None


def test_a_run_on_a_day_without_a_focus_is_not_asked(runner):
    run = ran(runner, TODAY, 4)

    assert runner.focuses.asked_of(run) is None
    with pytest.raises(NotFoundError, match="Nothing was to be heeded"):
        runner.focuses.tell(run, Heed.KEPT)


def test_saying_it_moves_no_cap(runner):
    runner.technique.begin(TALL)
    run = ran(runner, TODAY, 4)
    before = runner.caps.allowance(TODAY + DAY)

    runner.focuses.tell(run, Heed.NOT)

    assert runner.caps.allowance(TODAY + DAY) == before


def test_counts_and_weeks_stand_beside_the_mornings_after(runner, clock):
    runner.technique.begin(TALL)
    run = ran(runner, TODAY, 4)
    runner.focuses.tell(run, Heed.KEPT)
    clock.wind(TODAY + 2 * DAY)
    ran(runner, TODAY + 2 * DAY, 4)
    morning(runner, TODAY + DAY, 1)

    count = focus_counts(runner.technique.runs())[TALL]
    (week,) = runner.technique.weeks(TODAY, TODAY + 2 * DAY)

    assert (count.kept.green, count.unsaid.unknown, count.runs) == (1, 1, 2)
    assert (week.first, week.kept, week.unsaid, week.score) == (MONDAY, 1, 1, 1)


# -- where it is kept ---------------------------------------------------------


def test_the_journal_tells_that_it_was_begun_and_how_far_it_was_kept(runner):
    runner.technique.begin(RATE, UsualRate(164))
    runner.focuses.tell(ran(runner, TODAY, 4), Heed.KEPT)

    told = {one.words: one for one in Entries(runner).month("2026-11")}

    begun = told["technique: step rate 172 a minute, until Tue 22 Dec"]
    assert (begun.kind, begun.hour) == ("plan", "12:00")
    run = next(one for words, one in told.items() if words.startswith("ran 4.0 km"))
    assert "step rate kept" in run.more


def test_it_survives_the_next_start(runner, open_book):
    focus = runner.technique.begin(RATE, UsualRate(164))
    runner.focuses.tell(ran(runner, TODAY, 4), Heed.KEPT)
    runner.close()

    again = open_book()

    assert again.focuses.on(TODAY) == focus
    assert again.technique.runs()[0].heeded is Heed.KEPT


def test_it_goes_to_the_bin_and_comes_back(runner):
    focus = runner.technique.begin(TALL)
    runner.facts.remove(focus.id)
    assert runner.last_words == "Removed technique, upright trunk, from Wed 25 Nov on"
    assert runner.focuses.all() == ()

    runner.bin.restore(focus.id[:8])

    assert runner.focuses.on(TODAY) == focus


def test_an_export_of_everything_brings_it_into_an_empty_journal(runner, tmp_path, clock):
    runner.technique.begin(RATE, UsualRate(164))
    runner.focuses.tell(ran(runner, TODAY, 4), Heed.KEPT)
    whole = msgspec.json.decode(runner.exporting.contents("json", ExportChoice())[""])
    other = opened(tmp_path / "other", clock, "desktop-3c4d")
    brought = [from_raw(raw) for group in whole["data"]["records"].values() for raw in group]

    other.put("Brought in", lacking(other, brought))

    assert contents(other) == contents(runner)
    assert any(isinstance(one, Focus) for one in brought)
