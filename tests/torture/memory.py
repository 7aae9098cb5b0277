"""How much memory this process holds."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import NamedTuple

_PAGES = Path("/proc/self/statm")


class Held(NamedTuple):
    """What is held at one moment."""

    objects: int
    """Python's objects that can hold others."""
    resident: int
    """Bytes of the process; 0 where the system does not say."""


def held() -> Held:
    """Look, after everything that can go has gone."""
    gc.collect()
    pages = int(_PAGES.read_text().split()[1]) if _PAGES.exists() else 0
    return Held(len(gc.get_objects()), pages * os.sysconf("SC_PAGE_SIZE") if pages else 0)
