"""`remind`, `prompt`, `search`, `completion`, `man`: what stands around the program."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from binascii import crc32
from pathlib import Path

import click
import pytest

from planner import __main__ as entry
from planner import prompt_line
from planner.__main__ import main
from planner.cli.main import COMMANDS, program
from planner.config import folders
from planner.prompt_line import cache_file, cached_line, formatted

# -- remind --------------------------------------------------------------------


def test_a_reminder_comes_once_a_day_while_something_is_due(planned):
    first, second = planned("remind"), planned("remind")

    assert first.out == "Today: Strength, 15 min.\n"
    assert (first.code, second.code, second.out, second.err) == (0, 0, "", "")
    assert planned("remind", "--again").out == first.out
    assert planned("remind", at="2026-12-02").out.startswith("Today: ")


def test_a_dry_run_of_a_reminder_is_none(planned):
    assert planned("remind", "--dry-run").out.startswith("Today")
    assert planned("remind").out.startswith("Today")


def test_who_is_done_or_has_nothing_to_do_is_not_reminded(planned):
    assert planned("skip", "1", "--because", "time").code == 0
    assert planned("remind").out == ""
    assert planned("remind", "--json").data == {"said": False, "due": False}


def test_an_empty_book_reminds_of_nothing(easeback):
    assert (easeback("remind").code, easeback("remind").out) == (0, "")


def test_the_rest_of_a_flare_is_silent(planned):
    assert planned("remind", "--again").out
    assert planned("pain", "7", "--flare", "--side", "left").code == 0
    assert planned("flare", "--json").data["flare"]["part"] in ("rest", "not-quiet")
    assert planned("remind", "--again").out == ""


def test_a_red_flag_bars_what_it_bars_from_reminders(planned):
    assert planned("plan", "add", "2k", "today").code == 0
    assert "run 2.0 km, at most" in planned("remind", "--again").out
    assert planned("flag", "raise", "night_pain").code == 0
    assert "run" not in planned("remind", "--again").out


@pytest.fixture
def desk(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs with nothing but what a test puts there."""
    tools = home / "tools"
    tools.mkdir()
    monkeypatch.setenv("PATH", str(tools))
    return tools


def test_a_notification_is_shown_by_what_the_desktop_has(planned, desk, home):
    tool = desk / "notify-send"
    tool.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {home}/shown\n')
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)

    assert planned("remind", "--notify").out == ""

    shown = (home / "shown").read_text().splitlines()
    assert shown == ["--app-name=easeback", "easeback", "Today: Strength, 15 min."]


def test_without_a_desktop_the_reminder_is_printed(planned, desk):
    result = planned("remind", "--notify")
    assert result.out == "Today: Strength, 15 min.\n"
    assert "neither notify-send nor osascript" in result.err


# -- prompt --------------------------------------------------------------------


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(prompt_line, "local_day", lambda: "2026-11-30")
    return "2026-11-30"


def test_a_prompt_says_what_is_next_and_then_comes_from_a_cache(planned, home, today):
    slow = planned("prompt", "--format", "{due} {next}, {left}, {pain}, {state}")
    assert slow.out == "1 Strength, 4.5 km, ?, hold\n"
    assert cached_line(["--format", "{due} {next}"]) == "1 Strength"

    assert planned("pain", "2", "--morning").code == 0
    assert planned("skip", "1").code == 0

    assert cached_line(["--format={due} {pain}"]) == "0 2/10"
    assert planned("prompt", "--format", "{due}").out == "0\n"


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "loop", "binary"])
def test_what_stands_in_place_of_a_prompts_cache_is_not_waited_for(planned, home, today, kind):
    assert planned("prompt").code == 0
    cache = next((home / "cache").rglob("prompt-*"))
    cache.unlink()
    if kind == "pipe":
        os.mkfifo(cache)
    elif kind == "folder":
        cache.mkdir()
    elif kind == "binary":
        cache.write_bytes(bytes(range(256)) * 300)
    else:
        cache.symlink_to("/dev/zero" if kind == "device" else cache)

    assert cached_line([]) is None
    assert planned("prompt", "--format", "{due}").out == "1\n"


def test_no_cache_is_kept_before_a_prompt_is_asked_for(planned, home):
    assert planned("tick").code == 0
    assert not list((home / "cache").rglob("prompt-*"))


def test_a_copy_that_is_gone_at_the_end_leaves_no_cache(planned, home):
    assert planned("prompt", "--dry-run").code == 0
    assert planned("prompt", "--demo").code == 0
    assert not list((home / "cache").rglob("prompt-*"))


def test_the_cache_knows_the_days_ahead(planned, monkeypatch):
    assert planned("prompt").code == 0
    monkeypatch.setattr(prompt_line, "local_day", lambda: "2026-12-02")
    assert cached_line(["--format", "{due}"]) == "1"
    monkeypatch.setattr(prompt_line, "local_day", lambda: "2027-01-02")
    assert cached_line([]) is None


def test_an_unknown_name_is_refused_and_other_braces_stay(planned):
    result = planned("prompt", "--format", "{pian}")
    assert result.code == 2
    assert "{pain}" in result.err
    assert formatted("{x} {due}", {"due": "1"}) == "{x} 1"


def test_the_quick_way_finds_the_folders_that_the_program_uses(home, monkeypatch):
    known = folders()
    assert cache_file(str(known.cache), str(known.data)).startswith(str(home / "cache"))
    name = crc32(os.fsencode(str(known.data)))
    assert cache_file(str(known.cache), str(known.data)).endswith(f"prompt-{name:08x}")


@pytest.mark.parametrize(
    ("out", "code"), [(">&-", 0), ("> /dev/full", 1), ("", 0)], ids=["closed", "full", "latin-1"]
)
def test_a_prompt_that_cannot_be_printed_as_it_is_never_ends_in_a_traceback(
    planned, home, today, out, code
):
    assert planned("prompt").code == 0
    program = (
        "import sys, planner.prompt_line as line; line.local_day = lambda: '2026-11-30'\n"
        "from planner.__main__ import main; sys.exit(main(['prompt', '--format', '→ {next}']))"
    )
    given = {"PYTHONIOENCODING": "latin-1", "PYTHON": sys.executable, "CODE": program}
    environ = {**os.environ, **given}

    done = subprocess.run(
        ("sh", "-c", f'"$PYTHON" -c "$CODE" {out}'), env=environ, capture_output=True, check=False
    )

    assert b"Traceback" not in done.stderr
    assert done.returncode == code
    assert out or done.stdout.startswith(b"-> ")


def test_a_prompt_that_names_an_empty_folder_is_not_answered_of_another(planned, home, today):
    assert planned("prompt").code == 0
    assert cached_line([]) is not None

    assert cached_line(["--data", ""]) is None
    assert cached_line(["--data="]) is None
    assert planned("prompt", "--data", "").code == 2


def test_ctrl_c_while_the_program_is_loaded_is_no_traceback(home, monkeypatch):
    def interrupt(_words: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_main", interrupt)

    assert main(["today"]) == 130


def test_commands_do_without_the_folder_one_is_in(planned, home, monkeypatch):
    gone = home / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    assert planned("note", "still here").code == 0
    assert planned("prompt").code == 0
    there = planned("today", "--data", "relative")
    assert there.code in (1, 2)
    assert "relative cannot be found" in there.err


def test_a_cached_prompt_imports_nothing_of_the_program(planned, home, today):
    assert planned("prompt").code == 0
    code = (
        "import sys, planner.prompt_line as line; line.local_day = lambda: '2026-11-30'\n"
        "from planner.__main__ import main\n"
        "assert main(['prompt', '--format', '{next}']) == 0\n"
        "ours = sorted(name for name in sys.modules if name.startswith('planner'))\n"
        "print(ours, 'msgspec' in sys.modules, 'click' in sys.modules)"
    )
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [
        "Strength",
        "['planner', 'planner.__main__', 'planner.prompt_line'] False False",
    ], done.stderr


# -- search --------------------------------------------------------------------


def test_search_finds_words_wherever_they_were_said(planned):
    assert planned("note", "stairs are fine", "-t", "knee").code == 0
    assert planned("log", "run", "3k", "20:00", "--note", "Stairs at the end").code == 0

    result = planned("search", "stairs")

    assert [one["words"] for one in planned("search", "stairs", "--json").data] == [
        "stairs are fine",
        "ran 3.0 km",
    ]
    ident = result.out.split()[0]
    assert planned("fix", ident, "stairs are better").code == 0
    assert planned("search", "better").out.startswith(ident)
    assert planned("search", "zebra").out == "Nothing holds 'zebra'.\n"
    assert planned("search").code == 2


def test_search_lists_the_latest_unless_all_are_asked_for(planned):
    few, everything = (
        planned("search", "strength", "--json"),
        planned("search", "strength", "--all", "--json"),
    )
    assert [one["date"] for one in few.data] == sorted((o["date"] for o in few.data), reverse=True)
    assert len(everything.data) >= len(few.data)


# -- completion ----------------------------------------------------------------


def completed(monkeypatch, capfd, line: str) -> list[str]:
    words = line.split(" ")
    monkeypatch.setenv("_EASEBACK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"easeback --at 2026-11-30 {line}")
    monkeypatch.setenv("COMP_CWORD", str(len(words) + 2))
    capfd.readouterr()
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 0
    return [one.partition(",")[2] for one in capfd.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("ti", ["tick"]),
        ("today tom", ["tomorrow"]),
        ("log run 5k --on 2026-11-2", ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26",
                                       "2026-11-27", "2026-11-28", "2026-11-29"]),
        ("library clam", ["clam"]),
        ("tick cl", ["clam"]),
        ("today --ch", ["--check"]),
        ("export sq", ["sqlite"]),
    ],
)  # fmt: skip
def test_a_shell_is_offered_commands_days_exercises_and_options(
    planned, monkeypatch, capfd, line, offered
):
    assert completed(monkeypatch, capfd, line) == offered


def test_a_shell_is_offered_the_ids_of_what_was_entered(planned, monkeypatch, capfd):
    note = planned("note", "stairs", "--json").data
    ident = planned("fix", "--json").data[0]["id"][:8]
    assert completed(monkeypatch, capfd, f"fix {ident[:3]}") == [ident]
    assert note is not None


def test_trouble_offers_nothing_and_says_nothing(easeback, home, monkeypatch, capfd):
    (home / "journal").write_text("no folder")
    monkeypatch.setenv("EASEBACK_DATA", str(home / "journal"))
    assert completed(monkeypatch, capfd, "fix a") in ([], [""])
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_gets_a_script(easeback, shell):
    script = easeback("completion", shell).out
    assert "_EASEBACK_COMPLETE" in script
    assert "%(" not in script


def test_powershell_hands_over_the_words_before_the_one_begun(planned, monkeypatch, capfd):
    monkeypatch.setenv("_EASEBACK_COMPLETE", "powershell_complete")
    monkeypatch.setenv("EASEBACK_WORDS", "easeback today --at 2026-11-30 tom")
    monkeypatch.setenv("EASEBACK_WORD", "tom")
    capfd.readouterr()
    with pytest.raises(SystemExit):
        main([])
    assert capfd.readouterr().out == "tomorrow\tTue 1 Dec 2026\n"


# -- man -----------------------------------------------------------------------


def test_the_manual_page_is_roff_of_every_command(easeback):
    page = easeback("man").out
    assert page.startswith(".TH EASEBACK 1")
    assert '.SS "easeback export"' in page
    assert not [line for line in page.splitlines() if line.startswith("'")]


def test_every_flag_of_every_command_is_documented(easeback):
    page = easeback("man").out.replace("\\-", "-")
    silent, missing = [], []
    for name in COMMANDS:
        found = program.get_command(click.Context(program), name)
        assert found is not None
        for option in found.params:
            if isinstance(option, click.Option) and not option.hidden:
                silent += [] if option.help else [f"{name} {option.name}"]
                missing += [f"{name} {flag}" for flag in option.opts if flag not in page]
        missing += [] if f'"easeback {name}"' in page else [name]
    assert (silent, missing) == ([], [])
