"""One line of keys and what they do, drawn from the bindings that are live right now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec
from textual import events
from textual.binding import ActiveBinding, Binding
from textual.reactive import reactive
from textual.screen import Screen

from planner.widgets.kit.line_widget import LineWidget
from planner.widgets.kit.text import Piece, Span, Spans, cells, fit

_GAP = 2


class Hint(msgspec.Struct, frozen=True):
    """Keys under one description."""

    keys: str
    """As shown, such as `+ -`."""
    words: str
    names: frozenset[str]
    """Ids and actions of the bindings it stands for."""
    press: str
    """The key a click presses."""
    enabled: bool = True
    shown: bool = True
    """False if it is hinted only when asked for by name."""

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cells((Span(f"{self.keys} {self.words}"),))


def gather(
    active: Iterable[ActiveBinding], display: Callable[[Binding], str], named: Collection[str] = ()
) -> list[Hint]:
    """The hints of these bindings, in their order; a group becomes one hint, extra keys none.

    Bindings that are not shown are left out, unless `named` holds an id or action of theirs.
    """
    gathered: dict[object, list[ActiveBinding]] = {}
    for one in active:
        if one.binding.description:
            gathered.setdefault(one.binding.group or one.binding.action, []).append(one)
    return [_hint(group, display) for group in gathered.values() if _is_wanted(group, named)]


def _is_wanted(group: list[ActiveBinding], named: Collection[str]) -> bool:
    return any(
        one.binding.show or one.binding.action in named or one.binding.id in named for one in group
    )


def _hint(group: list[ActiveBinding], display: Callable[[Binding], str]) -> Hint:
    first = group[0].binding
    keys = {one.binding.action: one.binding for one in reversed(group)}
    ordered = [keys[action] for action in dict.fromkeys(one.binding.action for one in group)]
    names = {one.binding.action for one in group} | {one.binding.id or "" for one in group}
    return Hint(
        " ".join(display(binding) for binding in ordered),
        _lowered(first.group.description if first.group else first.description),
        frozenset(names - {""}),
        first.key,
        any(one.enabled for one in group),
        any(one.binding.show for one in group),
    )


def _lowered(words: str) -> str:
    """Hints are words of one line, not titles."""
    return words[:1].lower() + words[1:]


def choose(hints: list[Hint], order: tuple[str, ...], limit: int) -> list[Hint]:
    """The hints named in `order` first, then the others that want to be shown; at most `limit`."""
    named = [hint for name in order for hint in hints if name in hint.names]
    rest = [hint for hint in hints if hint.shown]
    return list(dict.fromkeys([*named, *rest]))[:limit]


def place(hints: list[Hint], width: int, pinned: str = "") -> list[tuple[int, Hint]]:
    """Left edges of the hints that fit whole; the pinned one keeps its place at the end."""
    kept = [hint for hint in hints if pinned in hint.names]
    room = width - sum(_GAP + hint.width for hint in kept)
    placed: list[tuple[int, Hint]] = []
    x = 1
    for hint in [hint for hint in hints if hint not in kept]:
        if x + hint.width > room:
            break
        placed.append((x, hint))
        x += hint.width + _GAP
    for hint in kept:
        if x + hint.width <= width:
            placed.append((x, hint))
            x += hint.width + _GAP
    return placed


def hint_spans(placed: list[tuple[int, Hint]]) -> Spans:
    """The line: keys bold, a hint that is not available muted throughout."""
    spans: list[Span] = []
    at = 0
    for x, hint in placed:
        spans += [
            Span(" " * (x - at)),
            Span(hint.keys, "strong" if hint.enabled else "muted"),
            Span(f" {hint.words}", "" if hint.enabled else "muted"),
        ]
        at = x + hint.width
    return tuple(spans)


class KeyHints(LineWidget):
    """Shows the keys of the screen it is on, as they change with the focus and the moment.

    In: `order`, `limit`, `pinned`. A click presses the key.
    """

    DEFAULT_CSS = """
    KeyHints {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $foreground;
    }
    """

    order: reactive[tuple[str, ...]] = reactive((), init=False)
    """Ids or actions of bindings to show first, in this order, even those not shown otherwise."""

    limit: reactive[int] = reactive(8, init=False)
    """At most so many hints."""

    pinned: reactive[str] = reactive("", init=False)
    """Id or action of the hint that is kept, last, however narrow the line."""

    def __init__(
        self,
        order: tuple[str, ...] = (),
        *,
        limit: int = 8,
        pinned: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._active: tuple[ActiveBinding, ...] | None = None
        """The bindings all that is kept here was made of; None if they are not known."""
        self._hints: dict[tuple[str, ...], list[Hint]] = {}
        """By order: it changes with every step of a cursor, the bindings seldom do."""
        self._lines: dict[tuple[tuple[str, ...], int], tuple[Piece, ...]] = {}
        """By order and width."""
        self.set_reactive(KeyHints.order, order)
        self.set_reactive(KeyHints.limit, limit)
        self.set_reactive(KeyHints.pinned, pinned)

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    @property
    def hints(self) -> list[Hint]:
        """What is live now and may be shown, in the order of the bindings."""
        found = self._hints.get(self.order)
        if found is None:
            if self._active is None:
                self._active = tuple(self.screen.active_bindings.values())
            found = gather(self._active, self.app.get_key_display, self.order)
            self._hints[self.order] = found
        return found

    def watch_limit(self) -> None:
        self._lines.clear()

    def watch_pinned(self) -> None:
        self._lines.clear()

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if not screen.app.app_focus or self._active is None:
            return
        active = tuple(screen.active_bindings.values())
        if self._active == active:
            return
        before = self.hints
        self._active = active
        self._hints.clear()
        self._lines.clear()
        if before != self.hints:
            self.refresh()

    def drawn(self) -> Sequence[tuple[Piece, ...]]:
        """The hints, and nothing below them."""
        key = self.order, self.size.width
        line = self._lines.get(key)
        if line is None:
            spans = fit(hint_spans(self._placed()), self.size.width)
            line = self._lines[key] = (Piece(spans),)
        blank = (Piece((Span(" " * self.size.width),)),)
        return (line, *(blank for _ in range(1, self.size.height)))

    def _placed(self) -> list[tuple[int, Hint]]:
        hints = choose(self.hints, self.order, self.limit)
        return place(hints, self.size.width, self.pinned)

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        for x, hint in self._placed():
            if at is not None and x <= at.x < x + hint.width and hint.enabled:
                event.stop()
                self.app.simulate_key(hint.press)
