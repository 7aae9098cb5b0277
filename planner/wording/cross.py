"""Other training in words: what it is worth for the knee, and what the papers say of it."""

from __future__ import annotations

from planner.domain.knee.cross import BENT, NEW_SESSIONS
from planner.domain.knee.parameters import Parameters
from planner.domain.values.run import CrossTraining
from planner.wording import amounts


def cross_words(
    done: CrossTraining,
    worth_min: int | None,
    params: Parameters,
    *,
    loads: bool,
    new: bool,
    irritated: bool,
) -> list[str]:
    """What is to be said of a training that was done; the first line is what it counts as."""
    lines = [_worth_words(worth_min, loads=loads)]
    most = params.xt_new_cap_min
    if new and (done.duration_s or 0) > most * 60:
        lines.append(
            f"New kind of training: the first {NEW_SESSIONS} times up to {most} min are enough "
            "(xt_new_cap_min, our choice)."
        )
    if done.pain_during is not None and done.pain_during > params.ex_pain_green_max:
        lines.append(
            f"Pain {amounts.score(done.pain_during)}: other training goes on at "
            f"{params.ex_pain_green_max}/10 or less, with a quiet next morning."
        )
    if irritated and done.sport in BENT:
        name = done.sport.capitalize()
        lines.append(f"{name} bends the knee far: best left out while the knee is irritated.")
    return lines


def limits_words(params: Parameters) -> str:
    """What other training is held at, before it is done."""
    return (
        f"Fine at pain {params.ex_pain_green_max}/10 or less with a quiet next morning. The first "
        f"{NEW_SESSIONS} times of a new kind: up to {params.xt_new_cap_min} min."
    )


def _worth_words(worth_min: int | None, *, loads: bool) -> str:
    day = "a day that loaded the knee" if loads else "no day that loaded the knee"
    if worth_min is None:
        return f"Its time is not known: it counts as {day}, and never as distance."
    return f"Worth {worth_min} min of running for the knee: {day}. It is never distance."
