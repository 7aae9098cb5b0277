"""`make clinic`: live all lives, print the table, write docs/clinic.md.

`make clinic ARGS="--only red,ill"` lives those whose names begin so, and those they are compared
with, and leaves the document alone. The exit code is 1 if a criterion is not met.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter

from tests.clinic import report
from tests.clinic.diary import Diary
from tests.clinic.life import Life, live
from tests.clinic.lives import LIVES

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "clinic.md"
Job = tuple[str, int]
"""A life's name and its seed."""


def main() -> int:
    """Live and judge; 1 if something is not met, 2 if no life is named so."""
    parser = argparse.ArgumentParser(prog="tests.clinic", description=__doc__)
    parser.add_argument("--only", metavar="NAMES", help="names, or how they begin, with commas")
    told = parser.parse_args()
    chosen = chosen_lives(told.only.split(",") if told.only else ("",))
    if not chosen:
        print(f"No life is called so. There are: {', '.join(LIVES)}.", file=sys.stderr)
        return 2
    begun = perf_counter()
    found = report.lived(chosen, lived_through(with_compared(chosen)))
    print("\n".join(report.table(found)))
    if not told.only:
        DOCUMENT.write_text(report.document(found), encoding="utf-8")
        print(f"\nwritten: docs/{DOCUMENT.name}, after {perf_counter() - begun:.0f} s")
    return int(not all(one.passes for one in found))


def chosen_lives(beginnings: Sequence[str]) -> tuple[Life, ...]:
    """The lives whose names begin so."""
    return tuple(life for life in LIVES.values() if life.name.startswith(tuple(beginnings)))


def with_compared(lives: Iterable[Life]) -> tuple[Life, ...]:
    """These lives and those that their criteria compare them with."""
    lives = tuple(lives)
    others = (LIVES[one.versus] for life in lives for one in life.criteria if one.versus)
    return tuple({life.name: life for life in (*lives, *others)}.values())


def lived_through(lives: Sequence[Life]) -> dict[str, tuple[Diary, ...]]:
    """The diaries of each life, one for each seed, lived on all cores."""
    jobs = [(life.name, seed) for life in lives for seed in range(life.seeds)]
    # The longest first, so that no core waits for one of them at the end.
    jobs.sort(key=lambda job: -LIVES[job[0]].weeks)
    found: dict[Job, Diary] = {}
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for done, (job, diary) in enumerate(pool.imap_unordered(_lived, jobs), start=1):
            found[job] = diary
            print(f"{done}/{len(jobs)} {job[0]}", file=sys.stderr, flush=True)
    return {
        life.name: tuple(found[life.name, seed] for seed in range(life.seeds)) for life in lives
    }


def _lived(job: Job) -> tuple[Job, Diary]:
    name, seed = job
    return job, live(LIVES[name], seed)


if __name__ == "__main__":
    sys.exit(main())
