"""The pain check-in: one digit logs it."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.domain.values.calendar import DAY
from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.record import Side
from planner.domain.values.run import Run
from planner.logbook.book import new_id
from planner.logbook.logbook import Logbook
from planner.present.journal import PAIN_GLYPHS, PAIN_TONES
from planner.screens.book_page import BookPage
from planner.widgets.dialog import Dialog
from planner.widgets.keys import TEN, scores
from planner.widgets.span_lines import SpanLines
from planner.widgets.text import Span, Spans
from planner.wording import days
from planner.wording.entries import MOMENTS

MOMENT_ORDER = tuple(moment for moment in Moment if moment is not Moment.EXERCISE)
"""Pain in an exercise is asked for where it is done, on a scale of its own."""
DAYS_BACK = 7
SIDE_ORDER = (Side.LEFT, Side.RIGHT, Side.BOTH)


class PainDialog(Dialog[PainReading | None]):
    """Asks for a score; the moment and the knee are preset and can be changed first.

    Gives back the reading, not yet written, or None.
    """

    CSS = """
    PainDialog { align: center middle; }
    PainDialog > SpanLines {
        width: 64; max-width: 100%; height: auto; max-height: 100%;
        border: tall $accent; background: $surface; padding: 0 1;
    }
    PainDialog.-flare > SpanLines { border: tall $error 50%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *scores("pain", "Pain", "Log pain"),
        Binding("m,right", "next_moment(1)", "When", show=False, id="pain.moment",
                tooltip="Another moment"),
        Binding("M,left", "next_moment(-1)", "When", show=False, id="pain.moment_back",
                tooltip="The moment before"),
        Binding("d", "earlier_day", "Day", show=False, id="pain.day",
                tooltip="The day before; after a week today again"),
        Binding("s", "next_side", "Side", show=False, id="pain.side", tooltip="The other knee"),
        Binding("w", "switch_swelling", "Swollen", show=False, id="pain.swelling",
                tooltip="The knee is swollen"),
        Binding("escape,q,backspace", "close", "Leave", show=False, id="pain.close",
                tooltip="Leave without logging"),
    ]  # fmt: skip

    def __init__(self, logbook: Logbook, *, flare: bool = False) -> None:
        super().__init__()
        self.logbook = logbook
        now = logbook.now()
        ran = any(isinstance(record, Run) for record in logbook.on(now.date()))
        moment = Moment.MORNING if logbook.morning_due() else Moment.REST
        if flare and ran:
            moment = Moment.DURING
        self._reading = PainReading(
            id=new_id(),
            date=now.date(),
            at=f"{now:%H:%M}",
            score=0,
            side=logbook.sore,
            moment=moment,
            flare=flare,
        )
        self.set_class(flare, "-flare")

    def compose(self) -> ComposeResult:
        """One block of lines."""
        yield SpanLines(hang=9)

    def on_mount(self) -> None:
        """Show the preset answers."""
        self._show()

    def _show(self) -> None:
        self.query_one(SpanLines).lines = pain_lines(self.logbook, self._reading)

    def action_score(self, score: int) -> None:
        """The answer."""
        self.dismiss(msgspec.structs.replace(self._reading, score=score))

    def action_next_moment(self, step: int) -> None:
        """Speak of another moment."""
        place = MOMENT_ORDER.index(self._reading.moment) + step
        moment = MOMENT_ORDER[place % len(MOMENT_ORDER)]
        self._change(moment=moment)

    def action_earlier_day(self) -> None:
        """Speak of the day before, up to a week back, and then of today again."""
        now = self.logbook.now()
        back = ((now.date() - self._reading.date).days + 1) % DAYS_BACK
        day = now.date() - back * DAY
        moment = self._reading.moment
        if back and not self.logbook.morning_known(day):
            moment = Moment.MORNING
        self._change(date=day, at="" if back else f"{now:%H:%M}", moment=moment)

    def action_next_side(self) -> None:
        """Speak of another knee."""
        place = SIDE_ORDER.index(self._reading.side) + 1
        self._change(side=SIDE_ORDER[place % len(SIDE_ORDER)])

    def action_switch_swelling(self) -> None:
        """The knee is swollen, or is not after all."""
        self._change(swelling=not self._reading.swelling)

    def _change(self, **fields: object) -> None:
        self._reading = msgspec.structs.replace(self._reading, **fields)
        self._show()

    def action_close(self) -> None:
        """Leave without logging."""
        self.dismiss(None)


async def log_pain(page: BookPage) -> None:
    """Ask for a score and keep it, then whatever it asks for."""
    book, before = page.logbook, page.logbook.knee_mark()
    reading = await page.ask(PainDialog(book))
    if reading is None:
        return
    is_morning = reading.moment is Moment.MORNING
    due = book.steps_or_none() if is_morning else ()
    if page.did(lambda: book.log_pain(reading)):
        page.done()
        await page.after_fact(before)
        if is_morning:
            from planner.screens.proposing import (
                propose_new_steps,  # 5 ms the dialog can do without
            )

            await propose_new_steps(page, due)


async def report_flare(page: BookPage) -> None:
    """Ask how bad the flare is, keep it, and show what would change."""
    book, before = page.logbook, page.logbook.knee_mark()
    reading = await page.ask(PainDialog(book, flare=True))
    if reading is None or not page.did(lambda: book.log_pain(reading)):
        return
    await page.screen_after(before)
    if book.flare() is None:
        page.said(f"{reading.score}/10 is no flare by the rules: logged, nothing changes.")
    else:
        from planner.screens.proposing import propose_flare  # as in `log_pain`

        await propose_flare(page)


def pain_lines(book: Logbook, reading: PainReading) -> tuple[Spans, ...]:
    """The dialog's lines."""
    title = "Pain flare" if reading.flare else "How is the knee?"
    scale: list[Span] = [Span("  pain  ", "muted")]
    for score in range(11):
        if score == 0 or PAIN_GLYPHS[score] != PAIN_GLYPHS[score - 1]:
            scale.append(Span(f" {PAIN_GLYPHS[score]}", PAIN_TONES[score]))
        scale.append(Span(f" {TEN if score == 10 else score}", PAIN_TONES[score]))
    moments: list[Span] = [Span("  when   ", "muted")]
    for moment in MOMENT_ORDER:
        chosen = moment is reading.moment
        moments.append(Span(f"[{moment}] " if chosen else f"{moment} ", "strong" if chosen else ""))
    return (
        (
            Span(title, "bad" if reading.flare else "strong"),
            Span(f"   {MOMENTS[reading.moment]}"),
            Span("", "fill"),
            Span(reading.at, "muted"),
        ),
        (),
        tuple(scale),
        (Span("         ● fine to 2  ▲ 3–4 hold  ■ from 5 too much", "muted"),),
        (),
        (*moments, Span(" m", "strong"), Span(" changes", "muted")),
        (
            Span("  day    ", "muted"),
            Span(f"[{days.medium(reading.date)}]", "strong"),
            Span("   d", "strong"),
            Span(" the day before", "muted"),
        ),
        (
            Span("  knee   ", "muted"),
            Span(f"[{reading.side}]", "strong"),
            Span(f"  usual {usual_words(book)}", "muted"),
            Span("   s", "strong"),
            Span(" changes", "muted"),
        ),
        (
            Span("         "),
            Span("[x] swollen" if reading.swelling else "[ ] swollen"),
            Span("   w", "strong"),
            Span(" changes", "muted"),
        ),
        (),
        (
            Span("0–9", "strong"),
            Span(" logs it, "),
            Span(TEN, "strong"),
            Span(" is ten   "),
            Span("q", "strong"),
            Span(" leaves it", "muted"),
        ),
    )


def usual_words(book: Logbook) -> str:
    """The usual morning score, or a dash."""
    usual = book.usual_pain()
    return "–" if usual is None else f"{usual}/10"
