"""What charts show is what the records say: every number summed again another way."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from statistics import median

import msgspec
import pytest

from planner.domain.values.exercise import Group
from planner.domain.values.journal import Lock, Moment, Note, PainReading, TestResult
from planner.domain.values.record import Dated, Record, Side
from planner.domain.values.run import CrossTraining, PlannedRun, Run, Terrain
from planner.domain.values.session import Item, PlannedSession, SessionDone, Tick, done_id
from planner.logbook.cards import Cards
from planner.logbook.dose_days import useful_days
from planner.logbook.logbook import Logbook
from planner.logbook.looking import looking_back
from planner.logbook.looking.looking_back import LookingBack
from planner.logbook.weeks_back import Period, WeekBack
from tests.logbook.living import CLAM, DAY, EXERCISES, MONDAY, STEP_DOWN, TODAY, WEEK, profile, ran

WEEKS = 10
FIRST = MONDAY - (WEEKS - 1) * WEEK


def lived(chance: random.Random) -> Iterator[Record]:
    """Ten weeks of runs, plans, scores, sessions, by chance."""
    yield profile(start=FIRST)
    for n in range(WEEKS * 7 - 4):
        day = FIRST + n * DAY
        if chance.random() < 0.8:
            yield PainReading(
                id=f"m{n}", date=day, side=Side.LEFT, moment=Moment.MORNING,
                score=chance.choice((0, 1, 1, 2, 4)),
            )  # fmt: skip
        if chance.random() < 0.2:
            yield PainReading(
                id=f"r{n}", date=day, side=chance.choice((Side.LEFT, Side.RIGHT)),
                moment=Moment.STAIRS, score=chance.randrange(5),
            )  # fmt: skip
        if chance.random() < 0.4:
            yield PlannedRun(
                id=f"p{n}", date=day, distance_m=4000, skipped=chance.choice(("", "", "ill"))
            )
            yield Run(
                id=f"run{n}", date=day, distance_m=chance.randrange(20, 60) * 100,
                duration_s=chance.choice((1500, 2000)), pain_before=0,
                pain_during=chance.randrange(4), pain_after=0,
            )  # fmt: skip
        if chance.random() < 0.5:
            yield from worked(f"s{n}", day, chance)


def worked(name: str, day: date, chance: random.Random) -> Iterator[Record]:
    items: tuple[Item, ...] = (CLAM, STEP_DOWN) if chance.random() < 0.3 else (CLAM,)
    skipped = chance.choice(("", "", "", "time"))
    yield PlannedSession(id=name, date=day, name="Strength", items=items, skipped=skipped)
    keys = [
        f"{item.exercise}/{side}/{number}"
        for item in items
        for side in ("left", "right")
        for number in range(1, 1 + (2 if item is CLAM else 3))
    ]
    done = [key for key in keys if chance.random() < (0 if skipped else 0.9)]
    if done:
        yield SessionDone(
            id=done_id(name), date=day, session=name, items=items,
            ticks={key: Tick(reps=8, pain=chance.choice((None, 1))) for key in done},
        )  # fmt: skip


@pytest.fixture(params=[1, 2])
def records(request: pytest.FixtureRequest, book: Logbook) -> tuple[Dated, ...]:
    """What was lived, kept in the book."""
    found = tuple(lived(random.Random(request.param)))
    book.put("Ten weeks", found)
    return tuple(one for one in found if isinstance(one, Dated))


def test_the_weeks_are_what_the_records_say(book: Logbook, records: tuple[Dated, ...]) -> None:
    back = LookingBack(book)
    weeks = {week.first: week for week in back.weeks(back.period(WEEKS))}

    assert list(weeks) == [FIRST + n * WEEK for n in range(WEEKS + 2)]
    for first, week in weeks.items():
        within = [one for one in records if first <= one.date < first + WEEK]
        runs = [one for one in within if isinstance(one, Run)]
        planned = [one for one in within if isinstance(one, PlannedRun) and not one.skipped]
        assert week.run_m == sum(run.distance_m for run in runs)
        assert week.run_s == sum(run.duration_s or 0 for run in runs)
        assert week.untimed == 0
        assert week.planned_m == sum(one.distance_m for one in planned)
        assert_felt(week, within)


def assert_felt(week: WeekBack, within: list[Dated]) -> None:
    """Mornings, runs, stairs and sets of the left knee, gathered anew."""
    left = [one for one in within if isinstance(one, PainReading) and one.side is Side.LEFT]
    mornings = [one.score for one in left if one.moment is Moment.MORNING]
    scores = [one.score for one in left]
    scores += [one.pain_during for one in within if isinstance(one, Run) and one.pain_during]
    done = [one for one in within if isinstance(one, SessionDone)]
    scores += [tick.pain for one in done for tick in one.ticks.values() if tick.pain]
    assert week.felt.mornings == len(mornings)
    assert (week.felt.worst or 0) == max(scores, default=0)
    assert week.felt.morning == max(mornings, default=None)
    assert week.felt.median == (int(median(mornings) + 0.5) if mornings else None)


def test_the_line_of_many_weeks_is_that_of_each_alone(
    open_book: Callable[..., Logbook], records: tuple[Dated, ...]
) -> None:
    back = LookingBack(open_book())
    alone = open_book("desk-3c4d").caps

    for week in back.weeks(back.period(WEEKS)):
        (load,) = alone.week_loads(week.first, back=0, ahead=0)
        assert (week.line_m, week.run_m, week.flare) == (load.plan_m, load.done_m, load.flare)


def test_the_days_add_up_to_the_weeks(book: Logbook, records: tuple[Dated, ...]) -> None:
    back = LookingBack(book)
    period = back.period(WEEKS)
    by_week: Counter[date] = Counter()
    for day in back.days(period):
        by_week[day.day - timedelta(days=day.day.weekday())] += day.run_m

    assert {w.first: w.run_m for w in back.weeks(period, ahead=0) if w.run_m} == +by_week


def test_the_dose_is_what_was_asked_without_what_was_excused(
    book: Logbook, records: tuple[Dated, ...]
) -> None:
    back = LookingBack(book)
    period = back.period(WEEKS)
    resting = {
        day
        for spell in back.flares(period)
        for day in (spell.since + n * DAY for n in range(spell.days))
    }
    sessions = [one for one in records if isinstance(one, PlannedSession)]
    ill = {one.date for one in records if isinstance(one, PlannedRun) and one.skipped == "ill"}
    ticked = {one.session: len(one.ticks) for one in records if isinstance(one, SessionDone)}

    for share in back.dose_by_week(period):
        asked = done = 0
        for one in sessions:
            if share.first <= one.date <= share.last and one.date not in resting:
                sets = sum(4 if item is CLAM else 6 for item in one.items)
                done += ticked.get(one.id, 0)
                excused = one.skipped or one.date in ill
                asked += ticked.get(one.id, 0) if excused else sets
        if not any(share.first <= day <= share.last for day in resting):
            assert (share.sets.asked, share.sets.done) == (asked, done)


def test_sets_by_muscle_are_all_that_were_ticked(
    open_book: Callable[..., Logbook], records: tuple[Dated, ...]
) -> None:
    groups: dict[str, tuple[Group, ...]] = {
        "clam": ("hip abduction", "trunk"),
        "step_down": ("calf",),
    }
    grouped = {
        name: msgspec.structs.replace(one, groups=groups.get(name, ()))
        for name, one in EXERCISES.items()
    }
    back = LookingBack(open_book(exercises=grouped))

    found = {one.group: (one.left, one.right) for one in back.balance(back.period(WEEKS))}

    keys = [key.split("/") for one in records if isinstance(one, SessionDone) for key in one.ticks]
    sets = Counter((exercise, side) for exercise, side, _ in keys)
    clam = (sets["clam", "left"], sets["clam", "right"])
    step_down = (sets["step_down", "left"], sets["step_down", "right"])
    assert found == {"hip abduction": clam, "trunk": clam, "calf": step_down}


def test_runs_and_weeks_are_judged_once_each(book: Logbook, records: tuple[Dated, ...]) -> None:
    back = LookingBack(book)
    period = back.period(WEEKS)
    runs, weeks = back.tolerated_runs(period), back.tolerated_weeks(period)

    days = {one.date for one in records if isinstance(one, Run)}
    whole = {day - timedelta(days=day.weekday()) for day in days} - {MONDAY}
    assert runs.count + runs.count_above + runs.unknown == len(days)
    assert weeks.count + weeks.count_above + weeks.unknown + weeks.in_flare == len(whole)


def test_what_is_read_ahead_changes_no_answer(
    open_book: Callable[..., Logbook], records: tuple[Dated, ...]
) -> None:
    plain, ahead = LookingBack(open_book()), LookingBack(open_book("desk-3c4d"))
    period = plain.period(52)

    steps = sum(1 for _ in ahead.read_ahead([ahead.period(26), period]))

    assert steps > 52 + 26  # each week by itself: no key waits for years
    for weeks in (4, 52):
        one, other = ahead.period(weeks), plain.period(weeks)
        assert ahead.weeks(one) == plain.weeks(other)
        assert ahead.lead_ups(one) == plain.lead_ups(other)
        assert ahead.balance(one) == plain.balance(other)
        assert ahead.dose_by_week(one) == plain.dose_by_week(other)
        assert ahead.dose_by_phase(one) == plain.dose_by_phase(other)


def test_a_longer_period_counts_the_dose_of_the_weeks_it_has_more_only(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    back, asked = LookingBack(book), []
    counted = useful_days

    def listen(one: Logbook, cards: Cards, week: Period, off: Collection[date]) -> object:
        asked.append(week.first)
        return counted(one, cards, week, off)

    monkeypatch.setattr(looking_back, "useful_days", listen)
    short = back.dose_by_week(back.period(4))
    longer = back.dose_by_week(back.period(8))

    assert longer[-4:] == short
    assert asked == [*(one.first for one in short), *(one.first for one in longer[:4])]


def test_an_earlier_period_has_whole_weeks_and_none_to_come(
    book: Logbook, records: tuple[Dated, ...]
) -> None:
    back = LookingBack(book)

    period = back.period(3, TODAY - 2 * WEEK)

    assert (period.first, period.last) == (MONDAY - 4 * WEEK, MONDAY - WEEK - DAY)
    now = {week.first: week for week in back.weeks(back.period(WEEKS))}
    assert [*back.weeks(period)] == [now[MONDAY - n * WEEK] for n in (4, 3, 2)]


def test_a_period_that_ends_within_a_week_counts_no_day_after_it(
    book: Logbook, records: tuple[Dated, ...]
) -> None:
    back, last = LookingBack(book), MONDAY - 4 * DAY
    period = Period(MONDAY - 2 * WEEK, last)

    whole, begun = back.weeks(period)

    days = {day.day: day.run_m for day in back.days(period)}
    assert whole.run_m + begun.run_m == sum(days.values())
    assert max(days) <= last
    assert (whole.judged is None, begun.judged) == (False, None)


def test_both_knees_are_told_side_by_side(book: Logbook) -> None:
    readings = [
        PainReading(id=f"{side}", date=TODAY, side=side, moment=Moment.MORNING, score=score)
        for side, score in ((Side.LEFT, 1), (Side.RIGHT, 3))
    ]
    book.put("Both", [msgspec.structs.replace(profile(), knee=Side.BOTH), *readings])
    back = LookingBack(book)

    (week,) = back.weeks(back.period(1), ahead=0)

    assert [(one.side, one.felt.worst) for one in week.knees] == [(Side.LEFT, 1), (Side.RIGHT, 3)]
    assert week.felt.worst == 3


def test_a_change_is_seen_at_once(book: Logbook) -> None:
    book.put("Set up", [profile()])
    back = LookingBack(book)
    before = back.weeks(back.period(1))[0].run_m

    ran(book, TODAY - DAY, 3)

    assert (before, back.weeks(back.period(1))[0].run_m) == (0, 3000)


def test_phases_and_flares_are_told_with_their_days(book: Logbook) -> None:
    book.put("Set up", [profile(start=MONDAY - 3 * WEEK)])
    ran(book, TODAY - 3 * DAY, 3, pain_during=6)
    back = LookingBack(book)

    (phase,) = back.phases(back.period(4))
    (spell,) = back.flares(back.period(1))  # it began in the week before

    assert (phase.name, phase.first, phase.last) == ("One", MONDAY - 3 * WEEK, TODAY)
    assert (spell.since, spell.last) == (TODAY - 3 * DAY, TODAY)
    assert [one.name for one in back.dose_by_phase(back.period(4))] == ["One"]


def test_without_a_plan_there_is_no_phase(book: Logbook) -> None:
    back = LookingBack(book)

    assert back.phases(back.period(4)) == ()
    assert back.dose_by_phase(back.period(4)) == ()


def test_a_red_flag_that_locks_exercises_excuses_its_days(book: Logbook) -> None:
    day = TODAY - 2 * DAY
    book.put(
        "Locked",
        [
            profile(start=MONDAY - WEEK),
            PlannedSession(id="s", date=day, name="Strength", items=(CLAM,)),
            Lock(id="l", date=day, level="U", findings=("hot_knee",), scope="all"),
        ],
    )
    back = LookingBack(book)

    (share,) = back.dose_by_week(back.period(1))

    assert (share.sets.asked, share.sets.excused, share.excused_days) == (0, 4, 1)


def test_what_came_before_a_flare_is_gathered_from_every_kind_of_record(book: Logbook) -> None:
    flare = TODAY - 2 * DAY
    before = flare - DAY
    book.put(
        "Before",
        [
            profile(start=MONDAY - 4 * WEEK),
            Run(id="r", date=before, distance_m=3000, terrain=Terrain.DOWNHILL),
            CrossTraining(id="c", date=flare, sport="stair climbing"),
            Note(id="n", date=before, text="awake till three", tags=("Sleep",)),
            SessionDone(
                id="s.done", date=flare, session="s", items=(STEP_DOWN,),
                ticks={"step_down/left/1": Tick(reps=8)},
            ),
            PainReading(id="p", date=flare, score=6, side=Side.LEFT, moment=Moment.REST),
        ],
    )  # fmt: skip
    back = LookingBack(book)

    ups = back.lead_ups(back.period(2))

    assert ups.flares == 1
    assert {row.sign for row in ups.rows if row.before_flares} == {
        "down", "heavy", "stairs", "sleep",
    }  # fmt: skip


def test_a_set_of_which_nothing_was_done_is_not_heavy(book: Logbook) -> None:
    book.put(
        "Begun",
        [
            SessionDone(
                id="s.done", date=TODAY - DAY, session="s", items=(STEP_DOWN,),
                ticks={"step_down/left/1": Tick(reps=0)},
            ),
            PainReading(id="p", date=TODAY, score=6, side=Side.LEFT, moment=Moment.STAIRS),
        ],
    )  # fmt: skip
    back = LookingBack(book)

    told = {row.sign: row.before_flares for row in back.lead_ups(back.period(2)).rows}

    assert (told["heavy"], told["stairs"]) == (0, 1)


def test_tests_are_shown_over_time(book: Logbook) -> None:
    old, new = TODAY - 20 * DAY, TODAY - DAY
    book.put(
        "Tested",
        [
            TestResult(id="a", date=old, measure="stairs_down", value=4),
            TestResult(id="b", date=new, measure="stairs_down", value=1),
        ],
    )
    back = LookingBack(book)

    (series,) = back.series(back.period(4))

    assert [(point.day, point.value) for point in series.points] == [(old, 4), (new, 1)]
    assert series.verdict == "better"


def test_scores_of_every_few_weeks_stand_before_the_tests(book: Logbook) -> None:
    book.scores.choose(["stairs"])
    (stairs,) = book.scores.activities()
    book.scores.take({"worst": 4, stairs.measure: 6}, day=TODAY - DAY)
    book.scores.take({"usual": 2}, day=TODAY - 60 * DAY)
    book.gates.add_test("stairs_down", 1)
    back = LookingBack(book)

    found = back.series(back.period(4))

    assert [one.key for one in found] == ["worst", "activities", stairs.measure, "stairs_down"]
    assert found[2].label == "stairs"
    assert back.series(back.period(4, TODAY - 7 * DAY)) == ()
