"""Prescriptions in plan files: what is taken, what is refused and where, and the way there and
back."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest

from planner.domain.knee.parameter import TABLE
from planner.domain.values.errors import PlanError
from planner.domain.values.prescribed import PatientLimit
from planner.exchange.plans.plan_files import bundled_folder, load_library
from planner.exchange.plans.plan_reader import check, is_prescription, read_prescription
from planner.exchange.plans.prescription_shape import NUMBERS, as_file, as_limit
from planner.exchange.plans.toml_text import toml_text

LIBRARY = load_library([bundled_folder()])
PHASES = ("calm", "build")
HEAD = '[prescription]\nby = "Ada Miller, physiotherapist"\ndate = 2026-11-30\n'


def written(folder: Path, *limits: str, head: str = HEAD, tail: str = "") -> Path:
    """A file with these limits, one table each."""
    path = folder / "rx.toml"
    tables = "".join(f"\n[[prescription.limits]]\n{one}\n" for one in limits)
    path.write_text(f"{head}{tables}{tail}", encoding="utf-8")
    return path


def received(path: Path) -> tuple[PatientLimit, ...]:
    """Its limits as the journal would keep them."""
    given = read_prescription(path, LIBRARY, PHASES).given
    return tuple(as_limit(one, given.by, given.date) for one in given.limits)


def refused(path: Path) -> str:
    """Everything that is said of a file that is not taken."""
    with pytest.raises(PlanError) as error:
        read_prescription(path, LIBRARY, PHASES)
    return f"{error.value.message}\n{error.value.hint}"


def test_kilometres_become_metres_and_weeks_a_last_day(tmp_path: Path) -> None:
    (one,) = received(written(tmp_path, 'kind = "run_km"\nlimit = 4.5\nweeks = 3'))

    assert (one.most, one.until) == (4500, date(2026, 12, 20))
    assert (one.by, one.signed) == ("Ada Miller, physiotherapist", date(2026, 11, 30))


def test_a_day_may_stand_in_quotes(tmp_path: Path) -> None:
    (one,) = received(written(tmp_path, 'kind = "no_running"\nuntil = "2026-12-06"'))

    assert one.until == date(2026, 12, 6)


@pytest.mark.parametrize(
    ("limit", "where", "expected"),
    [
        ('kind = "run_pain"\nlimit = 7', "limits[1].limit", "3 to 5"),
        ('kind = "run_pain"\nlimit = nan', "limits[1].limit", "3 to 5"),
        ('kind = "run_pain"', "limits[1]", "3 to 5"),
        ('kind = "max_tier"\nlimit = 1.5', "limits[1].limit", "0 to 3"),
        ('kind = "run_km"\nlimit = "far"', "limits[1].limit", "a number"),
        ('kind = "run_km"\nlimit = true', "limits[1].limit", "a number"),
        ('kind = "no_running"\nlimit = 3', "limits[1].limit", "no number"),
        ('kind = "no_runing"', "limits[1].kind", '"no_running"'),
        ('kind = "without"\nwhat = "clamm"', "limits[1].what", '"clam"'),
        ('kind = "without"', "limits[1]", "id of an exercise"),
        ('kind = "skip_phase"\nwhat = "calmm"', "limits[1].what", '"calm"'),
        ('kind = "skip_phase"\nwhat = "calm"\nweeks = 2', "limits[1].weeks", "neither"),
        ('kind = "advice"', "limits[1]", "words"),
        ('kind = "no_stairs"\nuntil = 2026-11-01', "limits[1].until", "2026-11-30 or later"),
        ('kind = "no_stairs"\nuntil = "soon"', "limits[1].until", "2026-12-21"),
        ('kind = "no_stairs"\nuntil = 2026-12-01T10:00:00', "limits[1].until", "2026-12-21"),
        ('kind = "no_stairs"\nuntil = 2026-12-01\nweeks = 1', "limits[1].weeks", "one of them"),
        ('kind = "no_stairs"\nweeks = 0', "limits[1].weeks", "1 or more"),
        ('kind = "no_stairs"\nmost = 3', "limits[1].most", "kind"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_file_line_key_and_what_is_expected(
    tmp_path: Path, limit: str, where: str, expected: str
) -> None:
    path = written(tmp_path, limit)

    said = refused(path)

    assert f"{path}, line " in said
    assert f"prescription.{where}" in said
    assert expected in said


def test_all_slips_are_told_at_once_also_by_check(tmp_path: Path) -> None:
    path = written(tmp_path, 'kind = "run_pain"\nlimit = 9', 'kind = "advice"')

    found = check(path, [bundled_folder()])

    assert [(one.line, one.severity) for one in found] == [(7, "error"), (9, "error")]


SLIPS = (
    ('kind = "run_km"\nlimit = "far"', "limit"),
    ('kind = "without"\nwhat = "clamm"', "what"),
    ('kind = "skip_phase"\nwhat = "calmm"', "what"),
    ('kind = "no_stairs"\nuntil = 2026-11-01', "until"),
    ('kind = "run_pain"\nlimit = 9', "limit"),
    ('kind = "no_runing"', "kind"),
    ('kind = "no_running"\nlimmit = 3', "limmit"),
)
"""Slips of every sort: of type, of name, of days, of numbers, of keys."""


def test_no_slip_hides_another(tmp_path: Path) -> None:
    # A limit of the wrong type once hid what the names and days of all others were.
    head = '[prescription]\nby = " "\ndate = 2026-11-30\n'
    item = '\n[[prescription.items]]\nexercise = "clamm"\nvariant = 3\n'
    path = written(tmp_path, *(limit for limit, _ in SLIPS), head=head, tail=item)

    said = refused(path)

    assert "nobody has signed this" in said
    for number, (_, key) in enumerate(SLIPS, start=1):
        assert f"prescription.limits[{number}].{key}:" in said
    for key in ("exercise", "variant"):
        assert f"prescription.items[clamm].{key}:" in said


def test_two_slips_of_one_limit_are_told_together(tmp_path: Path) -> None:
    said = refused(written(tmp_path, 'kind = "without"\nwhat = "clamm"\nwords = 3'))

    assert "limits[1].words: 3 does not fit here" in said
    assert 'limits[1].what: there is no exercise "clamm"' in said


def test_what_may_follow_from_a_slip_is_not_told_of(tmp_path: Path) -> None:
    said = refused(
        written(tmp_path, 'kind = "run_pain"\nlimit = "three"', 'kind = "advice"\nwords = 3')
    )

    assert "has no number" not in said
    assert "says nothing" not in said


def test_a_file_that_nobody_signed_is_not_taken(tmp_path: Path) -> None:
    unsigned = written(tmp_path, head='[prescription]\nby = " "\ndate = 2026-11-30\n')
    assert "nobody has signed" in refused(unsigned)

    unsigned.write_text('[[exercises]]\nid = "x"\nname = "X"\nmuscles = ["a"]\ndose = {reps = 1}\n')
    assert "[prescription]" in refused(unsigned)


def test_a_phase_may_be_one_of_the_plan_in_the_file(tmp_path: Path) -> None:
    plan = 'id = "own"\nname = "Own"\n[[phases]]\nid = "first"\nname = "First"\nweeks = 2\n'
    path = written(tmp_path, 'kind = "skip_phase"\nwhat = "first"', head=plan + HEAD)

    assert read_prescription(path, LIBRARY, PHASES).plan is not None


@pytest.mark.parametrize(
    ("name", "content", "is_one"),
    [
        ("rx.toml", HEAD, True),
        ("rx.TOML", HEAD, True),
        ("rx.toml", "[prescription\n", True),
        ("plan.toml", 'id = "own"\n', False),
        ("run.gpx", HEAD, False),
    ],
)
def test_only_a_signed_toml_file_or_a_damaged_one_is_taken_for_a_prescription(
    tmp_path: Path, name: str, content: str, is_one: bool
) -> None:
    path = tmp_path / name
    path.write_text(content)

    assert is_prescription(path) is is_one


def test_the_bounds_of_run_pain_are_those_of_the_parameter_it_stands_for() -> None:
    row, numbered = TABLE["run_amber_max"], NUMBERS["run_pain"]

    assert (row.low, row.high) == (numbered.low, numbered.high)


def test_a_limit_is_the_same_after_the_way_into_a_file_and_back() -> None:
    limit = PatientLimit(
        id="", date=date(2026, 11, 30), limit="week_km", by="Ada", signed=date(2026, 11, 30),
        most=12_400, until=date(2026, 12, 20), words='Two lines:\n"easy" \\ slow',
    )  # fmt: skip
    raw = msgspec.to_builtins(as_file(limit), builtin_types=(date,))

    back = tomllib.loads(toml_text({"prescription": {"limits": [raw]}}))["prescription"]["limits"]

    assert as_limit(msgspec.convert(back[0], type(as_file(limit))), "", limit.signed) == limit


@pytest.mark.parametrize(
    "value",
    [True, 7, -3, 0.5, 1e-7, "plain", 'a "b" \\ \n \x07 \x7f é ☂', date(2026, 1, 2), [],
     [1, [2, 3]], ["x" * 50, "y" * 50], {"a": 1, "b": {"c": "d"}}],
)  # fmt: skip
def test_what_is_written_as_toml_is_read_as_it_was(value: object) -> None:
    assert tomllib.loads(toml_text({"key": value})) == {"key": value}


def test_a_plan_is_written_with_a_heading_for_each_phase_and_session() -> None:
    plan = {"id": "own", "phases": [{"id": "one", "sessions": [{"id": "a", "items": []}]}]}

    text = toml_text(plan)

    assert "[[phases]]" in text
    assert "[[phases.sessions]]" in text
    assert tomllib.loads(text) == plan
