"""Repeating cards: one, this and later, never the past, never what holds facts."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from planner.domain.values.calendar import weekly_rule
from planner.domain.values.errors import RuleError, UsageError
from tests.logbook.living import DAY, MONDAY, TODAY, WEEK, contents, planned_run, session

TUESDAY, THURSDAY = MONDAY + DAY, MONDAY + 3 * DAY
TUE_THU = weekly_rule((1, 3))
END = MONDAY + 4 * WEEK - DAY


@pytest.fixture
def repeats(book):
    """Sessions on every Tuesday and Thursday of four weeks, the first one yesterday."""
    return session(book, TUESDAY, rule=TUE_THU, until=END)


def cards(book):
    return book.cards.planned(MONDAY, END + 8 * WEEK)


def test_tuesday_and_thursday_come_on_both_days(book, repeats):
    days = [card.date for card in cards(book)]

    assert days == [day + n * WEEK for n in range(4) for day in (TUESDAY, THURSDAY)]
    assert len({card.rule for card in cards(book)}) == 1
    assert len({card.id for card in cards(book)}) == 8


def test_a_repeat_is_one_change_that_one_undo_takes_back(book, repeats):
    assert book.last_words == "Added Strength on Tue 24 Nov and 7 repeats"

    book.undo()

    assert contents(book) == {}


def test_changing_one_leaves_the_others(book, repeats):
    second = cards(book)[1]

    book.calendar.change(msgspec.structs.replace(second, name="Only this"))

    assert [card.name for card in cards(book)].count("Only this") == 1


def test_changing_this_and_later_keeps_days_ids_and_order(book, repeats):
    before = cards(book)

    book.calendar.change(msgspec.structs.replace(before[3], name="From here"), later=True)

    after = cards(book)
    assert [card.name for card in after] == ["Strength"] * 3 + ["From here"] * 5
    assert [(card.id, card.date) for card in after] == [(card.id, card.date) for card in before]


def test_a_new_day_moves_this_and_the_later_ones_by_as_many_days_in_one_change(book, repeats):
    before = cards(book)
    fourth = before[3]
    held = contents(book)

    book.calendar.change(
        msgspec.structs.replace(fourth, date=fourth.date + DAY, name="From here"), later=True
    )

    after = cards(book)
    assert [card.id for card in after] == [card.id for card in before]
    assert [card.date - old.date for card, old in zip(after, before, strict=True)] == [
        *[0 * DAY] * 3, *[DAY] * 5,
    ]  # fmt: skip
    assert [card.name for card in after] == ["Strength"] * 3 + ["From here"] * 5
    assert after[3].first_planned == fourth.date
    assert book.last_words.startswith(
        "Changed From here on Fri 4 Dec and 4 later, moved from Thu 3 Dec"
    )
    book.undo()
    assert contents(book) == held


def test_the_last_of_a_series_that_was_moved_on_is_still_one_of_it(book, repeats):
    first = cards(book)[1]
    book.calendar.change(msgspec.structs.replace(first, date=first.date + WEEK), later=True)
    assert cards(book)[-1].date > END

    first = msgspec.structs.replace(book.cards.card(first.id), name="New")
    book.calendar.change(first, later=True)

    assert {card.name for card in cards(book)[1:]} == {"New"}


def test_what_is_skipped_or_would_go_into_the_past_keeps_its_day(book, repeats, clock):
    skipped = cards(book)[4]
    book.calendar.skip(skipped, "ill")
    second, third = cards(book)[1:3]

    book.calendar.change(msgspec.structs.replace(second, date=second.date - WEEK), later=True)

    assert book.cards.card(third.id).date == third.date
    assert (book.cards.card(skipped.id).date, book.cards.card(skipped.id).skipped) == (
        skipped.date,
        "ill",
    )
    assert book.cards.card(second.id).date == second.date - WEEK


def test_a_card_repeats_from_the_day_it_is_moved_to_in_one_change(book):
    card = session(book, THURSDAY)
    before = contents(book)

    friday = THURSDAY + DAY
    book.calendar.repeat(
        msgspec.structs.replace(card, date=friday), weekly_rule((4,)), friday + 2 * WEEK
    )

    assert [one.date for one in cards(book)] == [friday, friday + WEEK, friday + 2 * WEEK]
    assert book.cards.card(card.id).first_planned == THURSDAY
    assert book.last_words == "Strength on Fri 27 Nov repeats 2 times, moved from Thu 26 Nov"
    book.undo()
    assert contents(book) == before


@pytest.mark.parametrize("later", [True, False])
def test_a_ticked_card_is_not_moved_and_nothing_of_the_change_is_kept(book, repeats, later):
    ticked = cards(book)[1]
    book.session.tick(ticked.id, book.cards.session(ticked.id).sets[0])
    before = contents(book)
    wanted = msgspec.structs.replace(ticked, date=ticked.date + DAY, name="Other")

    with pytest.raises(RuleError, match="already ticked"):
        book.calendar.change(wanted, later=later)
    with pytest.raises(RuleError, match="already ticked"):
        book.calendar.repeat(wanted, "FREQ=WEEKLY", None)

    assert contents(book) == before


def test_the_past_is_never_rewritten(book, repeats, clock):
    clock.wind(TUESDAY + WEEK)

    book.calendar.change(msgspec.structs.replace(cards(book)[0], name="New"), later=True)
    names = [card.name for card in cards(book)]

    assert names == ["New", "Strength", *["New"] * 6]


def test_an_occurrence_with_facts_is_not_changed(book, repeats):
    ticked = cards(book)[2]
    book.session.tick(ticked.id, book.cards.session(ticked.id).sets[0])

    book.calendar.change(msgspec.structs.replace(cards(book)[1], name="New"), later=True)
    assert book.cards.card(ticked.id) == ticked


def test_a_skip_stays_when_this_and_later_change(book, repeats):
    book.calendar.skip(cards(book)[4], "ill")

    book.calendar.change(msgspec.structs.replace(cards(book)[1], name="New"), later=True)

    assert (cards(book)[4].skipped, cards(book)[5].skipped) == ("ill", "")


def test_a_reason_to_go_over_a_cap_speaks_of_one_run_only(book):
    run = planned_run(book, TODAY, rule="FREQ=DAILY", until=TODAY + 2 * DAY, reason="as told")
    book.put("Without reasons", [msgspec.structs.replace(one, override="") for one in cards(book)])
    changed = msgspec.structs.replace(run, rule=book.cards.card(run.id).rule, override="a race")

    book.calendar.change(msgspec.structs.replace(changed, override_m=900), later=True)

    overrides = [card.override for card in book.cards.planned(TODAY, TODAY + 2 * DAY)]
    assert overrides == ["a race", "", ""]


def test_a_new_rule_takes_the_place_of_the_later_repeats(book, repeats):
    third = cards(book)[2]

    book.calendar.repeat(third, weekly_rule((third.date.weekday(),), 2), END + WEEK)

    days = [card.date for card in cards(book)]
    assert days == [TUESDAY, THURSDAY, third.date, third.date + 2 * WEEK]


def test_a_repeat_of_an_old_card_is_laid_from_today_on(book):
    old = session(book, TODAY - 2 * WEEK)

    book.calendar.repeat(old, weekly_rule((0, 2)), TODAY + WEEK)

    days = [card.date for card in book.cards.planned(TODAY - 4 * WEEK, TODAY + 4 * WEEK)]
    assert days == [old.date, TODAY, MONDAY + WEEK, TODAY + WEEK]


@pytest.mark.parametrize(
    "rule", ["FREQ=NEVER", "", "nonsense", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0"]
)
def test_a_rule_that_cannot_be_kept_is_refused_and_adds_nothing(book, rule):
    card = session(book)

    with pytest.raises(UsageError):
        book.calendar.repeat(card, rule, None)

    assert [each.date for each in cards(book)] == [TODAY]


def test_a_rule_that_ends_before_it_repeats_is_refused(book):
    with pytest.raises(UsageError, match="no later day"):
        session(book, TODAY, rule=TUE_THU, until=TODAY)


def test_a_rule_without_an_end_is_laid_out_for_half_a_year(book):
    session(book, TODAY, rule="FREQ=WEEKLY")

    last = book.cards.planned(TODAY, TODAY + 80 * WEEK)[-1]

    assert last.date == TODAY + timedelta(weeks=26)


def test_more_days_than_anyone_can_mean_are_refused(book):
    with pytest.raises(UsageError, match="occurrences"):
        session(book, TODAY, rule="FREQ=DAILY", until=TODAY + 78 * WEEK)


def test_repeats_on_top_of_sessions_with_the_same_exercises_say_so(book, repeats):
    session(book, TODAY, rule=TUE_THU, until=END)

    assert book.last_words.endswith("; 7 days from Thu 26 Nov have its exercises twice")


def test_one_day_with_the_same_exercises_is_named_alone(book, repeats):
    session(book, TUESDAY + timedelta(days=2))

    assert book.last_words.endswith(" has its exercises twice")


def test_a_session_on_a_free_day_says_nothing_of_others(book, repeats):
    session(book, TODAY)

    assert "twice" not in book.last_words


def test_a_card_of_a_series_says_how_many_follow(book, repeats):
    first, *_, last = cards(book)

    assert book.calendar.repeat_words(first) == "7 repeats after it, until Thu 17 Dec 2026."
    assert book.calendar.repeat_words(last) == "It is the last one of its series."
