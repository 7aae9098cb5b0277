"""Long rows of values, packed: handed from process to process, and kept so until wanted."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar, overload

import msgspec

Value = TypeVar("Value")
Block = bytes | tuple[Any, ...]
"""Some values as packed JSON, or as they are where JSON cannot hold them: a file's name may be no
text."""
SIZE = 200
"""Values of a block: it is unpacked in a third of a millisecond."""
_encoded = msgspec.json.Encoder().encode


class Packed(Sequence[Value], Generic[Value]):
    """Values of which only a block at a time is unpacked, for who goes through them: a tenth of
    the memory, and nothing to do for who only counts them."""

    def __init__(self, kind: type[Value]) -> None:
        self._decoder = msgspec.json.Decoder(list[kind])  # type: ignore[valid-type]
        self._blocks: list[Block] = []
        self._count = 0

    def add(self, block: Block, count: int) -> None:
        """Take so many values behind the others; blocks are of `SIZE`, but for the last."""
        self._blocks.append(block)
        self._count += count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Value]:
        for block in self._blocks:
            yield from self._unpacked(block)

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, place: int | slice) -> Value | tuple[Value, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        at = range(self._count)[place]
        return self._unpacked(self._blocks[at // SIZE])[at % SIZE]

    def _unpacked(self, block: Block) -> Sequence[Value]:
        if isinstance(block, tuple):
            return block
        values: list[Value] = self._decoder.decode(zlib.decompress(block))
        return values


def blocks(values: Iterable[Any]) -> Iterator[tuple[Block, int]]:
    """The values in packed blocks, each with how many it holds."""
    rest = iter(values)
    while block := tuple(islice(rest, SIZE)):
        try:
            yield zlib.compress(_encoded(block), 1), len(block)
        except (UnicodeEncodeError, OverflowError):
            yield block, len(block)
