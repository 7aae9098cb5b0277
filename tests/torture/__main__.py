"""`make torture`: torment the program, print the figures, write docs/reliability.md.

Without more it goes on until every kind has reached its aim, which takes hours. `--minutes N`
shares that time out; `--tries N` is so many tries of each kind; `--jobs N` torments in so many
kinds at once, the longest first. `--only KIND,KIND` torments in these alone and leaves the figures
of the others; `--seed` and `--tries` leave the document alone. The exit code is 1 if anything was
lost or ended in a traceback.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from tests.torture import figures, report
from tests.torture.kinds import KINDS
from tests.torture.tally import Round, Tally, Torment

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "reliability.md"
FOLDERS = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
OUTSIDE = ("EASEBACK_DATA", "NO_COLOR", "COLUMNS", "LINES", "EDITOR", "VISUAL")


def main() -> int:
    """Torment; 1 if anything was found, 2 if there is no such kind."""
    told = _told()
    chosen = [kind for kind in KINDS if not told.only or kind.name in told.only.split(",")]
    if not chosen:
        print(f"There are: {', '.join(kind.name for kind in KINDS)}.", file=sys.stderr)
        return 2
    tallies: dict[str, Tally] = {}
    with own_world() as root:
        for name, tally in _tormented(chosen, root, told):
            tallies[name] = tally
            if not (told.tries or told.seed > 1):
                figures.keep({name: figures.taken(tally)})
                DOCUMENT.write_text(report.document(figures.kept()), encoding="utf-8")
                print(f"written: {name} into docs/{DOCUMENT.name}", file=sys.stderr)
    print("\n".join(report.table(tallies)))
    return int(not all(tally.is_clean for tally in tallies.values()))


def _tormented(
    chosen: list[Torment], root: Path, told: argparse.Namespace
) -> Iterator[tuple[str, Tally]]:
    """What became of each kind, as soon as it is known; the longest are begun first."""
    shares = sum(kind.share for kind in chosen) / told.jobs
    by_length = sorted(chosen, key=lambda kind: -kind.share)
    with ProcessPoolExecutor(told.jobs, multiprocessing.get_context("fork")) as pool:
        jobs = {pool.submit(_tally, kind.name, root, told, shares): kind.name
                for kind in by_length}  # fmt: skip
        for job in as_completed(jobs):
            yield jobs[job], job.result()


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.torture", description=__doc__)
    parser.add_argument("--minutes", type=float, metavar="N", help="shared out over the kinds")
    parser.add_argument("--tries", type=int, metavar="N", help="of each kind")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the first one")
    parser.add_argument("--only", metavar="KINDS", help="with commas")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="kinds at once")
    return parser.parse_args()


def _tally(name: str, root: Path, told: argparse.Namespace, shares: float) -> Tally:
    kind = next(one for one in KINDS if one.name == name)
    print(f"{name} ...", file=sys.stderr, flush=True)
    seconds = told.minutes * 60 * kind.share / shares if told.minutes else None
    most = told.tries or kind.aim
    tried = Round(kind.name, root / kind.name, first=told.seed, most=most, seconds=seconds)
    kind.work(tried)
    print(f"  {tried.progress}", file=sys.stderr, flush=True)
    return tried.tally


@contextmanager
def own_world() -> Iterator[Path]:
    """A folder that goes at the end, with home and all its folders in it: what keys and commands
    write lands nowhere else."""
    root = Path(tempfile.mkdtemp(prefix="easeback-torture-"))
    os.environ.update({"HOME": str(root), "TZ": "UTC", "LC_ALL": "C.UTF-8",
                       "TEXTUAL_ANIMATIONS": "none"})  # fmt: skip
    os.environ.update({name: str(root / name.lower()) for name in FOLDERS})
    for name in OUTSIDE:
        os.environ.pop(name, None)
    os.chdir(root)
    try:
        yield root
    finally:
        os.chdir(ROOT)
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
