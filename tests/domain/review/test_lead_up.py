"""The 48 hours before flares beside those before quiet days."""

from __future__ import annotations

from planner.domain.caps.flare_spells import flare_spells
from planner.domain.knee.history import History
from planner.domain.knee.parameters import DEFAULTS
from planner.domain.knee.standing import standings_of
from planner.domain.review.lead_up import LeadUps, lead_ups
from tests.domain.facts import known, mornings, on, report, run


def found(history: History, last: int, first: int = 0, **noted: set[int]) -> LeadUps:
    spells = flare_spells(history, on(first), on(last), on(last), DEFAULTS)
    days = {sign: {on(day).toordinal() for day in when} for sign, when in noted.items()}
    return lead_ups(standings_of(history, DEFAULTS), spells, days, on(first), on(last))


def counts(ups: LeadUps) -> dict[str, tuple[int, int]]:
    return {row.sign: (row.before_flares, row.before_quiet) for row in ups.rows}


def test_flares_stand_beside_all_quiet_days() -> None:
    ups = found(known(report(10, 6), mornings(0, 10)), 10)

    assert (ups.flares, ups.quiet) == (1, 9)  # days 0 ... 8: the evening of the tenth is a flare's


def test_a_sign_of_the_day_itself_or_of_the_one_before_is_counted() -> None:
    ups = found(known(report(10, 6), mornings(0, 10)), 10, heavy={9, 3}, down={8}, stairs={10})

    told = counts(ups)
    assert told["heavy"] == (1, 2)  # days 3 and 4
    assert told["down"] == (0, 1)
    assert told["stairs"] == (1, 0)


def test_what_led_to_a_flare_seen_on_waking_lies_before_that_day() -> None:
    ups = found(known(mornings(0, 10, 1, {10: 6})), 10, heavy={8}, down={10})

    assert counts(ups)["heavy"] == (1, 1)  # day 8 itself went well
    assert counts(ups)["down"] == (0, 0)


def test_a_new_longest_run_and_two_days_running_are_known_from_the_runs() -> None:
    history = known(
        run(0, 5), run(3, 4), run(4, 4), run(9, 4), run(10, 6, during=5), mornings(0, 11)
    )

    told = counts(found(history, 11))

    assert told["longest"] == (1, 0)
    assert told["row"] == (1, 1)


def test_the_first_run_there_is_is_no_new_longest() -> None:
    told = counts(found(known(run(2, 5), mornings(0, 8)), 8))

    assert told["longest"] == (0, 0)


def test_a_flare_that_began_before_is_not_counted() -> None:
    assert found(known(report(1, 6), mornings(0, 20)), 20, first=5).flares == 0


def test_a_flare_that_was_deepened_counts_what_came_before_it_began() -> None:
    deepened = known(report(10, 6), report(14, 8), mornings(0, 15))
    ups = found(deepened, 15, heavy={9}, down={13}, stairs={14})

    assert ups.flares == 1
    told = counts(ups)
    assert (told["heavy"][0], told["down"][0], told["stairs"][0]) == (1, 0, 0)
