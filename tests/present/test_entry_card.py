"""One entry with all that is told of it, and where it leads."""

from __future__ import annotations

from planner.logbook.logbook import Logbook
from planner.logbook.looking.entries import Entries
from planner.logbook.looking.links import Links
from planner.present.entry_card import entry_card
from planner.widgets.kit.text import plain
from planner.widgets.paragraphs import Paragraph
from tests.logbook.living import DAY, MONDAY, TODAY, planned_run, profile, ran, running


def card(book: Logbook, key: str, day: object = TODAY) -> tuple[Paragraph, ...]:
    entries = Entries(book)
    entry = next(one for one in entries.month("2026-11") if one.key == key and one.date == day)
    return entry_card(book, entry, Links(book, entries).of(entry))


def told(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [" " * one.indent + plain(one.spans) for one in paragraphs]


def test_a_run_shows_its_notes_as_links(book: Logbook) -> None:
    run = ran(book, TODAY - DAY, 3)
    note = book.facts.add_note("[b]new shoes", about=run.id)

    found = card(book, run.id, TODAY - DAY)

    assert told(found) == [
        "? ran 3.0 km, pain 1/10",
        "Tue 24 Nov   written on Wed 25 Nov",
        "",
        "Leads to",
        "  “ Wed 25 Nov  [b]new shoes",
    ]
    assert [one.key for one in found if one.key] == [note.id]
    assert "→ run of 3.0 km on Tue 24 Nov" in told(card(book, note.id))[2]


def test_a_flare_shows_what_was_taken_and_refused_and_the_guess(book: Logbook) -> None:
    book.put("Profile", [profile()])
    running(book, until=MONDAY - DAY)
    planned_run(book, TODAY + DAY, 9)
    planned_run(book, TODAY + 3 * DAY, 9)
    run = ran(book, TODAY, 6, pain_during=6)
    proposal = book.proposals.flare()
    assert proposal is not None
    places = [n for n, change in enumerate(proposal.changes) if change.changed]
    book.proposals.accept(proposal, places[1:], "race on Sunday", "Flare")
    key = f"flare-{TODAY}"
    guess = book.facts.add_note("hills?", ("guess",), day=TODAY, about=key)
    other = book.facts.add_note("stairs hurt", day=TODAY, about=key)

    found = card(book, key)
    said = "\n".join(told(found))

    assert "Set off by\n  ➜ Wed 25 Nov  ran 6.0 km, pain 6/10" in said
    assert "In the 48 hours before it began\n  the longest run lately (+1.0 km)\n" in said
    assert "no cause is claimed" in said
    assert f"{len(places) - 1} change" in said
    assert "taken, 1 refused: “race on Sunday”" in said
    assert "Your guess\n  hills?   e edits it" in said
    assert said.endswith("Notes and scores about it\n  “ Wed 25 Nov  stairs hurt")
    keys = [one.key for one in found if one.key]
    assert keys[0] == run.id
    assert keys[-1] == other.id
    assert guess.id not in keys


def test_a_flare_whose_run_is_gone_still_says_what_it_was(book: Logbook) -> None:
    for back in range(6):
        book.facts.log_pain(
            book.facts.reading_of(4, moment="morning", day=TODAY - back * DAY)  # type: ignore[arg-type]
        )
    entries = Entries(book)
    flares = [one for one in entries.month("2026-11") if one.kind == "flare"]
    for one in flares:
        assert "Set off by" in told(card(book, one.key, one.date))
    assert flares
