"""The line on top of every page, and the banner below it."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.values.journal import Moment, PainReading
from planner.domain.values.plan import Phase, Plan
from planner.domain.values.record import Side
from planner.logbook.logbook import Logbook
from planner.logbook.questions import Question
from planner.present.pain_scale import run_scale
from planner.widgets.day_bars import day_strip
from planner.widgets.kit.text import FILL, Span, Spans, cells
from planner.wording import amounts, days
from planner.wording.as_of import KneeState
from planner.wording.clashes import open_words
from planner.wording.entries import knee, question_words

MORNINGS = 7
_GAP = "   "
SHORT = {
    Moment.BEFORE: "before the run",
    Moment.DURING: "in the run",
    Moment.AFTER: "an hour after",
    Moment.MORNING: "this morning",
}
"""What is asked, where there is no room for the question."""


def header_line(
    book: Logbook, first: date, *, narrow: bool = False, only: str = "",
    gate: tuple[str, ...] = (), width: int = 0,
) -> Spans:  # fmt: skip
    """Program, week, plan and phase; at the right the knee's last seven mornings and its state.

    `only` says what alone is shown, where not everything is; `gate` what shuts the next phase,
    longest first: it stands behind the phase if `width` cells have room for it.
    """
    number = days.week_number(first)
    week = f"wk {number}" if narrow else f"Week {number}"
    begin = (Span("easeback", "strong"), Span(f"{_GAP}{week} · "))
    note = (Span(f"{_GAP}only {only} (F)", "warn"),) if only else ()
    right = knee_spans(book, narrow=narrow)
    plan = plan_words(book, first, narrow=narrow) if not (only and narrow) else ()
    room = width - cells((*begin, *note, *right)) - 1
    middle = _middle(
        _week(first, narrow, book.today), _week(first, True, book.today), plan, gate, room
    )
    return (*begin, middle[0], *note, *middle[1:], FILL, *right)


def _middle(week: str, short: str, plan: Spans, gate: tuple[str, ...], room: int) -> Spans:
    """The week's days, plan and phase, and what shuts the next phase as far as there is room:
    without the plan's name if need be, in fewer words, without the year, and at last without."""
    whole = (Span(week), *((Span(_GAP), *plan) if plan else ()))
    if not gate or not plan:
        return whole
    forms = [
        (Span(days_), Span(_GAP), *phase, Span(f". {words}", "muted"))
        for phase, days_, words in (
            (plan, week, gate[0]),
            *((plan[2:], days_, words) for words in gate for days_ in (week, short) if plan[2:]),
        )
    ]
    return next((form for form in forms if cells(form) <= room), whole)


def _week(first: date, narrow: bool, today: date) -> str:
    """The week's days; a narrow line leaves this year out."""
    words = days.week(first)
    is_this = first.year == today.year and words.endswith(f" {first.year}")
    return words[:-5] if narrow and is_this else words


def plan_words(book: Logbook, first: date, *, narrow: bool = False) -> Spans:
    """Plan, the phase that the shown week's cards are of, and the week of the plan."""
    profile = book.profile
    plan = book.plans.get(profile.plan) if profile else None
    if profile is None or plan is None or profile.start is None:
        return ()
    name = () if narrow else (Span(plan.name), Span(" · "))
    last = first + timedelta(days=6)
    if last < profile.start:
        return (*name, Span("not begun", "muted"))
    laid = _laid_phase(book, plan, first, last)
    if laid is None:
        return (*name, Span("nothing planned", "muted"))
    week = (last - profile.start).days // 7 + 1
    return (*name, Span(laid.name, "strong"), Span(f" w{week}" if narrow else f", week {week}"))


def _laid_phase(book: Logbook, plan: Plan, first: date, last: date) -> Phase | None:
    """The latest phase that the plan's own cards of these days were laid out for."""
    laid = {card.phase for card in book.cards.planned(first, last) if card.plan == plan.id}
    return next((phase for phase in reversed(plan.phases) if phase.id in laid), None)


def knee_spans(book: Logbook, *, narrow: bool = False) -> Spans:
    """`left knee ▂▁▃▁▁▂▁ 1/10 settled`."""
    scores = morning_scores(book)
    known = [score for score in scores if score is not None]
    name = "knee" if narrow else knee(book.sore)
    scale = run_scale(book.parameters)
    spans: list[Span] = [Span(f"{name} "), *day_strip(scores, scale.zones), Span(" ")]
    if known:
        spans.append(Span(amounts.score(known[-1]), scale.tone(known[-1])))
    if not narrow:
        spans.append(Span(f" {knee_state(book)}"))
    return tuple(spans)


def morning_scores(book: Logbook) -> tuple[int | None, ...]:
    """The worst morning score of the sore knee on the last days, oldest first."""
    today = book.today
    if not book.questions.open_mornings(today + timedelta(days=1), book.sore):
        today += timedelta(days=1)  # before a flight west it was that day already
    worst: dict[date, int] = {}
    for record in book.between(today - timedelta(days=MORNINGS - 1), today, PainReading):
        if record.moment is not Moment.MORNING:
            continue
        if Side.BOTH in (record.side, book.sore) or record.side is book.sore:
            worst[record.date] = max(record.score, worst.get(record.date, 0))
    return tuple(worst.get(today - timedelta(days=back)) for back in reversed(range(MORNINGS)))


def knee_state(book: Logbook) -> KneeState:
    """How the knee stands in one word; open while this morning is not answered."""
    if book.red_flags.open():
        return "locked"
    if book.flares.now() is not None:
        return "flared"
    return "open" if book.questions.morning_due() else "settled"


def banner_line(
    book: Logbook, words: str, draft: Spans = (), *, narrow: bool = False, offer: str = "",
    waiting: str = "", quiet: Spans = (), width: int = 0,
) -> Spans:  # fmt: skip
    """What stands below the header: the run being changed, a lock, what an open flare proposes,
    the first open question, what else asks for less, why a new plan is offered, or what was just
    done; where nothing of that is to be said, what is quietly offered.

    Beside what was just done, how a question is answered is said in fewer words where `width` cells
    have no room for both.
    """
    if draft:
        return draft
    if book.red_flags.open():
        lock = book.red_flags.open()[0]
        scope = "Everything is" if lock.scope == "all" else "Running is"
        return (
            Span("■ ", "bad"),
            Span(f"{scope} locked since {days.dated(lock.date, book.today)}: ", "bad"),
            Span("see a professional first.", "bad"),
            *((Span(f"  {words}", "muted"),) if words else ()),
        )
    if book.profile is None:
        ask = (Span("No plan yet: "), Span("0", "strong"), Span(" opens the wizard."))
        return (*ask, FILL, Span(words, "muted")) if words else ask
    asked = book.questions.open()
    if waiting and (not asked or book.flares.now() is not None):
        return _waits(waiting, words, _short(asked), narrow=narrow)
    if offer and not words and (asked or not book.red_flags.screen_due()):
        return _offered(offer, _short(asked), narrow=narrow)
    if asked and words and narrow:
        return (Span(words, "muted"), *_short(asked))
    if asked:
        question = _question(asked, book.today, narrow=narrow)
        return _beside(question, words, asked, book.today, width) if words else question
    if words:
        return (Span(words, "muted"),)
    return _unasked(book, narrow=narrow) or quiet


def _beside(
    question: Spans, words: str, asked: tuple[Question, ...], today: date, width: int
) -> Spans:
    """The question, and at the right edge what was just done."""
    done = (FILL, Span(f" {words}", "muted"))
    short = (*_question(asked, today, narrow=True), *done)
    whole = (*question, *done)
    return short if cells(short) <= width < cells(whole) else whole


def _unasked(book: Logbook, *, narrow: bool) -> Spans:
    """What is said where nothing is asked: two laptops disagree, or the red flags are due."""
    clashing = book.clashes.count()
    if clashing:
        there = f"{open_words(clashing, narrow=narrow)}: "
        key = Span("X", "strong")
        return (Span("● ", "warn"), Span(there), key, Span(" shows both.", "muted"))
    if book.red_flags.screen_due():
        return (
            Span("● ", "warn"),
            Span(
                "Any red flag up this week?  " if narrow else "Once a week: is any red flag up?  "
            ),
            Span("1 a f", "strong"),
            Span("" if narrow else " goes through them in 20 seconds.", "muted"),
        )
    return ()


def _waits(waiting: str, words: str, asks: Spans, *, narrow: bool) -> Spans:
    """`■ Flare since Tue 3 Nov: 6 changes wait. ! shows them.   ● P this morning?`"""
    key, asks = Span("!", "strong"), asks[1:]
    if words and narrow:
        return (Span(words, "muted"), FILL, Span(" ■ ", "bad"), key, Span(" waits", "bad"), *asks)
    line = (Span("■ ", "bad"), Span(f"{waiting}. "), key, Span(" shows them.", "muted"))
    if words:
        return (Span(words, "muted"), FILL, Span(" "), *line, *asks)
    return (*line, FILL, *asks)


def _question(asked: tuple[Question, ...], today: date, *, narrow: bool) -> Spans:
    """`● An hour after yesterday's run: how was the left knee? P then a digit. 2 more.`"""
    first, more = asked[0], len(asked) - 1
    tail = " then a digit."
    if more:
        tail = f" +{more}" if narrow else f"{tail} {more} more."
    elif first.what is Moment.MORNING and not narrow:
        tail = f"{tail} No answer means hold."
    words = question_words(first.what, first.day, first.side, today)
    return (Span("● ", "warn"), Span(f"{words} "), Span("P", "strong"), Span(tail, "muted"))


def _short(asked: tuple[Question, ...]) -> Spans:
    """`● P this morning?`, at the right edge; nothing where nothing is asked."""
    if not asked:
        return ()
    what = f" {SHORT[asked[0].what]}?"
    return (FILL, Span(" ● ", "warn"), Span("P", "strong"), Span(what, "muted"))


def _offered(offer: str, asks: Spans, *, narrow: bool) -> Spans:
    """`● Nothing was done for 9 days: S shows a plan that fits.   ● P this morning?`"""
    line: Spans = (Span("● ", "warn"), Span(f"{offer}: "), Span("S", "strong"))
    line = (*line, Span(" shows a plan that fits." if not narrow else " re-plans.", "muted"))
    return (*line, *asks)
