"""The papers say what is so: commands, keys, files and pictures they name are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import click
import pytest

from planner.cli.frame.ending import CODES, DUE, FAILED, INTERRUPTED, LOCKED
from planner.cli.frame.output import PARTLY
from planner.cli.main import COMMANDS, program
from planner.config import Settings, settings

ROOT = Path(__file__).resolve().parents[2]
PAPERS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/data.md",
    "docs/load-rules.md",
    "plans/README.md",
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
PARTS = sorted(
    path.name
    for path in (ROOT / "planner").iterdir()
    if path.suffix in (".py", ".tcss", "") and not path.name.startswith("__pycache__")
)
PICTURES = sorted(path.name for path in (ROOT / "screenshots").glob("*.svg"))


def read(paper: str) -> str:
    return (ROOT / paper).read_text(encoding="utf-8")


def heading_anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def test_the_readme_opens_with_the_two_commands_of_the_makefile():
    lines = [line for line in read("README.md").splitlines() if line.strip()]
    targets = re.findall(r"^([a-z]+):", read("Makefile"), flags=re.MULTILINE)

    opening = [line.split("#")[0].split() for line in lines[1:3]]

    assert opening == [["make", "run"], ["make", "test"]]
    assert {"run", "test"} <= set(targets)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_make_target_a_paper_names_is_in_the_makefile(paper):
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), flags=re.MULTILINE))

    named = set(re.findall(r"(?:^    |`)make ([a-z]+)", read(paper), flags=re.MULTILINE))

    assert named <= targets


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_the_readme_and_has_help_with_an_example(name):
    command = program.get_command(click.Context(program), name)
    assert command is not None

    helped = command.get_help(click.Context(command, info_name=name))

    assert f"| `{name}`" in read("README.md") or f", `{name}` |" in read("README.md")
    assert command.help
    assert f"easeback {name}" in helped


def test_every_command_the_readme_names_exists():
    named = re.findall(r"`easeback ([a-z]+)", read("README.md"))

    assert named
    assert set(named) <= set(COMMANDS)


def test_the_exit_codes_of_the_readme_are_those_of_the_program():
    known = {0, FAILED, LOCKED, PARTLY, DUE, INTERRUPTED, *(code for _, code in CODES)}

    told = {int(code) for code in re.findall(r"^\| (\d+) \|", read("README.md"), re.MULTILINE)}

    assert told == known


def test_the_keys_table_is_current():
    _, _, rest = read("README.md").partition("<!-- keys -->\n")
    table, marker, _ = rest.partition("\n<!-- /keys -->")

    made = subprocess.run(
        [sys.executable, "-m", "tests.house.keys_table"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert marker
    assert table == made.stdout.rstrip("\n"), "python -m tests.house.keys_table --write"


def test_the_settings_file_of_the_readme_is_read_without_a_complaint(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", read("README.md"), flags=re.DOTALL)
    (tmp_path / "config.toml").write_text(example, encoding="utf-8")

    found, slips = settings(tmp_path)

    assert slips == ()
    assert found != Settings()


def test_the_changelog_has_a_place_for_what_is_not_released_yet():
    assert re.search(r"^## \[Unreleased\]$", read("CHANGELOG.md"), flags=re.MULTILINE)


def test_no_changelog_entry_is_longer_than_two_sentences_and_its_title():
    entries = re.findall(r"^- (.+)$", read("CHANGELOG.md"), flags=re.MULTILINE)

    bare = [re.sub(r"\*\*[^*]+\.\*\*", "", entry) for entry in entries]

    assert entries
    assert [entry for entry in bare if len(re.findall(r"[.!?](?:\s|$)", entry)) > 2] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_of_a_paper_leads_somewhere(paper):
    folder = (ROOT / paper).parent
    broken = []
    for link in LINK.findall(read(paper)):
        target, _, anchor = unquote(link).partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        path = folder / target if target else ROOT / paper
        is_there = path.exists() and (
            not anchor or anchor in heading_anchors(path.read_text(encoding="utf-8"))
        )
        if not is_there:
            broken.append(link)

    assert broken == []


def test_every_picture_has_its_recipe_and_every_recipe_its_picture():
    recipes = re.findall(r'Picture\("([a-z0-9-]+)"', read("screenshots/make.py"))

    assert recipes
    assert sorted(f"{name}.svg" for name in recipes) == PICTURES


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_sound_and_fetches_nothing_when_it_is_opened(name):
    text = read(f"screenshots/{name}")

    root = ElementTree.fromstring(text)

    assert root.tag.endswith("svg")
    assert "url(http" not in text
    assert "@font-face" not in text


@pytest.mark.parametrize("package", PARTS)
def test_every_part_of_the_program_is_on_the_map(package):
    assert package in read("CONTRIBUTING.md")
