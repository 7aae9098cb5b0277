"""`easeback journal`: what happened, by kind, leg, tag and words."""

from __future__ import annotations

import pytest

from planner.cli import journal

AT = "2026-12-02T18:00"


@pytest.fixture
def lived(planned):
    """Three days of this and that."""
    planned("note", "cold & wet [left] <b>", "-t", "weather", at="2026-11-30T20:00")
    planned("log", "run", "3k", "21:00", "--pain", "1", at="2026-12-01T18:40")
    planned("pain", "2", "--stairs", "--side", "right", at="2026-12-02T07:30")
    return planned


def test_the_latest_day_stands_first_and_its_entries_by_the_hour(lived):
    lines = lived("journal", at=AT).out.splitlines()

    heads = [line for line in lines if not line.startswith(" ")]
    assert heads == ["Wed 2 Dec 2026", "Tue 1 Dec 2026", "Mon 30 Nov 2026"]
    assert lines[1].endswith("  07:30  pain 2/10 right on stairs")
    assert "cold & wet [left] <b> #weather" in "\n".join(lines)


def test_kinds_words_legs_tags_and_days_choose(lived):
    def words(*options: str) -> list[str]:
        return [one["words"] for one in lived("journal", *options, "--json", at=AT).data]

    assert words("--kind", "run") == ["ran 3.0 km 21:00, pain 1/10"]
    assert words("--contains", "COLD left") == ["cold & wet [left] <b>"]
    assert words("-t", "#weather") == ["cold & wet [left] <b>"]
    assert words("--side", "right", "--kind", "pain") == ["pain 2/10 right on stairs"]
    assert words("--from", "tue", "--to", "tue", "--kind", "run", "--kind", "pain") == [
        "ran 3.0 km 21:00, pain 1/10"
    ]
    assert words("--contains", "nowhere") == []


def test_json_tells_day_hour_kind_and_id(lived):
    (one,) = lived("journal", "--kind", "note", "--json", at=AT).data
    assert {key: one[key] for key in ("date", "time", "kind", "tags", "more")} == {
        "date": "2026-11-30", "time": "20:00", "kind": "note", "tags": ["weather"], "more": [],
    }  # fmt: skip
    assert lived("rm", one["id"][:8], at=AT).code == 0
    assert lived("journal", "--kind", "note", "--json", at=AT).data == []


def test_markdown_takes_no_text_for_markup(lived):
    lived("note", "--", "- no list\n1. none\n# no heading", at="2026-11-29T09:00")

    out = lived("journal", "--kind", "note", "--format", "md", at=AT).out

    assert out.splitlines() == [
        "## Mon 30 Nov 2026", "", "- 20:00 cold \\& wet \\[left\\] \\<b\\> \\#weather", "",
        "## Sun 29 Nov 2026", "", "- 09:00 \\- no list", "  1\\. none", "  \\# no heading",
    ]  # fmt: skip


def test_plain_says_the_day_on_each_line(lived):
    out = lived("journal", "--kind", "run", "--plain", at=AT).out
    assert out.startswith("Tue 1 Dec 2026, ")
    assert out.rstrip().endswith("ran 3.0 km 21:00, pain 1/10")


def test_without_days_only_the_latest_are_shown_and_it_says_so(lived, monkeypatch):
    monkeypatch.setattr(journal, "LISTED", 2)

    few = lived("journal", at=AT)

    assert len([line for line in few.out.splitlines() if line.startswith(" ")]) == 2
    assert "latest 2 entries: --all" in few.err
    assert len(lived("journal", "--json", at=AT).data) == 2
    assert len(lived("journal", "--all", "--json", at=AT).data) > 2
    assert len(lived("journal", "--from", "-7d", "--json", at=AT).data) > 2


def test_what_cannot_be_is_refused(lived):
    assert lived("journal", "--from", "tue", "--to", "2026-01-01", at=AT).code == 2
    assert lived("journal", "--kind", "nothing", at=AT).code == 2
    assert lived("journal", "--contains", "zzz", at=AT).out == "No entry.\n"
