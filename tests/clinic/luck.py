"""Chance that depends on nothing but seed, day and question."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple


class Luck(NamedTuple):
    """The luck of one life: the same question on the same day always falls the same way, whatever
    the program did before, so that two versions of it meet the same knee."""

    seed: int

    def draw(self, day: int, question: str) -> float:
        """A number from 0 to below 1."""
        asked = f"{self.seed}|{day}|{question}".encode()
        return int.from_bytes(blake2b(asked, digest_size=7).digest()) / 2**56
