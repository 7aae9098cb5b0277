"""How it was: a digit for the effort, a digit for the pain."""

from __future__ import annotations

from typing import ClassVar, Literal, NamedTuple

from textual.binding import Binding, BindingType

from planner.present.pain_scale import PainScale
from planner.widgets.kit.keys import TEN, scores
from planner.widgets.kit.text import Span, Spans
from planner.widgets.score_dialog import ONE_WAITS, ScoreDialog

Ask = Literal["effort", "pain"]
BOTH: tuple[Ask, ...] = ("effort", "pain")
QUESTIONS: dict[Ask, str] = {
    "effort": "How hard was it?",
    "pain": "How much did the knee hurt?",
}
EFFORT = "0 nothing   4 moderate   7 hard, still good   10 all out"
"""The scale of effort in words."""


class Rated(NamedTuple):
    """The answers; None for what was not asked."""

    effort: int | None
    pain: int | None


class RateDialog(ScoreDialog[Rated | None]):
    """Asks for scores from 0 to 10, one digit each. Gives back the answers, or None."""

    CSS = "RateDialog { background: $background 40%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *scores("rate", "Score", "Answer"),
        Binding("backspace", "ask_again", "Back", show=False, id="rate.again",
                tooltip="The question before, once more"),
        Binding("escape,q", "close", "Leave", show=False, id="rate.close",
                tooltip="Leave it unanswered: no answer means hold"),
    ]  # fmt: skip

    def __init__(self, title: str, bands: PainScale, asks: tuple[Ask, ...] = BOTH) -> None:
        super().__init__()
        self._title = title
        self._bands = bands
        self._asks = asks
        self._answers: dict[Ask, int] = {}

    def on_mount(self) -> None:
        """The first question."""
        self._show()

    @property
    def _open(self) -> Ask:
        return next(ask for ask in self._asks if ask not in self._answers)

    def _show(self) -> None:
        self.show_lines(self._lines())

    def _lines(self) -> tuple[Spans, ...]:
        return rate_lines(self._title, self._asks, self._answers, self._bands)

    def begun(self) -> None:
        """Say that a 1 waits."""
        lines = self._lines()
        self.show_lines((*lines[:-2], ONE_WAITS, lines[-1]))

    def scored(self, score: int) -> None:
        """The answer to the open question; after the last one all are given."""
        self._answers[self._open] = score
        if len(self._answers) < len(self._asks):
            self._show()
        else:
            self.dismiss(self._rated())

    def action_ask_again(self) -> None:
        """Take the last answer back."""
        if self.drop_one():
            self._show()
        elif self._answers:
            self._answers.popitem()
            self._show()

    def action_close(self) -> None:
        """Leave the rest unanswered."""
        self.dismiss(self._rated() if self._answers else None)

    def _rated(self) -> Rated:
        return Rated(self._answers.get("effort"), self._answers.get("pain"))


def rate_lines(
    title: str, asks: tuple[Ask, ...], answers: dict[Ask, int], bands: PainScale
) -> tuple[Spans, ...]:
    """The dialog's lines: what was answered, and the scale of the open question."""
    lines: list[Spans] = [(Span(title, "strong"),), ()]
    for ask in asks:
        question, words = QUESTIONS[ask], EFFORT if ask == "effort" else bands.words
        if ask in answers:
            lines.append((Span(f"{question}  ", "muted"), Span(f"{answers[ask]}/10", "strong")))
            continue
        lines += [(Span(question, "strong"),), _scale(ask, bands), (Span(f"  {words}", "muted"),)]
        break
    keys = (
        Span("0–10", "strong"), Span(" answers, "), Span(TEN, "strong"), Span(" is ten too   "),
        Span("⌫", "strong"), Span(" back   ", "muted"),
        Span("esc", "strong"), Span(" leaves it", "muted"),
    )  # fmt: skip
    return (*lines, (), keys)


def _scale(ask: Ask, bands: PainScale) -> Spans:
    tones = (bands.tone(score) if ask == "pain" else "info" for score in range(11))
    digits = (Span(f"{TEN if at == 10 else at}  ", tone) for at, tone in enumerate(tones))
    return (Span("  "), *digits)
