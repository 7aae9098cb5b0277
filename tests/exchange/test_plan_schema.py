"""The schema that editors check plan files with says what the reader says."""

import json

import msgspec

from planner.domain.values.exercise import Dose, Exercise
from planner.domain.values.plan import Phase, Plan
from planner.exchange.plans.exercise_checks import BOUNDS
from planner.exchange.plans.plan_files import bundled_folder
from planner.exchange.plans.plan_schema import FILE, schema, text, write


def test_the_schema_beside_the_plans_is_up_to_date():
    kept = (bundled_folder() / FILE).read_text(encoding="utf-8")

    assert kept == text(), "run: python -m planner.exchange.plans.plan_schema"


def test_writing_the_schema_gives_the_text_of_the_schema(tmp_path):
    write(tmp_path)

    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8")) == schema()


def test_every_field_of_a_table_is_in_the_schema_and_no_other_key_is_allowed():
    tables = schema()["definitions"]

    for kind in (Dose, Exercise, Phase):
        table = tables[kind.__name__]
        assert set(table["properties"]) == {field.name for field in msgspec.structs.fields(kind)}
        assert table["additionalProperties"] is False


def test_a_file_holds_exercises_figures_or_a_whole_plan():
    found = schema()

    assert set(found["properties"]) == {
        *Plan.__struct_fields__,
        "exercises",
        "figures",
        "prescription",
    }
    assert found["anyOf"] == [
        {"required": ["exercises"]},
        {"required": ["figures"]},
        {"required": ["prescription"]},
        {"required": ["id", "name", "phases"]},
    ]


def test_choices_bounds_patterns_defaults_and_descriptions_are_told():
    tables = schema()["definitions"]
    sets = tables["Dose"]["properties"]["sets"]
    exercise = tables["Exercise"]["properties"]

    assert [part.get("items", part)["maximum"] for part in sets["anyOf"]] == [BOUNDS["sets"][1]] * 2
    assert sets["default"] == 1
    assert "gym" in exercise["places"]["items"]["enum"]
    assert exercise["id"]["pattern"].startswith("^[a-z0-9]")
    assert exercise["dose"]["description"] == "The starting dose."
    assert exercise["dose"]["allOf"] == [{"$ref": "#/definitions/Dose"}]


def test_every_reference_leads_somewhere():
    found = text()
    tables = schema()["definitions"]

    names = [part.split('"')[0] for part in found.split("#/definitions/")[1:]]

    assert names
    assert set(names) <= set(tables)
