"""Every module of words, and every function in it, is called by a test of its own kind."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KINDS = ("wording", "present")


def modules(kind: str) -> dict[str, ast.Module]:
    """The modules of a package by dotted name."""
    return {
        f"planner.{kind}.{path.stem}": ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "planner" / kind).glob("*.py"))
        if path.stem != "__init__"
    }


def functions(tree: ast.Module) -> set[str]:
    """Public functions at the top of a module."""
    defs = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return {node.name for node in defs if not node.name.startswith("_")}


def trees_beside(kind: str) -> list[ast.Module]:
    paths = sorted((ROOT / "tests" / kind).glob("test_*.py"))
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


def imports(tree: ast.Module) -> dict[str, str]:
    """What a test imports: the full name by the one it has there."""
    return {
        one.asname or one.name: f"{node.module}.{one.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }


def called(tree: ast.Module) -> set[str]:
    """Full names of all that a test imports and calls, by its own name or its module's."""
    found = imports(tree)
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    heads = [(name.partition(".")) for name in calls]
    return {f"{found[head]}{dot}{rest}" for head, dot, rest in heads if head in found}


@pytest.mark.parametrize("kind", KINDS)
def test_every_function_of_words_is_called_by_a_test_beside_it(kind: str) -> None:
    everything = {
        f"{module}.{name}" for module, tree in modules(kind).items() for name in functions(tree)
    }
    known = set().union(*(called(tree) for tree in trees_beside(kind)))
    assert sorted(everything - known) == [], f"call these in a test of tests/{kind}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_module_of_words_is_imported_by_a_test_beside_it(kind: str) -> None:
    names = {name for tree in trees_beside(kind) for name in imports(tree).values()}
    imported = names | {name.rpartition(".")[0] for name in names}
    assert sorted(set(modules(kind)) - imported) == [], f"import these in a test of tests/{kind}"
