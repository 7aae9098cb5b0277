"""The pain check-in: one digit logs it."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual.binding import Binding, BindingType

from planner.domain.values.calendar import DAY
from planner.domain.values.journal import SWELLING, Moment, PainReading
from planner.domain.values.record import Side
from planner.logbook.logbook import Logbook
from planner.logbook.questions import Question
from planner.present.pain_scale import run_scale
from planner.screens.shared.following import after_fact, offer_steps, screen_after, show_flare
from planner.screens.shared.page import Page
from planner.widgets.kit.keys import TEN, scores
from planner.widgets.kit.text import Span, Spans
from planner.widgets.score_dialog import ONE_WAITS, ScoreDialog
from planner.wording import days
from planner.wording.entries import MOMENTS, question_words

MOMENT_ORDER = tuple(moment for moment in Moment if moment is not Moment.EXERCISE)
"""Pain in an exercise is asked for where it is done, on a scale of its own."""
DAYS_BACK = 7
SIDE_ORDER = (Side.LEFT, Side.RIGHT, Side.BOTH)


class PainSaid(msgspec.Struct, frozen=True):
    """What was answered."""

    reading: PainReading
    """Not yet written."""
    gone: bool = False
    """True if a swelling that was seen is gone."""


class PainDialog(ScoreDialog[PainSaid | None]):
    """Asks for a score: first what is still missing, else how the knee is now. The moment, the
    day and the knee are preset and can be changed first.

    Gives back what was said, or None.
    """

    CSS = """
    PainDialog.-flare > Vertical { border: tall $error 50%; }
    """
    WIDTH = 64
    HANG = 9
    BINDINGS: ClassVar[list[BindingType]] = [
        *scores("pain", "Pain", "Log pain"),
        Binding("n", "next_question", "Next", show=False, id="pain.next",
                tooltip="The next score that is missing; after the last one, how the knee is now"),
        Binding("m,right", "next_moment(1)", "When", show=False, id="pain.moment",
                tooltip="Another moment"),
        Binding("M,left", "next_moment(-1)", "When", show=False, id="pain.moment_back",
                tooltip="The moment before"),
        Binding("d", "earlier_day", "Day", show=False, id="pain.day",
                tooltip="The day before; after a week today again"),
        Binding("s", "next_side", "Side", show=False, id="pain.side", tooltip="The other knee"),
        Binding("w", "switch_swelling", "Swollen", show=False, id="pain.swelling",
                tooltip="The knee is swollen, or no longer"),
        Binding("escape,q", "close", "Leave", show=False, id="pain.close",
                tooltip="Leave without logging"),
        Binding("backspace", "step_back", "Back", show=False, id="pain.back",
                tooltip="Take the 1 back that waits for a 0, or leave"),
    ]  # fmt: skip

    def __init__(self, logbook: Logbook, *, flare: bool = False) -> None:
        super().__init__()
        self.logbook = logbook
        self._flare = flare
        self._questions = () if flare else logbook.questions.open()
        self._place = 0
        """Which question is asked; behind the last one the knee is asked for as it is now."""
        self._swollen = logbook.facts.swollen_since()
        self._gone = False
        self._reading = self._as_asked()
        self.set_class(flare, "-flare")

    def on_mount(self) -> None:
        """Show the preset answers."""
        self._show()

    @property
    def _asked(self) -> Question | None:
        """The question being asked; None once something else is told."""
        questions, place = self._questions, self._place
        return questions[place] if place < len(questions) else None

    def _as_asked(self) -> PainReading:
        """A reading that answers the question, or says how the knee is now."""
        book, now, asked = self.logbook, self.logbook.now(), self._asked
        if asked is not None:
            return book.questions.reading_for(asked, 0)
        at, side = f"{now:%H:%M}", book.sore
        moment = book.questions.unnamed_moment(now.date(), at, side, flare=self._flare)
        return book.facts.reading_of(0, moment=moment, side=side, flare=self._flare)

    def _show(self) -> None:
        self.show_lines(self._lines())

    def _lines(self) -> tuple[Spans, ...]:
        asked, title, more = self._asked, "", 0
        if asked is not None:
            title = question_words(asked.what, asked.day, asked.side, self.logbook.today)
            more = len(self._questions) - self._place
        swelling = "gone" if self._gone else "swollen" if self._reading.swelling else ""
        return pain_lines(
            self.logbook, self._reading, title, more, swelling, self._swollen is not None
        )

    def begun(self) -> None:
        """Say that a 1 waits."""
        *lines, _ = self._lines()
        self.show_lines((*lines, ONE_WAITS))

    def scored(self, score: int) -> None:
        """The answer."""
        self.dismiss(PainSaid(msgspec.structs.replace(self._reading, score=score), self._gone))

    def action_next_question(self) -> None:
        """Leave a question for later, and ask the next one."""
        if self._questions:
            self._place = (self._place + 1) % (len(self._questions) + 1)
            self._reading = self._as_asked()
            self._show()

    def _tell_of_now(self) -> bool:
        """Leave the questions for how the knee is now. True if there was one."""
        if self._asked is None:
            return False
        self._place = len(self._questions)
        self._reading = self._as_asked()
        return True

    def action_next_moment(self, step: int) -> None:
        """Speak of another moment; while a question is asked, of now."""
        if self._tell_of_now():
            self._show()
            return
        place = MOMENT_ORDER.index(self._reading.moment) + step
        moment = MOMENT_ORDER[place % len(MOMENT_ORDER)]
        self._change(moment=moment)

    def action_earlier_day(self) -> None:
        """Speak of the day before, up to a week back, and then of today again."""
        self._tell_of_now()
        now = self.logbook.now()
        back = ((now.date() - self._reading.date).days + 1) % DAYS_BACK
        day = now.date() - back * DAY
        moment = self._reading.moment
        if back and self.logbook.questions.open_mornings(day, self._reading.side):
            moment = Moment.MORNING
        self._change(date=day, at="" if back else f"{now:%H:%M}", moment=moment)

    def action_next_side(self) -> None:
        """Speak of another knee."""
        self._tell_of_now()
        place = SIDE_ORDER.index(self._reading.side) + 1
        self._change(side=SIDE_ORDER[place % len(SIDE_ORDER)])

    def action_switch_swelling(self) -> None:
        """The knee is swollen; or what was seen is gone; or nothing is said of it."""
        swollen, gone = self._reading.swelling, self._gone
        self._gone = swollen and self._swollen is not None
        self._change(swelling=not swollen and not gone)

    def _change(self, **fields: object) -> None:
        self._reading = msgspec.structs.replace(self._reading, **fields)
        self._show()

    def action_step_back(self) -> None:
        """Take a 1 back, or leave without logging."""
        if self.drop_one():
            self._show()
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Leave without logging."""
        self.dismiss(None)


async def keep_said(page: Page, said: PainSaid | None) -> None:
    """Keep a score, then whatever it asks for."""
    if said is None:
        return
    book, before = page.logbook, page.logbook.flares.mark()
    is_morning = said.reading.moment is Moment.MORNING
    due = book.steps.due_or_none() if is_morning else ()
    if page.did(lambda: _keep(book, said)):
        page.done()
        await after_fact(page, before)
        if is_morning:
            await offer_steps(page, due)


def _keep(book: Logbook, said: PainSaid) -> None:
    gone = (book.facts.test_of(SWELLING, 0),) if said.gone else ()
    book.questions.keep_pain(said.reading, *gone)


async def keep_flare(page: Page, said: PainSaid | None) -> None:
    """Keep how bad the flare is, and show what would change."""
    book, before = page.logbook, page.logbook.flares.mark()
    if said is None or not page.did(lambda: _keep(book, said)):
        return
    await screen_after(page, before)
    if book.flares.now() is None:
        score = said.reading.score
        page.said(f"{score}/10 is no flare by the rules: logged, nothing changes.")
    else:
        await show_flare(page)


def pain_lines(
    book: Logbook, reading: PainReading, question: str, more: int, swelling: str, was_swollen: bool
) -> tuple[Spans, ...]:
    """The dialog's lines. `question` is what is missing, the first of `more`; `swelling` what is
    said of it: `swollen`, `gone` or nothing."""
    title = "Pain flare" if reading.flare else question or "How is the knee?"
    when = "" if question else f"   {MOMENTS[reading.moment]}"
    box = {"swollen": "[x] swollen", "gone": "[x] no longer swollen"}.get(swelling, "[ ] swollen")
    bands, scale = run_scale(book.parameters), [Span("  pain  ", "muted")]
    for score in range(11):
        if score == 0 or bands.glyph(score) != bands.glyph(score - 1):
            scale.append(Span(f" {bands.glyph(score)}", bands.tone(score)))
        scale.append(Span(f" {TEN if score == 10 else score}", bands.tone(score)))
    moments: list[Span] = [Span("  when   ", "muted")]
    for moment in MOMENT_ORDER:
        chosen = moment is reading.moment
        moments.append(Span(f"[{moment}] " if chosen else f"{moment} ", "strong" if chosen else ""))
    return (
        (
            Span(title, "bad" if reading.flare else "strong"),
            Span(when),
            Span("", "fill"),
            Span(reading.at, "muted"),
        ),
        (),
        tuple(scale),
        (Span(f"         {bands.words}", "muted"),),
        (),
        (*moments, Span(" m", "strong"), Span(" changes", "muted")),
        (
            Span("  day    ", "muted"),
            Span(f"[{days.dated(reading.date, book.today)}]", "strong"),
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
            Span(box),
            Span("   w", "strong"),
            Span(" changes, or says that it is gone" if was_swollen else " changes", "muted"),
        ),
        (),
        (
            Span("0–10", "strong"),
            Span(" logs it, "),
            Span(TEN, "strong"),
            Span(" is ten too   "),
            *_next_spans(more),
            Span("q", "strong"),
            Span(" leaves it", "muted"),
        ),
    )


def _next_spans(more: int) -> Spans:
    """`n next (2 more)`, while something is asked."""
    if not more:
        return ()
    left = f" next ({more - 1} more)   " if more > 1 else " asks of now   "
    return (Span("n", "strong"), Span(left, "muted"))


def usual_words(book: Logbook) -> str:
    """The usual morning score, or a dash."""
    usual = book.caps.usual_pain()
    return "–" if usual is None else f"{usual}/10"
