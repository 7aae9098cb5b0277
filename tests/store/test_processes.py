"""Several programs at once, and programs that are killed."""

from __future__ import annotations

import random
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

from planner.store.journal import Journal
from tests.store.samples import Clock, everything, put, raw_of, run

WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path

    from planner.store.journal import Journal
    from tests.store.samples import Clock, done, put, run

    folder, name, device, count = sys.argv[1:]
    journal = Journal.open(Path(folder), device=device, now=Clock())
    for number in range(int(count)):
        if number % 3 == 2:  # a record that grows and shrinks, as ticked and unticked sets do
            put(journal, done(*("x" * size for size in range(1, number % 7))))
        put(journal, run(f"{name}-{number}", f"2026-{number % 2 + 11}-0{number % 9 + 1}"))
        print(f"{name}-{number}", flush=True)
        if number % 10 == 9:
            journal.checkpoint()
    """
)


def writer(folder: Path, name: str, device: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, device, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def runs_in(journal: Journal) -> set[str]:
    return {raw["id"] for raw in everything(journal)["facts"] if raw["kind"] == "run"}


def test_two_programs_lose_nothing_of_each_others_changes(folder, open_journal):
    programs = [
        writer(folder, "one", "laptop-1a2b", 100),
        writer(folder, "two", "laptop-1a2b", 100),
        writer(folder, "three", "phone-3c4d", 50),
    ]
    confirmed: set[str] = set()
    for program in programs:
        confirmed |= set(program.communicate(timeout=60)[0].split())
        assert program.returncode == 0

    journal = open_journal()

    assert len(confirmed) == 250
    assert runs_in(journal) == confirmed
    assert journal.notices == []
    for file in folder.glob("*.json"):
        file.unlink()
    assert everything(open_journal()) == everything(journal)


def test_nothing_confirmed_is_lost_when_the_program_is_killed(folder, open_journal):
    chance = random.Random(20261123)
    confirmed: set[str] = set()

    for kill in range(15):
        program = writer(folder, f"run{kill}", "laptop-1a2b", 1000)
        assert program.stdout is not None
        for _ in range(chance.randint(1, 25)):
            confirmed.add(program.stdout.readline().strip())
        program.kill()
        # Not `communicate`: what `readline` has read ahead would be lost with it.
        confirmed |= set(program.stdout.read().split())
        program.stdout.close()
        program.wait(timeout=60)

        journal = open_journal()
        found = runs_in(journal)
        assert confirmed <= found
        assert len(found) <= len(confirmed) + kill + 1  # written, but killed before it could say
        assert not any("could not be read" in notice for notice in journal.notices)


def test_months_may_be_read_in_a_thread_while_changes_are_made(journal, open_journal):
    raws = [run(f"run-{n}", f"{2016 + n // 12}-{n % 12 + 1:02d}-01") for n in range(120)]
    journal.commit("Imported", [journal.edits_for(None, raw, "facts") for raw in raws])
    journal.close()
    again = open_journal()

    reader = threading.Thread(target=again.load_all)
    reader.start()
    for number in range(30):
        put(again, run(f"new-{number}", f"{2016 + number % 10}-06-01"))
    reader.join(timeout=30)

    assert len(again.records("facts")) == 150
    assert everything(open_journal()) == everything(again)


def test_a_backup_may_be_made_in_a_thread_while_changes_are_made(journal, folder):
    put(journal, run())
    thread = threading.Thread(target=journal.backup)

    thread.start()
    for number in range(30):
        put(journal, run(f"new-{number}"))
        journal.checkpoint()
    thread.join(timeout=30)

    assert (folder / "backups" / "2026-11-23.zip").exists()


def test_another_program_may_make_checkpoints_while_months_are_still_to_be_read(folder):
    """The second program moves records between months that the first has not read yet."""
    first = Journal.open(folder, device="laptop-1a2b", now=Clock())
    put(first, run("r-1", "2026-09-01", note="kept"))
    put(first, run("r-2", "2026-11-01", note="kept"))
    first.close()
    first = Journal.open(folder, device="laptop-1a2b", now=Clock())
    raw_of(first, "facts", "r-2", "2026-11")

    with Journal.open(folder, device="laptop-1a2b", now=Clock()) as second:
        second.load_all()
        put(second, run("r-1", "2026-11-02", note="kept"))
        put(second, run("r-2", "2026-09-02", note="kept"))
    first.poll()

    expected = [run("r-1", "2026-11-02", note="kept"), run("r-2", "2026-09-02", note="kept")]
    assert everything(first)["facts"] == expected
    put(first, run("r-3"))
    first.close()
    assert everything(Journal.open(folder, device="a", now=Clock()))["facts"][:2] == expected
