"""The JSON schema of plan files, for editors that complete and check TOML.

Made from the domain types, so that it cannot say anything else than the reader does:
`python -m planner.exchange.plans.plan_schema` writes plans/schema.json anew.
"""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from msgspec.inspect import (
    BoolType,
    DateType,
    Field,
    FloatType,
    IntType,
    LiteralType,
    NoneType,
    StrType,
    StructType,
    TupleType,
    Type,
    UnionType,
    VarTupleType,
    type_info,
)

from planner.domain.exercises import figure
from planner.domain.values import exercise, plan, prescribed
from planner.exchange.plans import prescription_shape
from planner.exchange.plans.exercise_checks import BOUNDS, PATTERNS

FILE = "schema.json"


def schema() -> dict[str, Any]:
    """What a file of the plan folders may hold, as draft 7, which TOML editors understand."""
    modules = (exercise, figure, plan, prescribed, prescription_shape)
    writer = _Writer({key: words for one in modules for key, words in _docstrings(one).items()})
    one_exercise = writer.of(type_info(exercise.Exercise))
    one_figure = writer.of(type_info(figure.Figure))
    prescription = writer.of(type_info(prescription_shape.FilePrescription))
    writer.of(type_info(plan.Plan))
    of_plan = writer.definitions.pop("Plan")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "easeback exercises and plans",
        "description": "See README.md beside this file. A file holds exercises, figures, a plan, "
        "a prescription.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **of_plan["properties"],
            "exercises": {
                "description": "Exercises for the library, one [[exercises]] table each.",
                "type": "array",
                "items": one_exercise,
            },
            "figures": {
                "description": "Drawings of exercises, one [[figures]] table each.",
                "type": "array",
                "items": one_figure,
            },
            "prescription": {
                "description": "Limits and doses for one runner, signed by a professional.",
                "allOf": [prescription],
            },
        },
        "anyOf": [
            {"required": ["exercises"]},
            {"required": ["figures"]},
            {"required": ["prescription"]},
            {"required": [*of_plan["required"], "phases"]},
        ],
        "definitions": writer.definitions,
    }


def text() -> str:
    """The schema as the file holds it."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


def write(folder: Path) -> None:
    """Write the schema beside the plans it describes."""
    (folder / FILE).write_text(text(), encoding="utf-8")


_SIMPLE: dict[type, dict[str, Any]] = {
    BoolType: {"type": "boolean"},
    IntType: {"type": "integer"},
    FloatType: {"type": "number"},
    DateType: {"type": "string", "format": "date"},
    StrType: {"type": "string"},
}


class _Writer:
    """Turns types into schemas and gathers the tables among them."""

    def __init__(self, docstrings: dict[tuple[str, str], str]) -> None:
        self.definitions: dict[str, Any] = {}
        self._docstrings = docstrings

    def of(self, kind: Type) -> dict[str, Any]:
        """The schema of one type."""
        match kind:
            case BoolType() | IntType() | FloatType() | DateType() | StrType():
                return dict(_SIMPLE[type(kind)])
            case LiteralType(values=values):
                return {"enum": list(values)}
            case VarTupleType(item_type=one):
                return {"type": "array", "items": self.of(one)}
            case TupleType(item_types=kinds):
                size = len(kinds)
                pair = {"type": "array", "items": self.of(kinds[0])}
                return {**pair, "minItems": size, "maxItems": size}
            case UnionType(types=kinds):
                real = [self.of(one) for one in kinds if not isinstance(one, NoneType)]
                return real[0] if len(real) == 1 else {"anyOf": real}
            case StructType():
                return self._table(kind)
            case _:
                raise TypeError(f"{kind} has no place in a plan file")

    def _table(self, kind: StructType) -> dict[str, Any]:
        name = kind.cls.__name__
        if name not in self.definitions:
            required = [field.encode_name for field in kind.fields if field.required]
            self.definitions[name] = {
                "description": inspect.getdoc(kind.cls),
                "type": "object",
                "additionalProperties": False,
                **({"required": required} if required else {}),
                "properties": {
                    field.encode_name: self._property(name, field) for field in kind.fields
                },
            }
        return {"$ref": f"#/definitions/{name}"}

    def _property(self, table: str, field: Field) -> dict[str, Any]:
        shape = self.of(field.type)
        if "$ref" in shape:  # a description beside a reference is not read
            shape = {"allOf": [shape]}
        _limit(shape, field.encode_name)
        words = self._docstrings.get((table, field.encode_name))
        default = field.default if isinstance(field.default, bool | int | str) else None
        return {
            **({"description": words} if words else {}),
            **shape,
            **({"default": default} if default not in (None, "") else {}),
        }


def _limit(shape: dict[str, Any], name: str) -> None:
    """Write the bounds or the pattern of that key into its schema."""
    if name in BOUNDS:
        least, most = BOUNDS[name]
        for part in (shape, *shape.get("anyOf", ())):
            number = part.get("items", part)
            if number.get("type") == "integer":
                number.update(minimum=least, maximum=most)
    if name in PATTERNS:
        shape["pattern"] = f"^{PATTERNS[name]}$"


def _docstrings(module: ModuleType) -> dict[tuple[str, str], str]:
    """The docstring under each field, by table and field; Python itself forgets them."""
    found: dict[tuple[str, str], str] = {}
    for table in ast.parse(inspect.getsource(module)).body:
        if not isinstance(table, ast.ClassDef):
            continue
        for field, words in zip(table.body, table.body[1:], strict=False):
            match (field, words):
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(said))),
                ):
                    found[table.name, name] = " ".join(said.split())
    return found


if __name__ == "__main__":
    from planner.exchange.plans.plan_files import bundled_folder

    write(bundled_folder())
