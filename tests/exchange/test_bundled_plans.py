"""The plans that come with the program say what their sources say."""

from datetime import date

import pytest

from planner.domain.knee.history import History
from planner.domain.knee.ladder import DEFAULT_LADDER
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.values.calendar import DAY, WEEK
from planner.domain.values.exercise import Dose
from planner.domain.values.record import Side
from planner.domain.values.run import PlannedRun
from planner.domain.values.session import PlannedSession, minutes_of
from planner.domain.weeks.ask import Ask
from planner.domain.weeks.lint import lint
from planner.domain.weeks.phases import PhaseEntry, weeks_ahead
from planner.domain.weeks.schedule import items_of
from planner.domain.weeks.solve import solve
from planner.exchange.plans.plan_files import bundled_folder, read_library
from planner.exchange.plans.plan_reader import check
from planner.exchange.plans.plan_schema import schema

LIBRARY = read_library([bundled_folder()])
BASICS = LIBRARY.plans["runners-knee-basics"]
TWELVE = LIBRARY.plans["runners-knee-12-weeks"]
RETURN = LIBRARY.plans["return-to-running"]

CATALOGUE = (
    "quad_set", "ham_stretch", "clam", "itb_roll", "sl_abd", "bridge", "side_plank", "slr",
    "tke", "wall_sit", "mini_squat", "step_up", "step_down", "monster", "calf_raise",
    "sl_rdl", "quad_stretch", "calf_stretch", "hipflex_stretch", "sl_squat_box",
    "split_squat", "fire_hydrant", "pelvic_drop", "hop_intro",
)  # fmt: skip

ARTICLE = {
    "quad_set": Dose(sets=3, reps=10, hold_s=(5, 10)),
    "clam": Dose(sets=3, reps=10),
    "itb_roll": Dose(time_s=(60, 120)),
    "ham_stretch": Dose(sets=(2, 3), hold_s=(20, 30)),
}


def strength_sessions(plan):
    """Every strength session of a plan with its phase."""
    return [
        (phase, session)
        for phase in plan.phases
        for session in phase.sessions
        if session.kind == "strength"
    ]


def core(session):
    """The items of a session that are not optional."""
    return [item for item in session.items if not item.optional]


def test_all_bundled_files_are_in_order():
    assert LIBRARY.problems == ()
    assert set(LIBRARY.plans) == {
        "runners-knee-basics",
        "runners-knee-12-weeks",
        "return-to-running",
    }


def test_every_file_names_the_schema_for_editors():
    for path in bundled_folder().glob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith("#:schema ./schema.json\n"), path


class TestExercises:
    def test_the_catalogue_is_complete(self):
        assert sorted(LIBRARY.exercises) == sorted(CATALOGUE)

    def test_the_four_of_the_article_are_marked(self):
        marked = {one.id for one in LIBRARY.exercises.values() if one.article}

        assert marked == set(ARTICLE)

    @pytest.mark.parametrize("name", CATALOGUE)
    def test_each_card_is_full(self, name):
        exercise = LIBRARY.exercises[name]

        assert exercise.groups
        assert exercise.does.endswith(".")
        assert 3 <= len(exercise.cues) <= 4
        assert 2 <= len(exercise.mistakes) <= 3
        assert exercise.evidence
        assert exercise.sources
        assert exercise.ladder

    @pytest.mark.parametrize("name", CATALOGUE)
    def test_the_starting_dose_is_a_step_of_the_ladder_and_all_steps_differ(self, name):
        exercise = LIBRARY.exercises[name]
        steps = [(rung.name, rung.dose) for rung in exercise.ladder]

        assert exercise.dose in [dose for _, dose in steps]
        assert all(step not in steps[:number] for number, step in enumerate(steps))

    def test_starting_doses_are_those_of_the_catalogue(self):
        starts = {name: exercise.dose for name, exercise in LIBRARY.exercises.items()}

        assert starts["quad_set"] == Dose(sets=1, reps=10, hold_s=10)
        assert starts["ham_stretch"] == Dose(sets=3, hold_s=30)
        assert starts["itb_roll"] == Dose(sets=2, time_s=60)
        assert starts["sl_abd"] == Dose(sets=3, reps=(10, 12), tempo="4/4", rest_s=60)
        assert starts["side_plank"] == Dose(sets=3, hold_s=(20, 30))
        assert starts["slr"] == Dose(sets=3, reps=10, hold_s=3)
        assert starts["wall_sit"] == Dose(sets=5, hold_s=10)
        assert starts["step_down"] == Dose(sets=3, reps=(5, 8), rest_s=60)
        assert starts["sl_squat_box"] == Dose(sets=2, reps=6, rest_s=60)
        assert starts["pelvic_drop"] == Dose(sets=2, reps=15)

    def test_knee_load_tiers_are_the_higher_end_of_the_catalogue(self):
        tiers = {name: LIBRARY.exercises[name].tier for name in CATALOGUE}

        assert {name for name, tier in tiers.items() if tier == 3} == {
            "step_down", "sl_squat_box", "split_squat",
        }  # fmt: skip
        assert {name for name, tier in tiers.items() if tier == 2} == {
            "wall_sit", "mini_squat", "step_up", "hop_intro",
        }  # fmt: skip

    def test_the_single_leg_step_of_a_two_legged_exercise_works_the_legs_in_turn(self):
        calf = LIBRARY.exercises["calf_raise"]
        single = next(rung.dose for rung in calf.ladder if rung.name == "single leg")

        assert calf.sides(Side.LEFT, calf.dose) == (Side.BOTH,)
        assert calf.sides(Side.LEFT, single) == (Side.LEFT, Side.RIGHT)

    def test_rolling_is_offered_as_comfort_and_not_as_treatment(self):
        roll = LIBRARY.exercises["itb_roll"]

        assert roll.optional
        assert "not a proven effect" in roll.evidence


class TestBasics:
    def test_the_doses_are_exactly_those_of_the_article(self):
        asked = {
            item.exercise: item.dose
            for phase in BASICS.phases
            for session in phase.sessions
            for item in session.items
        }

        assert asked == ARTICLE

    def test_strength_and_mobility_are_two_sessions(self):
        (phase,) = BASICS.phases

        assert {
            session.name: [item.exercise for item in session.items] for session in phase.sessions
        } == {
            "Strength": ["quad_set", "clam"],
            "Mobility": ["itb_roll", "ham_stretch"],
        }

    def test_the_doses_are_for_each_leg(self):
        assert all(LIBRARY.exercises[name].each_side for name in ARTICLE)

    def test_it_names_its_source_and_says_what_is_our_choice(self):
        assert "Runner's Knee Exercises To Alleviate Pain" in BASICS.sources[0]
        assert "our choice" in BASICS.about
        assert "physiotherapist before you start" in BASICS.about
        assert "patient" in BASICS.about

    def test_it_asks_for_runs(self):
        assert [phase.runs for phase in BASICS.phases] == [True]


class TestTwelveWeeks:
    def test_three_phases_make_twelve_weeks_and_the_fourth_keeps(self):
        assert [(phase.id, phase.weeks) for phase in TWELVE.phases] == [
            ("calm", 2),
            ("build", 6),
            ("run-strong", 4),
            ("maintain", 12),
        ]

    def test_gates_are_those_of_the_phase_table(self):
        gates = {
            phase.id: [(one.measure, one.most, one.least) for one in phase.gate]
            for phase in TWELVE.phases
        }

        assert gates == {
            "calm": [],
            "build": [("stairs_pain", 3, None), ("session_pain", 2, None)],
            "run-strong": [("step_down", None, 10), ("run_minutes", None, 30)],
            "maintain": [("green_weeks", None, 8)],
        }

    def test_knee_load_rises_by_phase(self):
        assert [phase.max_tier for phase in TWELVE.phases] == [1, 2, 3, 3]

    @pytest.mark.parametrize(("phase", "session"), strength_sessions(TWELVE))
    def test_each_strength_session_covers_what_it_must_in_at_most_six_items(self, phase, session):
        groups = {
            group for item in core(session) for group in LIBRARY.exercises[item.exercise].groups
        }

        assert {"hip abduction", "hip extension", "quadriceps", "calf"} <= groups
        assert len(core(session)) <= 6

    def test_knee_loading_sessions_stand_apart(self):
        for _, session in strength_sessions(TWELVE):
            tiers = [LIBRARY.exercises[item.exercise].tier for item in session.items]
            assert session.apart == (max(tiers) >= 2)

    def test_new_exercises_come_in_the_phase_that_allows_them(self):
        asked = {
            phase.id: {item.exercise for one in phase.sessions for item in one.items}
            for phase in TWELVE.phases
        }

        assert {"mini_squat", "wall_sit", "step_up", "monster", "sl_rdl", "tke"} <= asked["build"]
        assert not {"mini_squat", "wall_sit", "step_up"} & asked["calm"]
        late = {"step_down", "split_squat", "sl_squat_box", "hop_intro"}
        assert late <= asked["run-strong"]
        assert not late & asked["build"]

    def test_every_phase_has_runs(self):
        assert all(phase.runs for phase in TWELVE.phases)


class TestReturnToRunning:
    def test_the_ladder_is_exactly_the_table(self):
        table = [
            [(60, 180)] * 8, [(60, 120)] * 10, [(90, 120)] * 8, [(120, 120)] * 7, [(120, 90)] * 8,
            [(180, 120)] * 6, [(240, 120)] * 5, [(270, 90)] * 5, [(240, 60)] * 6, [(390, 60)] * 4,
            [(540, 60)] * 3, [(840, 60)] * 2, [(1200, 60), (540, 0)], [(1800, 0)],
        ]  # fmt: skip

        assert [list(rung.segments) for rung in RETURN.ladder] == table
        assert [rung.rung for rung in RETURN.ladder] == list(range(1, 15))

    def test_the_plan_and_the_ladder_rules_know_the_same_ladder(self):
        assert RETURN.ladder == DEFAULT_LADDER

    def test_running_minutes_and_total_minutes_are_those_of_the_table(self):
        assert [rung.run_s / 60 for rung in RETURN.ladder] == [
            8, 10, 12, 14, 16, 18, 20, 22.5, 24, 26, 27, 28, 29, 30,
        ]  # fmt: skip
        assert [rung.total_s / 60 for rung in RETURN.ladder] == [
            32, 30, 28, 28, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ]  # fmt: skip

    def test_no_run_is_asked_for_before_the_entry_criteria_are_met(self):
        ready, walk_run, run = RETURN.phases

        assert [ready.runs, walk_run.runs, run.runs] == [False, True, True]
        assert [(one.measure, one.most, one.least) for one in walk_run.gate] == [
            ("walk_minutes", None, 30),
            ("range_loss", 0, None),
            ("step_down", None, 10),
            ("single_leg_squat", None, 10),
            ("swelling", 0, None),
            ("limp", 0, None),
        ]

    def test_strength_stays_light_on_the_ladder(self):
        assert [phase.max_tier for phase in RETURN.phases] == [1, 2, 2]


@pytest.mark.parametrize(
    "session",
    [session for plan in (TWELVE, RETURN) for _, session in strength_sessions(plan)],
    ids=lambda session: session.id,
)
def test_a_strength_session_takes_15_to_30_minutes(session):
    """EX-6: longer sessions are not kept to."""
    items = tuple(item for item in items_of(session, LIBRARY.exercises) if not item.optional)

    assert 15 <= minutes_of(items, LIBRARY.exercises, Side.LEFT) <= 30


PHASES = [
    pytest.param(plan, phase, id=f"{plan.id}-{phase.id}")
    for plan in (BASICS, TWELVE, RETURN)
    for phase in plan.phases
]


@pytest.mark.parametrize(("plan", "phase"), PHASES)
def test_twelve_weeks_of_a_phase_as_setup_lays_them_out_break_no_rule(plan, phase):
    start = date(2026, 11, 30)
    last = start + 12 * WEEK - DAY
    ask = Ask(
        plan=plan,
        weeks=weeks_ahead(start, (PhaseEntry(phase, start),), start, last),
        exercise_days=(0, 2, 4, 5),
        run_days=(1, 3, 6),
    )
    known = History(
        start=start, weekly_m=15_000, longest_m=6000, run_days=(1, 3, 6), ladder=plan.ladder
    )

    found = solve(ask, known, LIBRARY.exercises, start, DEFAULTS, 84)

    cards = [change.after for change in found.changes]
    runs = tuple(card for card in cards if isinstance(card, PlannedRun))
    sessions = tuple(card for card in cards if isinstance(card, PlannedSession))
    findings = lint(
        runs, sessions, known.replanned(runs), LIBRARY.exercises, LIBRARY.plans, {}, start, DEFAULTS
    )
    assert [one for one in findings if one.broken] == []
    assert bool(runs) is phase.runs
    assert len(sessions) >= 12


def test_every_key_of_the_format_is_explained_in_the_readme():
    readme = (bundled_folder() / "README.md").read_text(encoding="utf-8")
    tables = schema()
    keys = {*tables["properties"]}.union(
        *(table["properties"] for table in tables["definitions"].values())
    )

    assert [key for key in sorted(keys) if f"`{key}`" not in readme] == []


def test_the_examples_of_the_readme_are_good_files(tmp_path):
    readme = (bundled_folder() / "README.md").read_text(encoding="utf-8")
    exercise, figure, plan, rung, rx = [
        part.split("```")[0] for part in readme.split("```toml\n")[1:]
    ]
    written = {"exercise": exercise, "figure": figure, "plan": plan + rung, "rx": rx}
    for name, text in written.items():
        path = tmp_path / f"{name}.toml"
        path.write_text(text, encoding="utf-8")

        assert check(path, [bundled_folder()]) == ()
