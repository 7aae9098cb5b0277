"""Why a number is what it is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.widgets.kit.text import cells, plain, say
from planner.widgets.why_card import WhyCard, WhyReason, why_lines
from tests.widgets.support import Stage, facts, screen_text
from tests.widgets.test_text import HOSTILE, SPANS

REASONS = (
    WhyReason("LONG", "3.4 km", "binds", True, (say("1.10 × 3.1 km"),), "Frandsen 2025", "cohort"),
    WhyReason("WEEK", "5.2 km", "slack 1.8", lines=(say("12.1 less 6.8"),)),
    WhyReason("SPACING", "ok", "48 h since Tuesday"),
    WhyReason("SHARE", "4.1 km", "slack 0.7"),
)


def text(width: int = 40) -> list[str]:
    lines = why_lines((say("Up to 3.4 km"),), REASONS, (say("What would raise it"),), width)
    return [plain(line.spans).rstrip() for line in lines]


def test_the_card_says_heading_reasons_and_closing_words():
    assert text() == [
        "Up to 3.4 km",
        "",
        " ▶ LONG     3.4 km  binds",
        "   1.10 × 3.1 km",
        "   Frandsen 2025. cohort",
        "",
        "   WEEK     5.2 km  slack 1.8",
        "   12.1 less 6.8",
        "",
        "   SPACING  ok      48 h since Tuesday",
        "   SHARE    4.1 km  slack 0.7",
        "",
        "What would raise it",
    ]


def test_the_rule_that_binds_is_marked_without_colour():
    assert [line for line in text() if "▶" in line] == [" ▶ LONG     3.4 km  binds"]


def test_long_paragraphs_wrap_under_their_indent():
    reason = WhyReason("R", "1", lines=(say("one two three four"),))

    lines = [plain(line.spans) for line in why_lines((), (reason,), (), 12)]

    assert lines[1:] == ["   one two", "   three", "   four"]


@given(
    st.lists(
        st.builds(
            WhyReason,
            rule=st.uuids().map(str),
            amount=HOSTILE,
            note=HOSTILE,
            lines=st.lists(SPANS.map(tuple), max_size=2).map(tuple),
            source=HOSTILE,
        ),
        max_size=3,
    ).map(tuple),
    st.integers(4, 100),
)
@settings(max_examples=60)
def test_no_wrapped_paragraph_is_wider_than_asked_for(reasons, width):
    lines = why_lines((), reasons, (say("closing words"),), width)

    keys = [line.key for line in lines]
    paragraphs = [
        line for at, line in enumerate(lines) if line.key is None or at > keys.index(line.key)
    ]
    assert all(cells(line.spans) <= width for line in paragraphs)


async def test_the_cursor_goes_by_reasons_and_enter_chooses():
    stage = Stage(card := WhyCard(REASONS, heading=(say("Up to 3.4 km"),)))
    async with stage.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "enter")

        assert card.cursor == "WEEK"
        assert facts(stage.last(WhyCard.Chosen)) == {"key": "WEEK"}


async def test_another_number_brings_other_reasons():
    card = WhyCard(REASONS)
    async with Stage(card).run_test(size=(40, 12)):
        card.heading = (say("Up to 2.0 km"),)
        card.reasons = (WhyReason("GATE", "closed"),)

        assert screen_text(card).splitlines()[:3] == ["Up to 2.0 km", "", "   GATE  closed"]


async def test_words_without_reasons_scroll():
    card = WhyCard(closing=tuple(say(f"paragraph {n}") for n in range(30)))
    async with Stage(card).run_test(size=(40, 10)) as pilot:
        card.heading = (say("heading"),)
        await pilot.press("end")

        assert "paragraph 29" in screen_text(card)
