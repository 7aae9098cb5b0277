"""Every way an exercise or plan file can be wrong, and what its writer is told."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.values.errors import PlanError
from planner.exchange.plans.plan_files import bundled_folder, read_library
from planner.exchange.plans.plan_problems import key_words
from planner.exchange.plans.plan_reader import check, read_plan

GOOD = """\
id = "mine"
name = "Mine"
sources = ["my physiotherapist"]

[[exercises]]
id = "heel_slide"
name = "Heel slide"
muscles = ["hamstrings"]
groups = ["hamstrings"]
places = ["bed"]
tier = 0
dose = { sets = 2, reps = 10, tempo = "2/2" }
per_week = [3, 5]
ladder = [{ name = "own weight", dose = { sets = 2, reps = 10, tempo = "2/2" } }]
next = ["clam"]

[[phases]]
id = "first"
name = "First"
weeks = [2, 4]
max_tier = 1
runs = true

[[phases.gate]]
id = "quiet"
words = "Quiet mornings"
measure = "morning_pain"
most = 2
days = 3

[[phases.sessions]]
id = "strength"
name = "Strength"
per_week = 3
apart = true
items = [
  { exercise = "clam" },
  { exercise = "heel_slide", dose = { sets = 3, reps = [8, 10] } },
]

[[ladder]]
rung = 1
segments = [[60, 180], [60, 180]]

[[ladder]]
rung = 2
segments = [[120, 120], [60, 0]]
"""


@pytest.fixture
def problems_of(tmp_path):
    """Checks a text as the runner's own file."""

    def checked(text):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return check(path, [bundled_folder(), tmp_path])

    return checked


def test_a_good_file_has_no_problems(problems_of):
    assert problems_of(GOOD) == ()


KINDS = {
    # what: (line, old, new, key path, message, hint)
    "unknown key": (
        11, "tier = 0", "teir = 0",
        "exercises[heel_slide].teir", 'the key "teir" is not known', 'Did you mean "tier"?',
    ),
    "unknown key far from all": (
        11, "tier = 0", "zzz = 0",
        "exercises[heel_slide].zzz", 'the key "zzz" is not known', "Known here: after, article,",
    ),
    "unknown key at the top": (
        3, "sources = ", "suorces = ",
        "suorces", 'the key "suorces" is not known', 'Did you mean "sources"?',
    ),
    "unknown key in a dose": (
        38, "dose = { sets = 3,", "dose = { seds = 3,",
        "phases[first].sessions[strength].items[heel_slide].dose.seds",
        'the key "seds" is not known', 'Did you mean "sets"?',
    ),
    "missing key": (
        5, 'muscles = ["hamstrings"]\n', "",
        "exercises[heel_slide]", 'the key "muscles" is missing', "Expected muscles = a list",
    ),
    "text for a number": (
        20, "weeks = [2, 4]", 'weeks = "four"',
        "phases[first].weeks", 'the text "four" does not fit here',
        "Expected a whole number or a pair of whole numbers",
    ),
    "number for a text": (
        19, 'name = "First"', "name = 7",
        "phases[first].name", "7 does not fit here", "Expected text in quotes",
    ),
    "broken number": (
        28, "most = 2", "most = 1.5",
        "phases[first].gate[quiet].most", "1.5 does not fit here", "Expected a whole number",
    ),
    "yes for a number": (
        11, "tier = 0", "tier = true",
        "exercises[heel_slide].tier", "true does not fit here", "Expected a whole number",
    ),
    "number for yes": (
        35, "apart = true", "apart = 1",
        "phases[first].sessions[strength].apart", "1 does not fit here",
        "Expected true or false",
    ),
    "number beyond measure": (
        11, "tier = 0", f"tier = {10**30}",
        "exercises[heel_slide].tier", "this number does not fit here", "Expected a whole number",
    ),
    "text for a list": (
        9, 'groups = ["hamstrings"]', 'groups = "hamstrings"',
        "exercises[heel_slide].groups", 'the text "hamstrings" does not fit here',
        "Expected a list",
    ),
    "table for a list": (
        15, 'next = ["clam"]', "next = {}",
        "exercises[heel_slide].next", "a table does not fit here", "Expected a list",
    ),
    "text for a list of tables": (
        14, 'ladder = [{ name = "own weight", dose = { sets = 2, reps = 10, tempo = "2/2" } }]',
        'ladder = "R"', "exercises[heel_slide].ladder", 'the text "R" does not fit here',
        "Expected a list of tables",
    ),
    "list for a table": (
        12, 'dose = { sets = 2, reps = 10, tempo = "2/2" }\n', "dose = [3]\n",
        "exercises[heel_slide].dose", "a list does not fit here", "Expected a table",
    ),
    "number for a table": (
        12, 'dose = { sets = 2, reps = 10, tempo = "2/2" }\n', "dose = 3\n",
        "exercises[heel_slide].dose", "3 does not fit here", "Expected a table",
    ),
    "number for runs": (
        22, "runs = true", "runs = 3",
        "phases[first].runs", "3 does not fit here", "Expected true or false",
    ),
    "list for a choice": (
        9, 'groups = ["hamstrings"]', 'groups = [["hamstrings"]]',
        "exercises[heel_slide].groups[1]", "a list does not fit here", 'Expected one of "calf"',
    ),
    "list for a text": (
        16, 'next = ["clam"]\n', 'next = ["clam"]\nfigure = ["a"]\n',
        "exercises[heel_slide].figure", "a list does not fit here", "Expected text in quotes",
    ),
    "unknown muscle group": (
        9, 'groups = ["hamstrings"]', 'groups = ["hamstring"]',
        "exercises[heel_slide].groups[1]", '"hamstring" is not known here',
        'Did you mean "hamstrings"? Expected one of',
    ),
    "unknown place": (
        10, 'places = ["bed"]', 'places = ["bath"]',
        "exercises[heel_slide].places[1]", '"bath" is not known here', 'Did you mean "mat"?',
    ),
    "unknown measure": (
        27, 'measure = "morning_pain"', 'measure = "morning"',
        "phases[first].gate[quiet].measure", '"morning" is not known here',
        'Did you mean "morning_pain"?',
    ),
    "unknown exercise": (
        37, 'exercise = "clam"', 'exercise = "clamshel"',
        "phases[first].sessions[strength].items[clamshel].exercise",
        'there is no exercise "clamshel"', 'Did you mean "clam"?',
    ),
    "range backwards": (
        38, "reps = [8, 10]", "reps = [10, 8]",
        "phases[first].sessions[strength].items[heel_slide].dose.reps",
        "the range [10, 8] runs backwards", "lower number first: [8, 10]",
    ),
    "range of three": (
        13, "per_week = [3, 5]", "per_week = [3, 4, 5]",
        "exercises[heel_slide].per_week", "a list of 3 does not fit", "a pair of whole numbers",
    ),
    "text in a range": (
        13, "per_week = [3, 5]", 'per_week = [3, "5"]',
        "exercises[heel_slide].per_week[2]", 'the text "5" does not fit here',
        "Expected a whole number",
    ),
    "zero sets": (
        38, "dose = { sets = 3,", "dose = { sets = 0,",
        "phases[first].sessions[strength].items[heel_slide].dose.sets",
        "0 is out of range", "from 1 to 20",
    ),
    "range up to too many": (
        13, "per_week = [3, 5]", "per_week = [3, 9]",
        "exercises[heel_slide].per_week", "9 is out of range", "from 1 to 7",
    ),
    "repetitions and time": (
        38, "reps = [8, 10]", "reps = [8, 10], time_s = 60",
        "phases[first].sessions[strength].items[heel_slide].dose.time_s",
        "time_s and reps cannot both describe a set", "Expected time_s alone",
    ),
    "hold and time": (
        38, "reps = [8, 10]", "hold_s = 5, time_s = 60",
        "phases[first].sessions[strength].items[heel_slide].dose.time_s",
        "time_s and hold_s cannot both describe a set", "Expected time_s alone",
    ),
    "dose of nothing": (
        38, "sets = 3, reps = [8, 10]", "sets = 3",
        "phases[first].sessions[strength].items[heel_slide].dose",
        "this dose does not say what a set is", "Expected reps, hold_s",
    ),
    "odd id": (
        18, 'id = "first"', 'id = "First phase"',
        "phases[First phase].id", '"First phase" cannot be the id', "Expected small letters",
    ),
    "id with a slash": (
        1, 'id = "mine"', 'id = "my/plan"',
        "id", '"my/plan" cannot be the id', "such as side_plank",
    ),
    "odd tempo": (
        12, 'tempo = "2/2" }\nper', 'tempo = "slow" }\nper',
        "exercises[heel_slide].dose.tempo", '"slow" cannot be the tempo', 'such as "4/4"',
    ),
    "empty name": (
        33, 'name = "Strength"', 'name = " "',
        "phases[first].sessions[strength].name", "this is empty", "Expected words",
    ),
    "no muscle": (
        8, 'muscles = ["hamstrings"]', "muscles = []",
        "exercises[heel_slide].muscles", "no muscle is named", 'such as ["quadriceps"]',
    ),
    "exercise twice in a session": (
        38, 'exercise = "clam"', 'exercise = "heel_slide"',
        "phases[first].sessions[strength].items[heel_slide].exercise",
        '"heel_slide" stands here a second time', "each exercise once",
    ),
    "no limit in a gate": (
        24, "most = 2\n", "",
        "phases[first].gate[quiet]", "this condition has no limit to meet",
        "Expected most = a whole number, as morning_pain must not be above it",
    ),
    "wrong limit in a gate": (
        28, "most = 2", "least = 2\nmost = 2",
        "phases[first].gate[quiet].least", "least means nothing here",
        "Expected most alone for morning_pain",
    ),
    "minutes with an upper limit": (
        24, '"morning_pain"\nmost = 2', '"run_minutes"\nmost = 2',
        "phases[first].gate[quiet]", "this condition has no limit to meet",
        "Expected least = a whole number, as run_minutes must not be below it",
    ),
    "some swelling": (
        28, '"morning_pain"\nmost = 2', '"swelling"\nmost = 2',
        "phases[first].gate[quiet].most", "2 is not a finding", "Expected most = 0",
    ),
    "session of nothing": (
        36, GOOD[GOOD.index("items = ["):GOOD.index("\n\n[[ladder]]\nrung = 1")], "items = []",
        "phases[first].sessions[strength].items", "this session has no exercises",
        'such as { exercise = "clam" }',
    ),
    "apart impossible": (
        34, "per_week = 3\napart", "per_week = 4\napart",
        "phases[first].sessions[strength].per_week",
        "4 sessions a week cannot be kept apart", "Expected 3 at most",
    ),
    "rung out of order": (
        46, "rung = 2", "rung = 3",
        "ladder[3].rung", "rung 3 stands in place 2", "numbered 1, 2, 3",
    ),
    "rung without running": (
        47, "[[120, 120], [60, 0]]", "[[0, 120], [180, 0]]",
        "ladder[2].segments[1]", "[0, 120] cannot be run", "Expected seconds of running",
    ),
    "rung in minutes of seconds": (
        47, "[[120, 120], [60, 0]]", "[[120, 120], [60000, 0]]",
        "ladder[2].segments[2]", "[60000, 0] cannot be run", "1 to 7200",
    ),
    "rung of nothing": (
        47, "segments = [[120, 120], [60, 0]]", "segments = []",
        "ladder[2].segments", "this rung asks for nothing", "such as [[60, 180]]",
    ),
    "exercises as one table": (
        5, "[[exercises]]", "[exercises]",
        "exercises", "exercises is not a list of tables", "Expected [[exercises]] tables",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_each_error_names_file_line_key_path_and_what_is_expected(kind, problems_of, tmp_path):
    line, old, new, key, message, hint = KINDS[kind]
    assert GOOD.count(old) == 1

    found = problems_of(GOOD.replace(old, new))

    problem = next(one for one in found if one.key == key and message in one.message)
    assert hint in problem.hint
    assert problem.severity == "error"
    assert problem.file == str(tmp_path / "own.toml")
    assert problem.line == line
    assert str(problem).startswith(f"{problem.file}, line {line}, {key}: ")


ADVICE = {
    "start off the ladder": (
        'dose = { sets = 2, reps = 10, tempo = "2/2" }\n', "dose = { sets = 2, reps = 9 }\n",
        "exercises[heel_slide].dose", "not a step of the ladder",
    ),
    "unknown follower": (
        'next = ["clam"]', 'next = ["clamm"]',
        "exercises[heel_slide].next[1]", 'there is no exercise "clamm"',
    ),
    "seven core exercises": (
        '  { exercise = "clam" },', "  " + " ".join(
            f'{{ exercise = "{name}" }},'
            for name in ("clam", "bridge", "slr", "tke", "monster", "calf_raise")
        ),
        "phases[first].sessions[strength].items", "7 exercises are a lot for one session",
    ),
    "tier above the phase": (
        'exercise = "clam"', 'exercise = "step_down"',
        "phases[first].sessions[strength].items[step_down]",
        "knee load tier 2 is above this phase's 1",
    ),
    "knee load on two days running": (
        'true\nitems = [\n  { exercise = "clam" }', 'false\nitems = [\n  { exercise = "wall_sit" }',
        "phases[first].sessions[strength]", "may fall on two days running",
    ),
    "ladder that goes back": (
        "[[120, 120], [60, 0]]", "[[60, 120]]",
        "ladder[2]", "less running than the one below",
    ),
    "ladder without runs": (
        "runs = true\n", "",
        "ladder", "no phase asks for the runs",
    ),
    "runs as a table": (
        "runs = true", "runs = { per_week = 3 }",
        "phases[first].runs", "what this table says is no longer read",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ADVICE)
def test_advice_is_told_and_the_file_is_loaded_all_the_same(kind, problems_of, tmp_path):
    old, new, key, message = ADVICE[kind]
    assert GOOD.count(old) == 1

    found = problems_of(GOOD.replace(old, new))

    assert [one.severity for one in found if one.key == key and message in one.message] == [
        "warning"
    ]
    assert {one.severity for one in found} == {"warning"}
    assert "warning: " in str(found[0])
    library = read_library([bundled_folder(), tmp_path])
    assert "mine" in library.plans
    assert "heel_slide" in library.exercises


@pytest.mark.parametrize("runs", ["true", "{ per_week = 3, grow = false }", "{}"])
def test_a_phase_has_runs_whether_it_says_so_plainly_or_as_plan_files_once_did(
    runs, problems_of, tmp_path
):
    problems_of(GOOD.replace("runs = true", f"runs = {runs}"))

    assert read_library([bundled_folder(), tmp_path]).plans["mine"].phases[0].runs is True


def test_a_phase_that_says_nothing_of_runs_has_none(problems_of, tmp_path):
    problems_of(GOOD.replace("runs = true\n", ""))

    assert read_library([bundled_folder(), tmp_path]).plans["mine"].phases[0].runs is False


def test_all_errors_of_a_file_are_told_together_in_the_order_of_their_lines(problems_of):
    text = GOOD
    for _, old, new, *_ in (
        KINDS["unknown key at the top"],
        KINDS["unknown place"],
        KINDS["text for a number"],
        KINDS["unknown measure"],
        KINDS["unknown exercise"],
        KINDS["zero sets"],
        KINDS["rung of nothing"],
    ):
        text = text.replace(old, new)

    found = problems_of(text)

    assert [one.key.split(".")[-1] for one in found] == [
        "suorces", "places[1]", "weeks", "measure", "exercise", "sets", "exercise", "segments",
    ]  # fmt: skip
    assert [one.line for one in found] == [3, 10, 20, 27, 37, 38, 38, 47]


def test_a_misspelt_required_key_is_told_once(problems_of):
    found = problems_of(GOOD.replace('muscles = ["', 'muscels = ["'))

    assert [one.hint for one in found if one.key == "exercises[heel_slide].muscels"] == [
        'Did you mean "muscles"?'
    ]
    assert not [one for one in found if "is missing" in one.message]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b'id = "x"\nname = [1, 2\nb = 1\n', 3, "Unclosed array in column 1"),
        (b'id = "x"\nname = [1,\n\n', 2, "Invalid value at the end of the file"),
        (b'id = "x"\nid = "y"\n', 2, "Cannot overwrite a value"),
        (b'id = "x"\r\nid = "y"\r\n', 2, "Cannot overwrite a value"),
        (b'id = "x"\nname = "caf\xe9"\n', 2, "this is not UTF-8 text"),
        (b"a = " + b"[" * 5000 + b"]" * 5000, 0, "nested too deeply"),
        (b"#" * 1_000_001, 0, "more than 1000000 bytes"),
        (b"a = " + b"9" * 5000, 0, "this is not TOML"),
        (b"", 1, "this file holds no exercises and no plan"),
        (b"[[exercise]]\n", 1, 'the key "exercise" is not known'),
        (b"exercises = [1]\n", 1, "1 does not fit here"),
        (b'id = "x"\nname = "x"\n', 1, "this plan has no phases"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_no_plan_is_told_with_its_line(data, line, message, tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(data)

    (problem,) = check(path, [])

    assert message in problem.message
    assert problem.line == line
    assert problem.hint
    assert problem.where.startswith(str(path))


@given(
    start=st.integers(0, len(GOOD)),
    length=st.integers(0, 40),
    put=st.text("=[]{},.\"'\n# 01-abc\\\x00é", max_size=12),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_slip_of_the_hand_raises_and_each_problem_has_a_line_of_the_file(
    start, length, put, tmp_path
):
    text = GOOD[:start] + put + GOOD[start + length :]
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")

    found = check(path, [])

    assert all(0 <= problem.line <= text.count("\n") + 1 for problem in found)
    assert all(problem.message for problem in found)


def test_a_file_that_is_not_there_is_told(tmp_path):
    (problem,) = check(tmp_path / "no.toml", [])

    assert "No such file" in problem.message


def test_a_byte_order_mark_from_windows_is_no_problem(tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert check(path, [bundled_folder()]) == ()


def test_control_characters_of_a_file_never_reach_the_terminal(problems_of):
    found = problems_of(GOOD.replace("tier = 0", '"\\u001b[31mred" = 0'))

    assert found
    assert all("\x1b" not in str(one) for one in found)


def test_deep_nesting_never_raises(tmp_path):
    path = tmp_path / "own.toml"
    told = set()

    for depth in range(380, 500):  # around the depth that Python's stack has room for
        path.write_text("deep = " + "[" * depth + "]" * depth)
        (problem,) = check(path, [])
        told.add(problem.message)

    too_deep = "this is nested too deeply"
    assert too_deep in told
    assert told <= {too_deep, 'the key "deep" is not known'}


@pytest.mark.parametrize(
    "odd", ["rung = 0x" + "f" * 5000, f"{'k' * 100_000} = 1", "rung = nan"], ids=len
)
def test_monstrous_values_are_told_in_few_words(odd, problems_of):
    found = problems_of(GOOD.replace("rung = 2", odd))

    assert 46 in [problem.line for problem in found]
    assert all(len(str(problem)) < 4000 for problem in found)


def test_a_key_path_may_name_a_key_that_was_left_to_its_default():
    assert key_words(("phases", 0, "sessions", 1, "apart"), {"phases": [{"id": "calm"}]}) == (
        "phases[calm].sessions[2].apart"
    )


def test_the_same_id_twice_in_a_folder_names_the_first_place(tmp_path):
    (tmp_path / "a.toml").write_text("\n" + GOOD)
    (tmp_path / "b.toml").write_text(GOOD)

    library = read_library([bundled_folder(), tmp_path])

    assert [(one.file, one.line, one.key) for one in library.problems] == [
        (str(tmp_path / "b.toml"), 1, "id"),
        (str(tmp_path / "b.toml"), 6, "exercises[heel_slide].id"),
    ]
    assert all("a second time" in one.message for one in library.problems)
    assert f"{tmp_path / 'a.toml'}, line 2" in library.problems[0].hint


def test_loading_one_plan_raises_everything_that_is_wrong(tmp_path):
    exercises = read_library([bundled_folder()]).exercises
    path = tmp_path / "own.toml"
    path.write_text(
        GOOD.replace('exercise = "clam"', 'exercise = "clamm"').replace("sets = 3", "sets = 0")
    )

    with pytest.raises(PlanError) as caught:
        read_plan(path, exercises)

    assert "clamm" in caught.value.message
    assert "0 is out of range" in caught.value.message
    assert f"{path}, line 37" in caught.value.message


def test_loading_one_plan_says_a_single_error_with_its_hint(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        GOOD.replace("max_tier = 1", "max_teir = 1").replace('"clam"', '"heel_slide"', 1)
    )

    with pytest.raises(PlanError) as caught:
        read_plan(path, read_library([bundled_folder()]).exercises)

    assert (
        caught.value.message
        == f'{path}, line 21, phases[first].max_teir: the key "max_teir" is not known'
    )
    assert caught.value.hint == 'Did you mean "max_tier"?'


def test_loading_one_plan_gives_it_with_its_own_exercises_known(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(GOOD)

    plan = read_plan(path, read_library([bundled_folder()]).exercises)

    assert plan.id == "mine"
    assert plan.ladder[1].segments == ((120, 120), (60, 0))


def test_a_file_without_a_plan_cannot_be_loaded_as_one(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[[exercises]]\nid = "a"\nname = "A"\nmuscles = ["b"]\ndose = { reps = 8 }\n')

    with pytest.raises(PlanError, match="there is no plan in this file"):
        read_plan(path, {})


def test_an_exercise_with_errors_is_not_called_unknown_where_it_is_used(problems_of):
    found = problems_of(GOOD.replace("tier = 0", "tier = 9"))

    assert [(one.line, one.message) for one in found] == [
        (11, "9 is out of range"),
        (38, 'the exercise "heel_slide" has errors of its own'),
    ]


def test_a_slip_of_type_hides_none_of_the_plan_around_it(problems_of):
    text = GOOD.replace("dose = { sets = 3,", 'dose = { sets = "three",')
    text = text.replace("rung = 2\n", "rung = 5\n")
    text += '\n[[phases]]\nid = "first"\nname = "Again"\nweeks = 2\n'

    said = {(one.key, one.message) for one in problems_of(text)}

    dose = "phases[first].sessions[strength].items[heel_slide].dose.sets"
    assert said == {
        (dose, 'the text "three" does not fit here'),
        ("ladder[5].rung", "rung 5 stands in place 2"),
        ("phases[first].id", '"first" stands here a second time'),
    }
