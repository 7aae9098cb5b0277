"""Text that is nearly right: what people, shells and other programs may hand over."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

ODD = (
    "", " ", "\0", "\n", "\r\n", "\t", "\x1b]52;c;AAAA\x07", "\u202e", "\ufeff", "\udc80", "é",
    "٣", "５", "²", "½", "漢字", "🦵", "-", "--", "-1", "+", "0", "00", "1e999", "9" * 30,
    "9" * 5000, "NaN", "inf", "None", "null", "true", "..", "../x", "~", "~nobody/x", "[", "[[",
    "[" * 3000, "{", '"', "'", "\\", "/", ",", ".", ":", ";", "#", "=", "%s", "{0}", "$HOME",
    "31.", "2026", "0000-00-00", "2026-02-30", "2026-11-99999999999", "9999-12-31", "24:60",
)  # fmt: skip
LONGEST = 20_000


def _flip(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chr(chance.choice((chance.randrange(32, 127), 0x660, 0x2028, 0x300))) + (
        text[at + 1 :]
    )  # fmt: skip


def _drop(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 3) :]


def _odd(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(ODD) + text[at:]


def _double(chance: random.Random, text: str) -> str:
    return (text * chance.choice((2, 3, 50)))[:LONGEST]


def _swap(chance: random.Random, text: str) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def _case(chance: random.Random, text: str) -> str:
    return chance.choice((text.upper(), text.title(), f"  {text} ", text[::-1]))


_WAYS: tuple[Callable[[random.Random, str], str], ...] = (
    _flip, _flip, _drop, _odd, _odd, _double, _swap, _case,
)  # fmt: skip


def mutated(chance: random.Random, samples: Sequence[str]) -> str:
    """One of the samples, or two in one, with up to four things done to it."""
    text = chance.choice(samples)
    if chance.random() < 0.2:
        text = chance.choice((text, f"{text} ", f"{text}-")) + chance.choice(samples)
    for _ in range(chance.randint(0, 4)):
        text = chance.choice(_WAYS)(chance, text)
    return text[:LONGEST]
