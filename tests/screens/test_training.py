"""Training other than running: logged, weighed, corrected."""

from __future__ import annotations

import msgspec

from planner.domain.values.run import CrossTraining
from planner.logbook.logbook import Logbook
from tests.screens.support import TODAY, TUESDAY, Window, open_week


def trainings(book: Logbook) -> tuple[CrossTraining, ...]:
    """What stands in the journal of these two days."""
    return tuple(book.between(TUESDAY, TODAY, CrossTraining))


async def log_ride(window: Window, time: str, **more: str) -> None:
    """Log cycling on the day under the cursor."""
    await window.press("a", "o")
    await window.fill("sport", "bike")
    await window.fill("duration_s", time)
    for field, text in more.items():
        await window.fill(field, text)
    await window.press("enter")


async def test_a_ride_is_logged_and_says_what_it_is_worth(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.go(TUESDAY)
        await log_ride(window, "45min", pain_during="1")

        assert "Worth 14 min of running for the knee: a day that loaded the knee." in window.toasts
        assert "the first 2 times up to 30 min" in window.toasts
        assert "Logged cycling, 45 min, on Tue 24 Nov" in window.banner
        assert "= 14 min run" in window.words
    ride = trainings(book)[0]
    assert (ride.date, ride.sport, ride.duration_s, ride.pain_during) == (
        TUESDAY, "cycling", 2700, 1,
    )  # fmt: skip


async def test_enter_on_a_ride_corrects_it_and_undo_takes_that_back(book: Logbook) -> None:
    ride = book.facts.log_cross(
        CrossTraining(id="ride", date=TUESDAY, sport="cycling", duration_s=1200, note="[b] easy")
    )
    async with open_week(book) as window:
        await window.on_card("ride", TUESDAY)
        await window.press("enter")
        assert "Correct the training of yesterday" in window.words
        await window.fill("duration_s", "50min")
        await window.press("enter")
        assert trainings(book)[0].duration_s == 3000
        assert trainings(book)[0].note == "[b] easy"
        await window.press("u")
    assert trainings(book) == (ride,)


async def test_a_run_is_not_logged_as_other_training(book: Logbook) -> None:
    async with open_week(book) as window:
        await window.press("a", "o")
        await window.fill("sport", "run")
        await window.fill("duration_s", "30min")
        await window.press("enter")

        assert "Log it as a run" in window.words
    assert trainings(book) == ()


async def test_a_ride_with_seven_of_ten_shows_what_a_severe_flare_asks(book: Logbook) -> None:
    async with open_week(book) as window:
        await log_ride(window, "30min", pain_during="7")

        assert "Is anything of this true as well?" in window.words
        await window.press("n")
        assert "Severe pain flare" in window.words


async def test_a_note_on_a_ride_leaves_distance_time_and_sport_as_they_were(book: Logbook) -> None:
    ride = book.facts.log_cross(
        CrossTraining(id="ride", date=TUESDAY, sport="cycling", duration_s=1885, distance_m=12_345)
    )
    async with open_week(book) as window:
        await window.on_card("ride", TUESDAY)
        await window.press("enter")
        await window.fill("note", "headwind")
        await window.press("enter")
        assert trainings(book) == (msgspec.structs.replace(ride, note="headwind"),)
        await window.on_card("ride", TUESDAY)
        await window.press("enter")
        await window.fill("distance_m", "12.3")
        await window.press("enter")
    assert trainings(book)[0].distance_m == 12_300
