"""Running technique: choose a focus, end it, say how far it was kept, see what became of it."""

from __future__ import annotations

from planner.domain.technique.kept import focus_counts
from planner.domain.technique.offer import FocusOffer
from planner.domain.technique.step_rate import (
    FIRST_PERCENT,
    LEAST,
    MOST,
    MOST_PERCENT,
    UsualRate,
    counted_rate,
)
from planner.domain.technique.technique_rules import RULE_OF
from planner.domain.values.run import Run
from planner.domain.values.technique import Focus, FocusEnd, FocusKind, Heed
from planner.logbook.logbook import Logbook
from planner.screens.shared.filling_in import fill_in
from planner.screens.shared.page import Page
from planner.widgets.choice_dialog import Choice, ChoiceDialog
from planner.widgets.form import Answers, FormDialog
from planner.widgets.form_field import Field
from planner.widgets.message_dialog import MessageDialog
from planner.widgets.text_dialog import TextDialog
from planner.wording.technique import (
    COUNT,
    CUES,
    FOR_WEEKS,
    HEEDS,
    NAMES,
    ONE_CHANGE,
    STOP,
    aim_words,
    cue_words,
    ended_words,
    focus_words,
    offer_words,
    rest_words,
    span_words,
    usual_words,
)
from planner.wording.technique_told import OF_COUNTS, count_rows, evidence_lines, week_words

KEYS = {Heed.KEPT: "y", Heed.PARTLY: "p", Heed.NOT: "n"}
KIND_KEYS = {
    FocusKind.STEP_RATE: "r",
    FocusKind.SOFT_LANDING: "s",
    FocusKind.SHORT_DOWNHILL: "d",
    FocusKind.UPRIGHT: "u",
}
CLEAR, MORE, END, HURT, COUNTS = "clear", "more", "end", "hurt", "counts"
PERCENTS = (("5", "5 %"), ("7.5", "7.5 %"), ("10", "10 %"))
"""How far above the usual rate the aim can be."""


async def ask_heeded(page: Page, run: Run) -> bool:
    """Ask how far the focus of a run was kept. True if something was kept."""
    focuses = page.logbook.focuses
    what = focuses.asked_of(run)
    if what is None:
        page.said("Nothing was to be heeded in that run. C chooses a point of technique.")
        return False
    picked = await page.ask(
        ChoiceDialog(
            f"{NAMES[what][:1].upper()}{NAMES[what][1:]}: how far was it kept?",
            (
                *(Choice(one.value, words, KEYS[one]) for one, words in HEEDS.items()),
                Choice(CLEAR, "not said", "-"),
            ),
            about=STOP,
            first=run.heeded.value if run.heeded is not None else "",
        )
    )
    if picked is None:
        return False
    heeded = None if picked == CLEAR else Heed(picked)
    return page.did(lambda: focuses.tell(run, heeded))


async def show_technique(page: Page) -> bool:
    """Show what is heeded now, and what there is to choose from. True if something was changed."""
    book = page.logbook
    now = book.focuses.on(book.today)
    offer = page.attempt(book.technique.offer)
    if offer is None:
        return False
    about = _heeded_now(book, now) if now is not None else _offered(book, offer)
    picked = await page.ask(
        ChoiceDialog("Running technique", _choices(book, now, offer), about=about)
    )
    if picked == COUNTS:
        await page.ask(TextDialog("What became of it", counts_text(book)))
    elif picked == MORE:
        return page.did(book.technique.go_on)
    elif picked in (END, HURT):
        why = FocusEnd.PAIN if picked == HURT else FocusEnd.ENOUGH
        return page.did(lambda: book.technique.end(why))
    elif picked is not None:
        return await _begin(page, FocusKind(picked))
    return False


def _choices(book: Logbook, now: Focus | None, offer: FocusOffer) -> tuple[Choice, ...]:
    over = book.technique.faded()
    here = now or over
    found = []
    if here is not None:
        found.append(Choice(MORE, f"Keep it: {focus_words(here)}, {FOR_WEEKS} more", "w"))
    if now is not None:
        found.append(Choice(END, "End it", "x"))
        found.append(Choice(HURT, "End it: calf or Achilles tendon hurts", "h"))
    for kind in offer.kinds:
        is_now = now is not None and now.what is kind
        if not is_now or kind is FocusKind.STEP_RATE:
            more = "another rate" if is_now else CUES[kind] if now is None else "in its place"
            found.append(Choice(kind.value, NAMES[kind].capitalize(), KIND_KEYS[kind], more))
    if book.focuses.all():
        found.append(Choice(COUNTS, "What became of it", "c", "counts beside the mornings after"))
    return tuple(found)


def _heeded_now(book: Logbook, now: Focus) -> str:
    """What is heeded, since when, what its number was made from, and whether it rests."""
    rests, aim = book.focuses.rests(), aim_words(now)
    said = (
        f"{focus_words(now).capitalize()}, {span_words(now, book.today)}.",
        f"It is {aim}." if aim else "",
        cue_words(now),
        rest_words(rests) if rests else "",
        STOP,
    )
    return " ".join(filter(None, said))


def _offered(book: Logbook, offer: FocusOffer) -> str:
    """Why nothing is offered, or what is."""
    over, usual = book.technique.faded(), offer.usual
    said = (
        f"{ended_words(over).capitalize()}." if over is not None else "",
        offer_words(offer.waits, book.today, book.exercises),
        f"Lately: {usual_words(usual.rate, usual.of_runs)} steps a minute." if usual else "",
    )
    return " ".join(filter(None, said))


def counts_text(book: Logbook) -> str:
    """How far each focus was kept, with the mornings after, and week by week."""
    runs = book.technique.runs()
    lines: list[str] = []
    for focus, count in focus_counts(runs).items():
        lines.append(f"{NAMES[focus].capitalize()}: {count.runs}")
        lines += [f"  {name:<12}{how:<8}{after}" for name, how, after in count_rows(count)]
    first = min((one.date for one in book.focuses.all()), default=book.today)
    lines += ["", "Week by week"]
    lines += [
        f"  {book.dated(week.first):<14}{week_words(week)}"
        for week in reversed(book.technique.weeks(first, book.today))
    ]
    return "\n".join((*lines, "", *OF_COUNTS))


async def _begin(page: Page, what: FocusKind) -> bool:
    """Ask before a focus begins. True if it did."""
    book = page.logbook
    if what is FocusKind.STEP_RATE:
        return await fill_in(page, book, rate_form(book), lambda given: _keep_rate(book, given))
    evidence = " ".join(evidence_lines(RULE_OF[what]))
    sure = await page.ask(
        MessageDialog(
            f"{NAMES[what].capitalize()} for {FOR_WEEKS}?",
            (CUES[what], evidence, ONE_CHANGE, STOP),
            yes="begin it today", no="leave it",
        )
    )  # fmt: skip
    return bool(sure) and page.did(lambda: book.technique.begin(what))


def rate_form(book: Logbook) -> FormDialog:
    """The questions about a step rate."""
    usual = book.technique.base()
    known = "" if usual is None else f"Known: {usual_words(usual.rate, usual.of_runs)}. "
    evidence = " ".join(evidence_lines(RULE_OF[FocusKind.STEP_RATE]))
    return FormDialog(
        f"Step rate for {FOR_WEEKS}",
        (
            Field("usual", "usual rate", value=str(usual.rate) if usual else "",
                  kept=usual, needed=True, read=_rate,
                  hint="steps a minute, or those of 30 s: 164 or 82"),
            Field("percent", "above it", "choice", f"{FIRST_PERCENT:g}", options=PERCENTS,
                  hint=f"5 % first; up to {MOST_PERCENT:g} % can be chosen after two weeks."),
        ),
        about=f"{known}{COUNT} {evidence} {ONE_CHANGE} {STOP}",
        save="begin",
    )  # fmt: skip


def _rate(text: str) -> UsualRate:
    """Steps a minute, or those counted in half of one."""
    if not text.isdecimal():
        raise ValueError("Expected a whole number, such as 164, or 82 counted in 30 s.")
    steps = int(text)
    rate = steps if steps >= LEAST else counted_rate(steps)
    if not LEAST <= rate <= MOST:
        span = f"{LEAST} to {MOST}"
        raise ValueError(f"{steps} is no step rate of running: expected {span}, or half that.")
    return UsualRate(rate)


def _keep_rate(book: Logbook, given: Answers) -> None:
    book.technique.begin(FocusKind.STEP_RATE, given["usual"], float(given["percent"]))
