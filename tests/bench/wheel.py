"""The program as a user gets it: its wheel, installed with byte code into an environment apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Installed(NamedTuple):
    """An environment that holds the pinned requirements and the program, and nothing else."""

    folder: Path

    @property
    def python(self) -> str:
        """Its interpreter."""
        return str(self.folder / "bin" / "python")

    @property
    def program(self) -> str:
        """The installed command."""
        return str(self.folder / "bin" / "easeback")


class BenchError(Exception):
    """A step of the measurement did not work; the message says which and why."""


def installed(cache: Path) -> Installed:
    """Build the wheel of the working tree and install it. Raises BenchError.

    The environment with the requirements is kept; the wheel is made and installed anew.
    """
    place = Installed(cache / "venv")
    wheels = cache / "wheel"
    wanted = (ROOT / "requirements" / "run.txt").read_text()
    kept = cache / "venv.txt"
    if not kept.exists() or kept.read_text() != wanted:
        _run(sys.executable, "-m", "venv", "--clear", str(place.folder))
        _pip(place, "-r", str(ROOT / "requirements" / "run.txt"))
        kept.write_text(wanted)
    for old in wheels.glob("*.whl"):
        old.unlink()
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels))
    _pip(place, "--no-deps", "--no-index", "--force-reinstall", *map(str, wheels.glob("*.whl")))
    _run(place.python, "-m", "compileall", "-q", str(place.folder / "lib"), check=False)
    return place


def _pip(place: Installed, *arguments: str) -> None:
    _run(place.python, "-m", "pip", "-q", "--disable-pip-version-check", "install", *arguments)


def _run(*command: str, check: bool = True) -> None:
    # Without byte code every start would compile the whole program.
    environment = {key: v for key, v in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if check and done.returncode:
        raise BenchError(f"{' '.join(command[:4])} … failed:\n{done.stdout}{done.stderr}".rstrip())
