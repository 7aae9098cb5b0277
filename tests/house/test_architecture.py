"""The house, measured: sizes and depth of classes, names, circles of files, deferred imports."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import textual

ROOT = Path(__file__).parents[2]
MOST_METHODS = 70
"""Of a class with all that it inherits from classes of ours; a page is the largest."""
MOST_OWN = 40
"""Methods that stand in a class itself, private ones counted."""
MOST_ABOVE = 3
"""Classes of ours above a class."""
MOST_DEFERRED = 61
"""Imports within functions: of a page, a command, a reader, or of what only some runners need."""


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the program by its dotted name."""
    found = {}
    for path in (ROOT / "planner").rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return found


@cache
def classes() -> dict[str, ast.ClassDef]:
    """Every public class at the top of a module."""
    return {
        node.name: node
        for tree in trees().values()
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def methods(node: ast.ClassDef) -> int:
    return sum(isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) for one in node.body)


def parents(node: ast.ClassDef) -> list[ast.ClassDef]:
    """The classes of ours it inherits from directly."""
    names = (base.id for base in node.bases if isinstance(base, ast.Name))
    return [classes()[name] for name in names if name in classes() and name != node.name]


def above(node: ast.ClassDef) -> int:
    """How many classes of ours stand above it, along the longest line."""
    return max((1 + above(parent) for parent in parents(node)), default=0)


def assembled(node: ast.ClassDef) -> int:
    """Methods with all inherited ones of ours."""
    return methods(node) + sum(assembled(parent) for parent in parents(node))


def test_no_class_is_a_god() -> None:
    sizes = {name: assembled(node) for name, node in classes().items()}
    own = {name: methods(node) for name, node in classes().items()}

    assert {name: size for name, size in sizes.items() if size > MOST_METHODS} == {}
    assert {name: size for name, size in own.items() if size > MOST_OWN} == {}


def test_no_class_hides_in_a_tower() -> None:
    heights = {name: above(node) for name, node in classes().items()}

    assert {name: height for name, height in heights.items() if height > MOST_ABOVE} == {}


def test_a_class_name_occurs_once() -> None:
    names = Counter(
        node.name
        for tree in trees().values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )

    assert [name for name, times in names.items() if times > 1] == []


def imports(tree: ast.Module, module: str) -> set[str]:
    """The modules of ours a module imports when it is imported, or for its types."""
    known, found = trees(), set()
    blocks = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.If))]
    for node in (node for block in blocks for node in block):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("planner"):
            for one in node.names:
                inner = f"{node.module}.{one.name}"
                found.add(inner if inner in known else node.module)
    return found - {module}


def test_no_files_import_each_other_in_a_circle() -> None:
    graph = {name: imports(tree, name) for name, tree in trees().items()}
    left = set(graph)
    while free := {name for name in left if not graph[name] & left}:
        left -= free

    assert left == set()


def deferred() -> list[str]:
    """Imports of ours that stand within a function."""
    return [
        f"{module}:{node.lineno}"
        for module, tree in trees().items()
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(outer)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("planner")
    ]


def test_the_widgets_kit_knows_no_widget() -> None:
    kit = {name: tree for name, tree in trees().items() if name.startswith("planner.widgets.kit")}
    asked = {
        (name, node.module)
        for name, tree in kit.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("planner.widgets.")
    }
    assert len(kit) > 10
    assert asked
    assert [pair for pair in asked if pair[1] not in kit] == []


def test_few_imports_wait() -> None:
    assert len(deferred()) <= MOST_DEFERRED


def test_every_import_that_waits_says_why() -> None:
    silent = []
    for place in deferred():
        module, line = place.rsplit(":", 1)
        path = ROOT / (module.replace(".", "/") + ".py")
        if not path.exists():
            path = ROOT / module.replace(".", "/") / "__init__.py"
        lines = path.read_text(encoding="utf-8").splitlines()
        near = lines[max(0, int(line) - 6) : int(line) + 3]
        if not any("#" in one for one in near):
            silent.append(place)

    assert silent == []


def test_no_module_is_replaced() -> None:
    replaced = [
        name
        for name, tree in trees().items()
        if re.search(r"sys\.modules\[[^\]]+\]\s*=", ast.unparse(tree))
    ]

    assert replaced == []


def test_nothing_of_textual_that_is_private_is_used() -> None:
    ours = {
        node.name
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    } | {
        target.attr
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute)
    }
    folder = Path(textual.__file__).parent
    theirs = {
        node.name
        for path in (
            folder / "app.py",
            folder / "dom.py",
            folder / "screen.py",
            folder / "widget.py",
        )
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("_")
        and not node.name.startswith("__")
    }
    used = {
        f"{module}: {node.attr}"
        for module, tree in trees().items()
        if module.startswith(("planner.widgets", "planner.screens", "planner.app"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in theirs and node.attr not in ours
    }
    overridden = {
        f"{module}: {inner.name}"
        for module, tree in trees().items()
        if module.startswith(("planner.widgets", "planner.screens", "planner.app"))
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for inner in node.body
        if isinstance(inner, ast.FunctionDef) and inner.name in theirs
    }

    assert (used, overridden) == (set(), set())
