"""The clinic's own parts: knees, habits, measures, criteria, and that a life can be repeated."""

from __future__ import annotations

import math
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clinic import measures as of
from tests.clinic.__main__ import chosen_lives, with_compared
from tests.clinic.criteria import Criterion, judged
from tests.clinic.diary import Diary, Entry
from tests.clinic.door import Door, Told
from tests.clinic.habits import HARD, LATE, MISSES, SILENT, TOO_LONG, Habits
from tests.clinic.knees import (
    OneBadRun,
    Question,
    SoreOnSteps,
    Steady,
    Tissue,
    Wavering,
    Worsening,
    score,
)
from tests.clinic.life import Life, live
from tests.clinic.lives import LIVES
from tests.clinic.luck import Luck
from tests.clinic.measures import Measure
from tests.clinic.patients import bad_run, easy, ordinary
from tests.clinic.report import document, lived, table

HERE = Path(__file__).parent
QUESTIONS: tuple[Question, ...] = get_args(Question)
kilometres = st.floats(min_value=0.5, max_value=30)
rows = st.lists(kilometres, min_size=1, max_size=20)


def diary(*kms: float, **more: list[Any]) -> Diary:
    """A run of so many kilometres each day; `more` holds lists of other fields by day."""
    fields = ({name: values[day] for name, values in more.items()} for day in range(len(kms)))
    return Diary(
        tuple(Entry(ran_m=round(km * 1000), **one) for km, one in zip(kms, fields, strict=True))
    )


def weeks(*kms: float) -> Diary:
    """One run a week of so many kilometres, on its first day."""
    return diary(*(km if day == 0 else 0 for km in kms for day in range(7)))


# -- luck -------------------------------------------------------------------


def test_luck_depends_on_seed_day_and_question_alone():
    luck = Luck(3)

    assert luck.draw(10, "morning") == Luck(3).draw(10, "morning")
    others = {Luck(4).draw(10, "morning"), luck.draw(11, "morning"), luck.draw(10, "after")}
    assert luck.draw(10, "morning") not in others


def test_luck_falls_evenly():
    drawn = [Luck(0).draw(day, "morning") for day in range(4000)]

    assert all(0 <= one < 1 for one in drawn)
    assert sum(one < 0.25 for one in drawn) == pytest.approx(1000, abs=100)


# -- knees ------------------------------------------------------------------


@given(rows, st.integers(0, 19), st.floats(min_value=0.1, max_value=10))
def test_a_longer_run_never_makes_tissue_ache_less_that_day_or_the_next(kms, place, more):
    place %= len(kms)
    longer = [km + more * (day == place) for day, km in enumerate(kms)][: place + 1]
    aches = []
    for row in (kms[: place + 1], longer):
        knee = Tissue(8, 20, gain=0)
        for day, km in enumerate(row):
            knee.carry(2 * day, km)
        aches.append([knee.ache("during", 2 * place), knee.ache("morning", 2 * place + 1)])

    assert aches[1][0] >= aches[0][0]
    assert aches[1][1] >= aches[0][1]


@given(rows)
def test_tissue_calms_down_when_it_is_left_alone(kms):
    knee = Tissue(6, 15, gain=0.01)
    for day, km in enumerate(kms):
        knee.carry(day, km)

    mornings = [knee.ache("morning", len(kms) + day) for day in range(60)]

    assert mornings == sorted(mornings, reverse=True)
    assert mornings[-1] == pytest.approx(1, abs=0.01)


def test_tissue_says_nothing_within_its_tolerance_and_speaks_up_beyond_it():
    within, beyond = Tissue(8, 20, gain=0), Tissue(8, 20, gain=0)

    within.carry(0, 8)
    beyond.carry(0, 10)

    assert [score(within, "during", 0), score(within, "morning", 1)] == [1, 1]
    assert score(beyond, "during", 0) >= 4
    assert score(beyond, "morning", 1) > 1


def test_tissue_speaks_of_the_week_as_well_as_of_the_run():
    knee = Tissue(8, 20, gain=0)

    for day in range(5):
        knee.carry(day, 5)

    assert score(knee, "during", 4) >= 4


def test_tissue_adapts_to_what_comes_near_and_not_to_strolls_or_excess():
    trained, strolled, overdone = (Tissue(8, 20, gain=0.01) for _ in range(3))
    for day in range(0, 70, 7):
        trained.carry(day, 7)
        strolled.carry(day, 2)
        overdone.carry(day, 12)

    assert trained.run_km == pytest.approx(8 * 1.01**10)
    assert strolled.run_km == 8
    assert overdone.run_km == 8


def test_tissue_loses_ground_after_ten_days_off_and_not_before():
    near, far = Tissue(8, 20, gain=0), Tissue(8, 20, gain=0)
    for knee, day in ((near, 10), (far, 30)):
        knee.carry(0, 1)
        knee.carry(day, 1)

    assert near.run_km == 8
    assert far.run_km == pytest.approx(8 * 0.99**20)


@given(st.integers(0, 400), st.sampled_from(QUESTIONS))
def test_a_wavering_knee_is_off_by_a_point_at_most(day, question):
    knee = Wavering(Steady(rest=2, run=3), Luck(1), up=0.4, down=0.4)

    assert abs(knee.ache(question, day) - Steady(rest=2, run=3).ache(question, day)) in (0, 1)


def test_a_wavering_knee_wavers_as_often_as_it_is_told():
    knee = Wavering(Steady(rest=1, run=2), Luck(5), up=0.3, down=0.2, up_in_run=0)

    mornings = [score(knee, "morning", day) for day in range(2000)]
    runs = [score(knee, "during", day) for day in range(2000)]

    assert mornings.count(2) == pytest.approx(600, abs=70)
    assert mornings.count(0) == pytest.approx(400, abs=70)
    assert set(runs) == {1, 2}


def test_a_worsening_knee_gets_worse_and_one_that_heals_gets_better_in_the_same_steps():
    worse = Worsening(Steady(), since=21, every=10)
    heals = Worsening(Steady(), since=21, every=10, heals=60)

    assert [worse.points(day) for day in (0, 30, 31, 60, 120)] == [0, 0, 1, 3, 9]
    assert [heals.points(day) for day in (60, 69, 70, 89, 90, 300)] == [3, 3, 2, 1, 0, 0]
    assert score(worse, "morning", 300) == 10


def test_a_bad_run_is_bad_once_and_over_in_two_days():
    knee = OneBadRun(Steady(rest=0, run=1), since=5, during=6)
    for day in (3, 6, 9):
        knee.carry(day, 5)
        if day == 3:
            assert score(knee, "during", 3) == 1

    bad = {question: score(knee, question, 6) for question in QUESTIONS}

    assert (bad["morning"], bad["before"], bad["during"], bad["after"]) == (0, 0, 6, 4)
    assert [score(knee, "morning", day) for day in (7, 8)] == [3, 0]
    assert score(knee, "during", 9) == 1


def test_stairs_hurt_where_nothing_else_does():
    knee = SoreOnSteps(Steady(rest=1, run=2), 6)

    said = {question: score(knee, question, 0) for question in QUESTIONS}

    assert {question for question, one in said.items() if one == 6} == {"stairs", "step_down"}
    assert max(one for question, one in said.items() if one != 6) == 2


# -- habits -----------------------------------------------------------------


def test_who_follows_the_card_stops_at_what_is_left():
    assert Habits().metres(5000, 6000, 0, Luck(0)) == 5000
    assert Habits().metres(5000, 4000, 0, Luck(0)) == 4000


def test_who_runs_too_long_or_to_the_cap_does():
    assert TOO_LONG.metres(5000, 5000, 0, Luck(0)) == 5500
    assert HARD.metres(5000, 6600, 0, Luck(0)) == 6600


def test_who_misses_a_quarter_misses_about_a_quarter():
    ran = [MISSES.metres(5000, 5000, day, Luck(2)) for day in range(1000)]

    assert set(ran) == {0, 5000}
    assert ran.count(0) == pytest.approx(250, abs=50)


def test_mornings_are_answered_at_once_late_or_never():
    assert Habits().answered_on(4) == 4
    assert LATE.answered_on(4) == 5.5
    assert SILENT.answered_on(4) is None


# -- measures ---------------------------------------------------------------


def test_weeks_and_blocks_are_counted_from_the_first_day():
    lived_through = weeks(10, 11, 12, 9, 13, 14, 10, 8, 30)

    assert list(lived_through.weeks) == [10, 11, 12, 9, 13, 14, 10, 8, 30]
    assert list(lived_through.blocks) == [12, 14]
    assert of.week_of_km(13).of(lived_through) == 5
    assert of.week_of_run(13.5).of(lived_through) == 6
    assert of.week_of_km(40).of(lived_through) is None
    assert of.best_week(5, 8).of(lived_through) == 14
    assert of.worst_week(5, 8).of(lived_through) == 8
    assert of.mean_week(1, 4).of(lived_through) == 10.5


def test_shrinking_is_seen_against_the_best_before():
    assert of.NEVER_SHRINKS.of(weeks(10, 10, 10, 10, 12, 9, 9, 9, 9, 9, 9, 9)) == 0.75
    assert of.NEVER_SHRINKS.of(weeks(10, 10, 10, 8, 11, 11, 11, 9)) == pytest.approx(1.1)


def test_the_way_back_is_counted_in_whole_weeks():
    came_back = weeks(10, 11, 10, 10, 0, 0, 4, 7, 10.5, 11)

    assert of.weeks_back(28, 42).of(came_back) == 3
    assert of.weeks_back(28, 28).of(came_back) == 5
    assert of.weeks_back(28, 42).of(weeks(10, 10, 10, 10, 0, 0, 4, 5)) is None


def test_a_red_run_its_rest_and_the_first_run_back_are_found():
    lived_through = diary(8, 0, 8, 0, 0, 4.8, during=[1, 0, 5, 0, 0, 1])

    assert of.REST_AFTER_RED.of(lived_through) == 2
    assert of.FIRST_BACK.of(lived_through) == pytest.approx(0.6)
    assert of.FIRST_BACK.of(diary(8, 8, during=[1, 1])) is None


def test_flares_are_rows_of_days():
    lived_through = diary(
        *[1] * 8, flare=[False, True, True, False, True, True, True, False], refers=[False] * 8
    )

    assert lived_through.flares == ((1, 2), (4, 3))
    assert of.FLARES.of(lived_through) == 2
    assert of.LONGEST_FLARE.of(lived_through) == 3
    assert of.FLARE_SHARE.of(lived_through) == 5 / 8
    assert of.REFERRED.of(lived_through) is None


def test_what_a_morning_sets_off_is_found():
    lived_through = diary(
        5, 10, 4, 0, 0, 3, morning=[1, 1, 3, 3, 3, 2], flare=[False] * 4 + [True] * 2
    )

    assert of.longest_from_morning(3).of(lived_through) == 4
    assert of.eased_from_morning(3, 0).of(lived_through) == pytest.approx(0.4)
    assert of.eased_from_morning(3, 1).of(lived_through) == pytest.approx(0.3)
    assert of.flare_from_morning(3).of(lived_through) == 2
    assert of.flare_from_morning(4).of(lived_through) is None


def test_a_professional_is_counted_from_the_flare_in_which_one_is_named():
    flare = [False, True, False, True, True, True]

    named = diary(*[1] * 6, flare=flare, refers=[False] * 5 + [True])

    assert of.REFERRED_IN_FLARE.of(named) == 2
    assert of.REFERRED.of(named) == 5
    assert of.NAMED_DAYS.of(named) == 1


def test_long_runs_and_steep_ones_are_found():
    assert of.LONG_RUNS.of(diary(5, 5, 0, 5, 0, 0, 9)) == 1
    assert of.LONG_RUNS.of(diary(3, 0, 9, 3, 0, 0, 9)) == 2
    assert of.STEEPEST.of(diary(8, *[0] * 29, 9.6)) == pytest.approx(1.2)


def test_cards_are_looked_at_only_on_days_that_have_one():
    lived_through = diary(0, 3, 0, card_m=[0, 900, 3000], cap_m=[0, 900, 2900])

    assert of.SMALLEST_CARD.of(lived_through) == 0.9
    assert of.OVER_CAP.of(lived_through) == 1
    assert of.SMALLEST_CARD.of(diary(0, 0)) is None


def test_runs_on_end_before_twenty_minutes_are_too_early():
    walks = [True, False, True, False]

    lived_through = diary(1, 3, 3, 4, card_m=[1000] * 4, walks=walks, ran_s=[60, 60, 1200, 1800])

    assert of.RUNS_TOO_EARLY.of(lived_through) == 1


def test_the_longest_row_without_a_run_is_found():
    assert of.LONGEST_IDLE.of(diary(1, 0, 0, 1, 0, 0, 0)) == 3


# -- criteria ---------------------------------------------------------------

KM = Measure("km", lambda one: sum(one.weeks))
NEVER = Measure("never", lambda one: None)


def test_a_criterion_is_met_within_its_bounds_and_on_them():
    asked = Criterion(measure=KM, least=10, most=20, because="")

    found = [judged(asked, [weeks(km)], {}).is_met for km in (9.9, 10, 15, 20, 20.1)]

    assert found == [False, True, True, True, False]


def test_every_seed_must_hold_unless_the_middle_is_asked_for():
    diaries = [weeks(5), weeks(11), weeks(12)]

    every = judged(Criterion(measure=KM, least=10, because=""), diaries, {})
    middle = judged(Criterion(measure=KM, least=10, because="", middle=True), diaries, {})

    assert (every.is_met, every.found) == (False, "5 to 12")
    assert (middle.is_met, middle.found) == (True, "11")


@pytest.mark.parametrize("bounds", [{"least": 0}, {"most": 1000}])
def test_what_never_happened_meets_no_bound(bounds):
    found = judged(Criterion(measure=NEVER, because="", **bounds), [weeks(5)], {})

    assert found.values == (math.inf,)
    assert (found.is_met, found.found) == (False, "never")


def test_a_life_is_compared_with_another_seed_by_seed():
    asked = Criterion(measure=KM, least=0.9, most=1.1, because="", versus="other")

    pairs = judged(asked, [weeks(10), weeks(22)], {"other": [weeks(10), weeks(20)]})
    again = judged(asked, [weeks(10), weeks(22)], {"other": [weeks(10)]})
    nothing = judged(asked, [weeks(10)], {"other": [weeks(0)]})

    assert (pairs.is_met, pairs.values) == (True, (1.0, 1.1))
    assert (again.is_met, again.values) == (False, (1.0, 2.2))
    assert not nothing.is_met


# -- lives ------------------------------------------------------------------


def test_every_life_compares_itself_with_one_that_is_there():
    assert {one.versus for life in LIVES.values() for one in life.criteria} <= {"", *LIVES}


@pytest.mark.parametrize("life", LIVES.values(), ids=lambda life: life.name)
def test_every_life_is_long_enough_for_its_measures_and_gives_its_reasons(life):
    quiet = Diary(tuple(Entry() for _ in range(7 * life.weeks)))

    for one in life.criteria:
        last = re.search(r"weeks? (?:of )?\d+-(\d+)", one.measure.words)
        assert one.because.endswith(".")
        assert (one.least, one.most) != (-math.inf, math.inf)
        assert last is None or int(last[1]) <= life.weeks
        one.measure.of(quiet)


def test_no_name_begins_a_short_life_and_a_long_one():
    assert len(chosen_lives(["short-"])) == 12
    assert [life.name for life in with_compared(chosen_lives(["late"]))] == ["late", "green-20"]


def test_only_the_door_knows_the_program():
    knowing = [
        path.name
        for path in HERE.glob("*.py")
        if re.search(r"^\s*(?:from|import) planner", path.read_text("utf-8"), re.MULTILINE)
    ]

    assert knowing == ["door.py"]


def a_life(**more: Any) -> Life:
    told = Told(week_km=15, longest_km=6)
    given: dict[str, Any] = {
        "name": "x",
        "about": "a life",
        "told": told,
        "knees": {"left": ordinary},
    }
    return Life(**(given | {"criteria": (), "weeks": 2} | more))


def test_the_same_seed_lives_the_same_life_whatever_ids_the_journal_gives():
    life = a_life(exercises=True)

    first, second, other = live(life, 0), live(life, 0), live(life, 1)

    assert first == second
    assert first != other


def test_a_life_runs_answers_and_is_written_down():
    lived_through = live(a_life(knees={"left": easy}), 0)

    assert len(lived_through.days) == 14
    assert lived_through.weeks[0] > 5
    assert {day.during for day in lived_through.days if day.ran_m} == {1}
    assert all(day.card_m for day in lived_through.days if day.ran_m)


def test_who_is_ill_does_not_run():
    lived_through = live(a_life(habits=Habits(ill=range(3, 10))), 0)

    assert sum(day.ran_m for day in lived_through.days[3:10]) == 0
    assert sum(day.ran_m for day in lived_through.days[:3]) > 0


def test_a_late_answer_says_how_the_morning_was_not_how_it_is_now(monkeypatch):
    def told(habits: Habits) -> dict[date, dict[str, int]]:
        heard: dict[date, dict[str, int]] = {}
        monkeypatch.setattr(Door, "tell_morning", lambda _, said, day: heard.update({day: said}))
        live(a_life(knees={"left": bad_run(2, 7)}, habits=habits), 0)
        return heard

    at_once, late = told(Habits()), told(LATE)

    assert max(said["left"] for said in late.values()) == 4
    assert late == {day: said for day, said in at_once.items() if day in late}
    assert len(late) == len(at_once) - 1


def test_new_days_are_run_on():
    lived_through = live(a_life(knees={"left": easy}, habits=Habits(new_days=(7, (2, 4)))), 0)

    ran = [number % 7 for number, day in enumerate(lived_through.days) if day.ran_m]

    assert set(ran[:3]) == {1, 3, 6}
    assert set(ran[3:]) <= {2, 4}
    assert len(ran) > 3


def test_a_life_that_breaks_off_says_which_it_was_and_when():
    class Breaks(Steady):
        def ache(self, question: Question, day: int) -> float:
            return 1 / (3 - day)

    with pytest.raises(ZeroDivisionError) as caught:
        live(a_life(knees={"left": lambda _: Breaks()}), 7)

    assert caught.value.__notes__ == ["life x, seed 7, after 3 days"]


# -- report -----------------------------------------------------------------


def test_the_document_names_each_life_its_weeks_and_what_was_not_met():
    asked = (
        Criterion(measure=KM, least=10, because="It grows."),
        Criterion(measure=NEVER, least=1, because="It happens."),
    )
    life = a_life(criteria=asked)
    found = lived((life,), {"x": (weeks(6, 7, 8, 9),)})

    text, lines = document(found), list(table(found))

    assert "0 of 1 lives meet all of their criteria." in text
    assert "Kilometres by week: 6.0 7.0 8.0 9.0" in text
    assert "| km: at least 10 | 30 | met | It grows. |" in text
    assert "| never: at least 1 | never | **not met** | It happens. |" in text
    assert lines[1].split()[:2] == ["x", "1/2"]
    assert lines[-1] == "  not met: never: at least 1; was never. It happens."
    assert text == document(found)
