"""`config`: load parameters, each within its range, each change undoable."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from planner.config import folders
from planner.domain.knee.parameter import TABLE
from planner.exchange.plans.plan_files import bundled_folder
from planner.logbook.opening import open_logbook


def _value(easeback, name: str):
    return easeback("config", "get", name, "--json").data["value"]


def test_the_list_shows_default_range_unit_status_and_source(easeback):
    lines = easeback("config").out.splitlines()
    cap = next(line for line in lines if line.startswith("hard_factor"))

    assert all(word in cap for word in ("1.10", "1-1.1", "× longest", "EB", "Frandsen 2025"))


def test_the_list_as_json_holds_every_parameter(easeback):
    data = easeback("config", "list", "--json").data
    cap = next(row for row in data if row["name"] == "hard_factor")

    assert [row["name"] for row in data if row["kind"] == "parameter"] == list(TABLE)
    assert (cap["value"], cap["default"], cap["low"], cap["high"]) == (1.1, 1.1, 1.0, 1.1)
    assert cap["changed"] is False


def test_a_changed_parameter_says_so_in_words(planned):
    result = planned("config", "set", "hard_factor", "1.05")

    assert result.code == 0
    assert "Parameter hard_factor is now 1.05 (was 1.10)." in result.out
    assert "1.05 (set)" in planned("config").out
    assert "easeback undo" in result.err


def test_a_changed_parameter_changes_the_caps_and_undo_changes_them_back(planned):
    planned("config", "set", "hard_factor", "1.0")
    lowered = planned("why", "tue", "--json").data["hard_m"]
    planned("undo")

    # The least step is left: 6.0 + 0.5 km in place of 1.10 × 6.0.
    assert lowered == 6500
    assert planned("why", "tue", "--json").data["hard_m"] == 6600
    assert _value(planned, "hard_factor") == 1.1


@pytest.mark.parametrize("value", ["1.2", "0.9", "-1", "nan", "inf", "much", ""])
def test_a_value_out_of_range_is_refused_with_the_range(planned, value: str):
    result = planned("config", "set", "hard_factor", value)

    assert result.code == 2
    assert "1-1.1" in result.err
    assert _value(planned, "hard_factor") == 1.1


def test_days_are_whole(planned):
    assert planned("config", "set", "longest_days", "28.5").code == 2


def test_a_comma_is_a_decimal_point(planned):
    planned("config", "set", "hard_factor", "1,05")

    assert _value(planned, "hard_factor") == 1.05


def test_a_fixed_parameter_stays(planned):
    result = planned("config", "set", "off_free", "6")

    assert result.code == 2
    assert "fixed" in result.err


def test_choices_are_set_by_their_word(planned):
    result = planned("config", "set", "cap_mode", "warn")

    assert "is now warn (was cap)" in result.out
    assert _value(planned, "cap_mode") == "warn"


def test_lighter_weeks_can_be_switched_off(planned):
    assert "is now off (was 4)" in planned("config", "set", "light_every", "off").out


def test_unset_goes_back_to_the_default_and_can_be_undone(planned):
    planned("config", "set", "rest_days", "5")

    assert "is now 3 (was 5)" in planned("config", "unset", "rest_days").out
    planned("undo")
    assert _value(planned, "rest_days") == 5


def test_setting_what_is_set_already_writes_nothing(planned):
    result = planned("config", "set", "hard_factor", "1.1", "--json")

    assert result.code == 0
    assert result.json["undo_id"] is None


def test_unset_of_what_was_never_set_writes_nothing(planned):
    result = planned("config", "unset", "rest_days")

    assert result.code == 0
    assert "default of 3 already" in result.out
    assert "undo" not in result.err


def test_a_misspelt_name_gets_the_nearest(planned):
    result = planned("config", "set", "hard_facter", "1.05")

    assert result.code == 2
    assert "hard_factor" in result.err


def test_get_tells_what_it_is_and_where_it_comes_from(easeback):
    out = easeback("config", "get", "rest_days").out

    assert "Days without running" in out
    assert "range 2-7" in out
    assert "our own choice" in out


@pytest.mark.parametrize("words", [("get",), ("set", "rest_days"), ("list", "rest_days")])
def test_too_few_or_too_many_words_are_told(planned, words: tuple[str, ...]):
    result = planned("config", *words)

    assert result.code == 2
    assert "takes" in result.err


def test_before_the_setup_there_is_nowhere_to_keep_one(easeback):
    result = easeback("config", "set", "rest_days", "5")

    assert result.code == 4
    assert "setup" in result.err


def test_a_dry_run_keeps_nothing(planned):
    planned("config", "set", "rest_days", "5", "--dry-run")

    assert _value(planned, "rest_days") == 3


def test_the_answers_stand_above_the_load_parameters(planned):
    lines = planned("config").out.splitlines()

    assert lines[0] == "Your answers"
    assert next(line for line in lines if line.startswith("weekly")).split()[1] == "15.0"
    assert "not said" in next(line for line in lines if line.startswith("born"))


@pytest.mark.parametrize(
    ("name", "text", "words", "value"),
    [
        ("knee", "both", "sore knee both knees (was left knee)", "both"),
        ("unit", "mi", "distances in miles (was kilometres)", "mi"),
        ("week_start", "sun", "week starts on Sunday (was Monday)", 6),
        ("exercise_days", "mon thu", "exercise days Mon, Thu (was Mon, Tue", [0, 3]),
        ("run_days", "tue sun", "running days Tue, Sun (was Tue, Thu, Sun)", [1, 6]),
        ("run_days", "none", "running days none (was Tue, Thu, Sun)", []),
        ("weekly", "20k", "usual week 20.0 km (was 15.0 km)", 20_000),
        ("longest", "8k", "longest run of 30 days 8.0 km (was 6.0 km)", 8_000),
        ("usual_morning", "3", "usual morning pain left 3/10 (not said before)", {"left": 3}),
        ("usual_stairs", "4", "usual pain on stairs left 4/10 (not said before)", {"left": 4}),
        ("usual_morning_left", "2", "usual morning pain left 2/10 (not said before)", 2),
        ("can_run", "16min", "running at pain 2 or less 16 min (not said before)", 960),
        ("pace", "6:30", "easy pace 6:30 /km (not said before)", 390),
        ("born", "1990", "year of birth 1990 (not said before)", 1990),
        ("goal_week", "60k", "goal week 60.0 km (not said before)", 60_000),
        ("goal_run", "20k", "goal run 20.0 km (not said before)", 20_000),
    ],
)
def test_an_answer_is_set_with_what_it_was_before_and_undone(planned, name, text, words, value):
    before = _value(planned, name)

    result = planned("config", "set", name, text)

    assert result.code == 0
    assert words in result.out
    assert "easeback undo" in result.err
    assert _value(planned, name) == value
    planned("undo")
    assert _value(planned, name) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("usual_morning", "3"), ("usual_stairs", "4"), ("usual_stairs_left", "4"),
        ("can_run", "16min"), ("pace", "6:30"), ("born", "1990"), ("goal_week", "60k"),
        ("goal_run", "20k"),
    ],
)  # fmt: skip
def test_an_answer_is_taken_back(planned, name: str, text: str):
    for taken_back in (("unset", name), ("set", name, "none"), ("set", name, "-")):
        planned("config", "set", name, text)
        assert "not said (was" in planned("config", *taken_back).out
        assert _value(planned, name) is None


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("usual_morning", "11", "from 0"),
        ("usual_morning", "3,1", "only the left knee"),
        ("usual_morning_right", "1", "not sore"),
        ("usual_stairs", "-1", "from 0"),
        ("born", "1890", "1916 to 2008"),
        ("born", "2027", "1916 to 2008"),
        ("born", "2010", "see a doctor"),
        ("goal_week", "300k", "5 to 200 km"),
        ("goal_run", "-5", "5k"),
        ("pace", "1:00", "2:30 to 20:00"),
        ("can_run", "20h", "0 to 600 minutes"),
        ("run_days", "someday", "mon wed fri"),
        ("week_start", "mon tue", "sun"),
        ("knee", "middle", "left or right or both"),
        ("exercise_days", "none", "mon wed fri"),
        ("longest", "100k", "anew"),
    ],
)
def test_an_answer_out_of_range_is_refused_with_what_is_expected(planned, name, text, expected):
    before = _value(planned, name)

    result = planned("config", "set", name, text)

    assert result.code == 2
    assert expected in result.err
    assert _value(planned, name) == before


@pytest.mark.parametrize("name", ["knee", "exercise_days"])
def test_some_answers_cannot_be_left_out(planned, name: str):
    result = planned("config", "unset", name)

    assert result.code == 2
    assert "always an answer" in result.err


def test_each_knee_has_its_own_answer(planned):
    planned("config", "set", "knee", "both")
    planned("config", "set", "usual_morning", "3,1")
    planned("config", "set", "usual_morning_right", "2")
    planned("config", "unset", "usual_morning_left")

    assert _value(planned, "usual_morning") == {"right": 2}


def test_who_has_not_run_has_no_longest_run(planned):
    assert "longest run of 30 days none" in planned("config", "set", "weekly", "0").out

    assert (_value(planned, "weekly"), _value(planned, "longest")) == (0, 0)


def test_an_answer_that_wants_a_professional_says_so_at_once_and_once(planned):
    line = "A knee at 5/10 on ordinary mornings wants a professional first."

    assert line in planned("config", "set", "usual_morning", "5").err
    assert line not in planned("config", "set", "usual_stairs", "5").err


def test_from_45_on_arthritis_is_named(planned):
    assert "arthritis" not in planned("config", "set", "born", "1982").err
    assert "arthritis" in planned("config", "set", "born", "1981").err


def test_the_same_answer_again_writes_nothing(planned):
    result = planned("config", "set", "weekly", "15k", "--json")

    assert result.code == 0
    assert result.json["undo_id"] is None
    assert "15.0 km already" in planned("config", "set", "weekly", "15k").out


def test_a_bare_number_is_in_the_units_asked_for(planned):
    planned("config", "set", "goal_week", "40", "--units", "mi")

    assert _value(planned, "goal_week") == 64_374


def test_a_misspelt_answer_gets_the_nearest(planned):
    result = planned("config", "set", "usual_mornin", "3")

    assert result.code == 2
    assert "`usual_morning`" in result.err


def test_get_tells_what_an_answer_takes(planned):
    out = planned("config", "get", "usual_morning").out

    assert "usual_morning: not said" in out
    assert "0-10" in out


def kept_by_another_version(**given: float | tuple[float, ...]) -> None:
    """Parameters as an older or newer program has left them in the profile."""
    book = open_logbook(
        folders(bundled=bundled_folder()), lambda: datetime(2026, 11, 30, 7, tzinfo=UTC)
    )
    assert book.profile is not None
    book.put("Parameters", [msgspec.structs.replace(book.profile, parameters=given)])
    book.close()


@pytest.fixture
def old_journal(planned):
    """A journal in which an older program has set a parameter that no longer exists."""
    kept_by_another_version(gone_days=5.0, gone_factor=0.5)
    return planned


def test_a_known_name_whose_value_is_out_of_today_s_range_is_told_and_left_aside(planned):
    """The old plan growth went to 1.2, and its steps had four numbers."""
    cap = planned("why", "tue", "--json").data["hard_m"]
    kept_by_another_version(hard_factor=1.2, steps=(0.6, 0.75, 0.9, 1.0), rest_days=5.0)

    result = planned("why", "tue", "--json")

    assert result.data["hard_m"] == cap
    assert (
        "Left aside: hard_factor 1.2, steps 0.6, 0.75, 0.9, 1."
        in result.json["warnings"][0]["text"]
    )
    assert (_value(planned, "hard_factor"), _value(planned, "rest_days")) == (1.1, 5)
    listed = planned("config").out.splitlines()
    assert "steps        0.6, 0.75, 0.9, 1  easeback config unset steps" in listed


def test_what_is_out_of_range_is_set_anew_or_taken_out(planned):
    kept_by_another_version(hard_factor=1.2, steps=(0.6, 0.75, 0.9, 1.0))

    assert "is now 1.05 (was 1.10)" in planned("config", "set", "hard_factor", "1.05").out
    assert planned("config", "unset", "steps").code == 0

    assert "Left aside" not in planned("today").err
    assert _value(planned, "hard_factor") == 1.05


def test_a_parameter_that_no_longer_exists_is_told_and_left_aside(old_journal):
    result = old_journal("today")

    assert result.code == 0
    assert "Left aside: gone_days 5, gone_factor 0.5." in result.err
    assert "easeback config unset gone_days" in result.err


def test_config_lists_what_is_left_aside_and_removes_it(old_journal):
    lines = old_journal("config").out.splitlines()
    assert "gone_days    5    easeback config unset gone_days" in lines
    assert "gone_days 5" in old_journal("config", "get", "gone_days").out

    assert "gone_days is no longer set (was 5)" in old_journal("config", "unset", "gone_days").out

    assert "Left aside: gone_factor 0.5." in old_journal("today").err
    old_journal("config", "unset", "gone_factor")
    assert "Left aside" not in old_journal("today").err
    old_journal("undo")
    assert "Left aside: gone_factor 0.5." in old_journal("today").err


def test_what_is_left_aside_cannot_be_set(old_journal):
    result = old_journal("config", "set", "gone_days", "3")

    assert result.code == 2
    assert "no load parameter `gone_days`" in result.err
