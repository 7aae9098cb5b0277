"""The logbook of the parts' tests: a folder of its own, on a Wednesday noon that lasts."""

from __future__ import annotations

from tests.logbook.conftest import book, clock, folder, open_book

__all__ = ["book", "clock", "folder", "open_book"]
