"""Plan folders: what is found, what overrides, what a broken file costs, and the kept copy."""

import os

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.values.exercise import Dose, Exercise, Rung
from planner.domain.values.plan import Phase, Plan, Prescription, SessionTemplate
from planner.exchange.plans import library as library_module
from planner.exchange.plans.library import FILE
from planner.exchange.plans.plan_files import bundled_folder, load_library, load_plans, read_library
from planner.exchange.plans.plan_reader import check, read

EXERCISE = """\
[[exercises]]
id = "{id}"
name = "{name}"
muscles = ["quadriceps"]
dose = {{ sets = 2, reps = 8 }}
"""

PLAN = """\
id = "{id}"
name = "{name}"

[[phases]]
id = "one"
name = "One"
weeks = 4

[[phases.sessions]]
id = "s"
name = "Strength"
items = [{{ exercise = "{exercise}" }}]
"""


@pytest.fixture
def first(tmp_path):
    """A folder in the place of the program's own."""
    folder = tmp_path / "first"
    folder.mkdir()
    (folder / "exercises.toml").write_text(
        EXERCISE.format(id="squat", name="Squat") + EXERCISE.format(id="lunge", name="Lunge")
    )
    (folder / "plan.toml").write_text(PLAN.format(id="basics", name="Basics", exercise="squat"))
    return folder


@pytest.fixture
def own(tmp_path):
    """The runner's own folder."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def test_the_program_finds_its_own_plans_in_a_checkout():
    assert (bundled_folder() / "exercises.toml").is_file()


def test_the_program_finds_its_own_plans_in_an_installed_package(tmp_path, monkeypatch):
    inside = tmp_path / "planner" / "_plans"
    inside.mkdir(parents=True)
    monkeypatch.setattr("planner.__file__", str(tmp_path / "planner/__init__.py"))

    assert bundled_folder() == inside


def test_exercises_and_plans_of_all_folders_are_found(first, own):
    (own / "mine.toml").write_text(PLAN.format(id="mine", name="Mine", exercise="lunge"))

    library = read_library([first, own])

    assert list(library.exercises) == ["squat", "lunge"]
    assert list(library.plans) == ["basics", "mine"]
    assert library.problems == ()


def test_one_file_may_hold_a_plan_and_the_exercises_it_needs(first, own):
    (own / "mine.toml").write_text(
        PLAN.format(id="mine", name="Mine", exercise="hinge")
        + EXERCISE.format(id="hinge", name="Hinge")
    )

    library = read_library([first, own])

    assert library.plans["mine"].phases[0].sessions[0].items[0].exercise == "hinge"
    assert library.exercises["hinge"].name == "Hinge"


def test_a_later_folder_overrides_by_id(first, own):
    (own / "a.toml").write_text(EXERCISE.format(id="squat", name="My squat"))
    (own / "b.toml").write_text(PLAN.format(id="basics", name="My basics", exercise="squat"))

    library = read_library([first, own])

    assert library.exercises["squat"].name == "My squat"
    assert library.exercises["lunge"].name == "Lunge"
    assert library.plans["basics"].name == "My basics"
    assert library.problems == ()


def test_a_broken_file_among_good_ones_costs_only_itself(first, own):
    (own / "broken.toml").write_text("this is not TOML")
    (own / "good.toml").write_text(PLAN.format(id="mine", name="Mine", exercise="squat"))

    library = read_library([first, own])

    assert list(library.plans) == ["basics", "mine"]
    assert [problem.file for problem in library.problems] == [str(own / "broken.toml")]


def test_a_broken_exercise_among_good_ones_costs_only_itself(first, own):
    (own / "mine.toml").write_text(
        EXERCISE.format(id="squat", name="My squat").replace("reps = 8", "reps = 0")
        + EXERCISE.format(id="hinge", name="Hinge")
    )

    library = read_library([first, own])

    assert library.exercises["squat"].name == "Squat"
    assert "hinge" in library.exercises
    assert "basics" in library.plans
    assert [problem.line for problem in library.problems] == [5]


def test_a_file_that_cannot_be_read_is_told(first, own):
    (own / "folder.toml").mkdir()
    (own / "gone.toml").symlink_to(own / "nowhere")

    library = read_library([first, own])

    assert ["cannot be read" in problem.message for problem in library.problems] == [True, True]
    assert list(library.plans) == ["basics"]


def test_other_files_hidden_files_and_missing_folders_are_passed_over(first, own, tmp_path):
    (own / "README.md").write_text("not TOML")
    (own / ".#mine.toml").write_text("an editor's lock")

    library = read_library([first, own, tmp_path / "nowhere"])

    assert library.problems == ()


def test_exercises_and_plans_can_be_asked_for_alone(first):
    assert list(load_library([first])) == ["squat", "lunge"]
    assert list(load_plans([first])) == ["basics"]


def test_checking_a_file_of_the_folder_tells_of_that_file_only(first, own):
    (own / "broken.toml").write_text("=")
    mine = own / "mine.toml"
    mine.write_text(PLAN.format(id="basics", name="Mine", exercise="sqat"))

    found = check(mine, [first, own])

    assert [problem.message for problem in found] == ['there is no exercise "sqat"']


def test_checking_a_file_tells_of_an_id_that_another_file_of_its_folder_has(first, own):
    text = PLAN.format(id="mine", name="Mine", exercise="squat")
    (own / "a.toml").write_text(text)
    (own / "b.toml").write_text(text)

    (problem,) = check(own / "a.toml", [first, own])

    assert '"mine" stands in this folder a second time' in problem.message
    assert f"{own / 'b.toml'}, line 1" in problem.hint


def test_checking_a_file_of_the_program_minds_no_override_of_it(first, own):
    (own / "mine.toml").write_text(PLAN.format(id="basics", name="Mine", exercise="squat"))

    assert check(first / "plan.toml", [first, own]) == ()


def test_checking_a_file_elsewhere_knows_the_library(first, tmp_path):
    path = tmp_path / "sent-by-a-friend.toml"
    path.write_text(PLAN.format(id="mine", name="Mine", exercise="squat"))

    assert check(path, [first]) == ()


class TestKeptCopy:
    """The copy in the cache folder: quick, and never wrong."""

    @pytest.fixture
    def cache(self, tmp_path):
        return tmp_path / "cache" / "easeback"

    @pytest.fixture
    def reads(self, monkeypatch):
        """Counts how often files are read in earnest."""
        calls = []

        def counted(files):
            calls.append(1)
            return read(files)

        monkeypatch.setattr("planner.exchange.plans.plan_reader.read", counted)
        return calls

    def test_the_second_start_reads_no_toml_and_gives_the_same(self, first, own, cache, reads):
        (own / "broken.toml").write_text("=")

        once = read_library([first, own], cache)
        again = read_library([first, own], cache)

        assert again == once
        assert again.problems
        assert list(again.exercises) == list(once.exercises)
        assert len(reads) == 1

    def test_the_bundled_library_survives_the_copy(self, cache, reads):
        once = read_library([bundled_folder()], cache)

        assert read_library([bundled_folder()], cache) == once
        assert len(reads) == 1

    def test_a_changed_file_is_read_again(self, first, cache):
        read_library([first], cache)
        path = first / "plan.toml"
        path.write_text(PLAN.format(id="basics", name="Besics", exercise="squat"))
        os.utime(path, ns=(1, 1))

        assert read_library([first], cache).plans["basics"].name == "Besics"

    def test_new_and_vanished_files_are_noticed(self, first, own, cache):
        read_library([first, own], cache)
        path = own / "mine.toml"
        path.write_text(PLAN.format(id="mine", name="Mine", exercise="squat"))
        assert "mine" in read_library([first, own], cache).plans

        path.unlink()
        assert "mine" not in read_library([first, own], cache).plans

    def test_a_copy_of_another_version_is_not_used(self, first, cache, reads, monkeypatch):
        read_library([first], cache)
        monkeypatch.setattr(library_module, "__version__", "99.0")

        read_library([first], cache)

        assert len(reads) == 2

    @pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"version": 1}', b"\xff\xfe"])
    def test_an_unreadable_copy_is_made_anew(self, data, first, cache, reads):
        once = read_library([first], cache)
        (cache / FILE).write_bytes(data)

        assert read_library([first], cache) == once
        assert read_library([first], cache) == once
        assert len(reads) == 2

    def test_a_cache_folder_that_cannot_be_made_costs_nothing_but_time(self, first, tmp_path):
        (tmp_path / "file").write_text("in the way")

        library = read_library([first], tmp_path / "file" / "cache")

        assert list(library.plans) == ["basics"]

    def test_nothing_but_the_copy_is_left_in_the_cache_folder(self, first, cache):
        read_library([first], cache)

        assert [path.name for path in cache.iterdir()] == [FILE]


IDS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
WORDS = st.text("abc åß\"\\#'\n=", min_size=1, max_size=10).filter(str.strip)
COUNTS = st.integers(1, 7)
AMOUNTS = COUNTS | st.tuples(COUNTS, COUNTS).map(sorted).map(tuple)
DOSES = st.builds(
    Dose,
    sets=AMOUNTS,
    reps=AMOUNTS,
    hold_s=st.none() | AMOUNTS,
    each_side=st.none() | st.booleans(),
)
EXERCISES = st.builds(
    Exercise,
    id=IDS,
    name=WORDS,
    muscles=st.tuples(WORDS),
    tier=st.integers(0, 3),
    dose=DOSES,
    each_side=st.booleans(),
    ladder=DOSES.map(lambda dose: (Rung(name="a", dose=dose),)) | st.just(()),
)


def toml(value):
    """A value as an inline TOML value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return msgspec.json.encode(value).decode()  # a JSON string is a TOML basic string
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return str(value)


@given(exercise=EXERCISES)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_written_as_toml_is_read_back_the_same(exercise, tmp_path):
    session = SessionTemplate(
        id="s", name="S", items=(Prescription(exercise=exercise.id, dose=exercise.dose),)
    )
    phase = Phase(id="p", name="P", weeks=(1, 2), sessions=(session,))
    plan = Plan(id="plan", name="Plan", phases=(phase,))
    fields = {**msgspec.to_builtins(plan), "exercises": [msgspec.to_builtins(exercise)]}
    text = "".join(f"{key} = {toml(value)}\n" for key, value in fields.items())
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")

    library = read_library([tmp_path])

    assert [problem for problem in library.problems if problem.severity == "error"] == []
    assert library.exercises[exercise.id] == exercise
    assert library.plans["plan"] == plan
