"""Every number of the load rules, declared once: kept as whole numbers, with its table row.

Factors are per mille (1.10 is 1100) and kilometres are metres, so that all rules count in whole
numbers: 1.10 × 5000 m is 5500 m. Days, points and minutes are as named. `parameter.TABLE` reads
the rows below; `docs/load-rules.md`, `easeback config` and the options show them.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from planner.domain.values.exercise import Strength

Triple = tuple[int, int, int]
Value = float | tuple[float, ...] | str
"""A parameter as the table shows it: a number, three numbers, or a word."""


class ParameterRow(msgspec.Struct, frozen=True):
    """One row of the table: what stands beside a parameter's name and default."""

    unit: str
    low: float
    high: float
    status: Strength
    source: str
    about: str
    zero_is_off: bool = False
    """True if 0 may be set too and switches the rule off."""
    choices: tuple[str, ...] = ()


class Parameters(msgspec.Struct, frozen=True, kw_only=True):
    """The load parameters in force. Source: rules.md section 2."""

    # Pain, 0-10
    run_green_max: Annotated[int, ParameterRow(
        "points", 1, 3, "CONS", "Esculier 2018 education",
        "Pain in a run up to which it is green, and the least quiet line.")] = 2  # fmt: skip
    run_amber_max: Annotated[int, ParameterRow(
        "points", 3, 5, "PRAG", "between 2 and the tendon model's 5",
        "Pain in a run up to which it is amber; above is red, and a report above is a flare.",
    )] = 4  # fmt: skip
    quiet_ceiling: Annotated[int, ParameterRow(
        "points", 3, 4, "PRAG", "Thomeé 1997: 3-5 acceptable",
        "The highest quiet line of a knee whose ordinary morning is not 0-2.")] = 4  # fmt: skip
    usual_days: Annotated[int, ParameterRow(
        "days", 14, 28, "PRAG", "one noisy week must not move it",
        "Mornings of so many days before make the usual one.")] = 28  # fmt: skip
    answers_least: Annotated[int, ParameterRow(
        "mornings", 5, 10, "PRAG", "one noisy week must not move it",
        "Answered mornings without which the typed usual one holds, and no flare closes by quiet "
        "days.")] = 7  # fmt: skip
    morning_red: Annotated[int, ParameterRow(
        "points", 2, 3, "EB-w", "MCID 1.2 (Piva 2009) to 2 (Crossley 2004)",
        "Points above the quiet line that make a morning red.")] = 2  # fmt: skip
    severe: Annotated[int, ParameterRow(
        "points", 6, 8, "CONS", "clinic convention",
        "Pain from which a flare is severe, in anything.")] = 7  # fmt: skip
    in_a_row: Annotated[int, ParameterRow(
        "in a row", 2, 4, "PRAG", "one point is error, three in a row are not",
        "Unsettled runs, or mornings above the quiet line, that open a flare.")] = 3  # fmt: skip
    # One run
    longest_days: Annotated[int, ParameterRow(
        "days", 21, 42, "EB", "Frandsen 2025",
        "Days in which the longest run the knee took is looked for.")] = 30  # fmt: skip
    known_days: Annotated[int, ParameterRow(
        "days", 56, 112, "PRAG", "12 weeks: our choice",
        "Days of known ground, below which the way back is faster.")] = 84  # fmt: skip
    hard_factor: Annotated[int, ParameterRow(
        "× longest", 1.0, 1.1, "EB", "Frandsen 2025: the rate rises above 1.10",
        "The cap against the longest run that is at least a week old. Extrapolated to rehab.",
    )] = 1100  # fmt: skip
    plan_factor: Annotated[int, ParameterRow(
        "× longest", 1.0, 1.1, "PRAG", "inside the cohort's reference class",
        "What is planned against the longest green run while growth is open.")] = 1080  # fmt: skip
    step_min: Annotated[int, ParameterRow(
        "km", 0.2, 0.5, "PRAG", "percent is meaningless at 3 km",
        "The least step of a run.")] = 500  # fmt: skip
    step_back: Annotated[int, ParameterRow(
        "km", 0.5, 1.0, "PRAG", "the same below known ground",
        "The step of a run below known ground.")] = 1000  # fmt: skip
    old_share: Annotated[int, ParameterRow(
        "×", 0.25, 0.5, "PRAG", "none: our choice",
        "What old runs and weeks count, and the least that days off leave.")] = 400  # fmt: skip
    old_most: Annotated[int, ParameterRow(
        "km", 3, 5, "PRAG", "none: our choice",
        "The most that an old run counts.")] = 4000  # fmt: skip
    # Week
    week_days: Annotated[int, ParameterRow(
        "days", 28, 42, "PRAG", "must reach over a lighter week",
        "Days in which the best tolerated week is looked for.")] = 28  # fmt: skip
    week_grow: Annotated[int, ParameterRow(
        "× week", 1.0, 1.1, "CONS", "half of the usual 10 % (Buist 2008: 10 % rule without effect)",
        "Growth of the week line beyond known ground ...")] = 1050  # fmt: skip
    week_step: Annotated[int, ParameterRow(
        "km", 0.5, 2, "PRAG", "percent is meaningless at 8 km",
        "... but never less than this.")] = 1000  # fmt: skip
    week_fast: Annotated[int, ParameterRow(
        "× week", 1.1, 1.3, "PRAG", "returning is not new ground",
        "Growth of the week line below known ground.")] = 1250  # fmt: skip
    week_hard: Annotated[int, ParameterRow(
        "× week", 1.2, 1.3, "EB-w", "Nielsen 2014 (HR 1.59, n.s.)",
        "Seven days in a row are held here.")] = 1300  # fmt: skip
    week_small: Annotated[int, ParameterRow(
        "km", 2, 3, "EB-w", "first week of novices 3 km (Nielsen 2014); measured for BMI > 30",
        "The least week anything is measured against, and the least room above it.",
    )] = 3000  # fmt: skip
    light_every: Annotated[int, ParameterRow(
        "weeks", 3, 6, "CONS", "coaching convention",
        "Every so many weeks of the plan is a lighter one.", zero_is_off=True)] = 4  # fmt: skip
    light_factor: Annotated[int, ParameterRow(
        "× known ground", 0.7, 0.9, "CONS", "convention 20-30 % less",
        "What a lighter week holds.")] = 800  # fmt: skip
    light_floor: Annotated[int, ParameterRow(
        "km", 8, 20, "PRAG", "small weeks need none",
        "No week is made lighter than this.")] = 12000  # fmt: skip
    # Growth, days off, easing
    green_runs: Annotated[int, ParameterRow(
        "runs", 2, 4, "CONS", "Trials 2023 table 1 (2 or more)",
        "Green runs that open growth, and a rung; settled amber ones that open a step.",
    )] = 2  # fmt: skip
    off_free: Annotated[int, ParameterRow(
        "days", 7, 7, "PRAG", "a week off is ordinary",
        "Days off that cost nothing.")] = 7  # fmt: skip
    off_per_day: Annotated[int, ParameterRow(
        "× per day", 0.02, 0.05, "PRAG", "gradually after 2 weeks or more",
        "What each further day off takes from the base.")] = 30  # fmt: skip
    ease_factor: Annotated[int, ParameterRow(
        "× longest", 0.8, 1.0, "PRAG", "none: our choice",
        "The next run after one that did not settle.")] = 900  # fmt: skip
    gap_days: Annotated[int, ParameterRow(
        "days", 2, 3, "CONS", "every-other-day protocols",
        "Days from an unsettled run, or a walk-run session, to the next.")] = 2  # fmt: skip
    wait_days: Annotated[int, ParameterRow(
        "days", 1, 3, "PRAG", "none: our choice",
        "Days a run may wait for its answers before growth waits too.")] = 2  # fmt: skip
    # Flare
    rest_days: Annotated[int, ParameterRow(
        "days", 2, 7, "PRAG", "72 h: our choice",
        "Days without running after what opened a flare.")] = 3  # fmt: skip
    rest_severe: Annotated[int, ParameterRow(
        "days", 5, 14, "PRAG", "none: our choice",
        "The same after severe pain.")] = 7  # fmt: skip
    quiet_need: Annotated[int, ParameterRow(
        "mornings", 1, 3, "PRAG", "none: our choice",
        "Quiet mornings before the steps back begin; two more where nothing was tested.",
    )] = 2  # fmt: skip
    steps: Annotated[Triple, ParameterRow(
        "× longest, × week", 0.3, 0.9, "PRAG", "no trial gives these numbers",
        "The steps back after a flare: severe, first, second.")] = (400, 600, 800)  # fmt: skip
    flare_ground: Annotated[int, ParameterRow(
        "× older weeks", 0.8, 1.0, "PRAG", "none: additive increase, multiplicative decrease",
        "What known ground of before a flare counts.")] = 900  # fmt: skip
    settle_days: Annotated[int, ParameterRow(
        "days", 10, 21, "PRAG", "none: our choice",
        "Quiet days that close a flare, and days without growth for each.")] = 14  # fmt: skip
    refer_days: Annotated[int, ParameterRow(
        "days", 14, 28, "PRAG", "practice convention: three weeks",
        "Days of an open flare after which a professional should look.")] = 21  # fmt: skip
    reopen_days: Annotated[int, ParameterRow(
        "days", 3, 14, "PRAG", "none: our choice",
        "A flare that opens so soon after the last one closed is the same.")] = 7  # fmt: skip
    # Walk-run ladder
    rung_reached: Annotated[int, ParameterRow(
        "× minutes", 0.8, 1.0, "PRAG", "none: our choice",
        "Share of a rung's running minutes from which a session counts.")] = 900  # fmt: skip
    ladder_run_min: Annotated[int, ParameterRow(
        "min", 15, 30, "PRAG", "who runs 20 min needs no ladder",
        "A continuous run of so long ends the ladder.")] = 20  # fmt: skip
    ladder_week: Annotated[int, ParameterRow(
        "km", 8, 15, "PRAG", "the same for a week",
        "Who ran so much in seven days needs no ladder.")] = 10000  # fmt: skip
    # Layout and forecast
    long_share: Annotated[Triple, ParameterRow(
        "× week", 0.3, 0.7, "PRAG", "convention 20-30 %, impossible with 3 runs",
        "Share of the long run in a week of two, three, four and more runs.",
    )] = (600, 500, 400)  # fmt: skip
    other_max: Annotated[int, ParameterRow(
        "× long run", 0.6, 1.0, "PRAG", "one clearly long run",
        "The most the other runs of a week may be.")] = 800  # fmt: skip
    prior: Annotated[Triple, ParameterRow(
        "runs", 0, 60, "PRAG", "six ordinary weeks",
        "Green, amber and red runs that a forecast adds to the runner's own.",
    )] = (17000, 2000, 400)  # fmt: skip
    cap_mode: Annotated[str, ParameterRow(
        "choice", 0, 1, "PRAG", "none: our choice",
        "`cap`: a planned run is held at its cap, save for a written reason; `warn`: only told. "
        "Locks always hold.", choices=("cap", "warn"))] = "cap"  # fmt: skip
    # Exercises and other training: no load parameters
    ex_pain_green_max: Annotated[int, ParameterRow(
        "points", 1, 3, "CONS", "My Knee Cap",
        "Pain in an exercise up to which it is green.")] = 2  # fmt: skip
    ex_pain_max: Annotated[int, ParameterRow(
        "points", 3, 5, "CONS", "My Knee Cap; Thomeé zones",
        "Pain in an exercise never to go above.")] = 5  # fmt: skip
    xt_new_cap_min: Annotated[int, ParameterRow(
        "min", 15, 45, "PRAG", "none: our choice",
        "Longest first two sessions of a new kind of cross-training.")] = 30  # fmt: skip
    xt_knee_load_min: Annotated[int, ParameterRow(
        "running min", 10, 10, "PRAG", "none: our choice",
        "Minutes of running a day of other training must be worth to load the knee.",
    )] = 10  # fmt: skip
    w_walk: Annotated[int, ParameterRow(
        "× running", 0.1, 0.2, "PRAG", "derived: 0.9 of 5.2 body weights, fewer steps",
        "What a minute of walking is worth for the knee.")] = 150  # fmt: skip
    w_cycle: Annotated[int, ParameterRow(
        "× running", 0.15, 0.4, "PRAG", "derived: 1.3 of 4.1 body weights",
        "What a minute of easy cycling is worth for the knee.")] = 300  # fmt: skip
    w_elliptical: Annotated[int, ParameterRow(
        "× running", 0.2, 0.6, "PRAG", "Lu 2007: knee moment above walking",
        "What a minute on an elliptical trainer is worth for the knee.")] = 400  # fmt: skip
    w_swim: Annotated[int, ParameterRow(
        "× running", 0.0, 0.2, "PRAG", "none: our choice",
        "What a minute of swimming (flutter kick) is worth for the knee.")] = 50  # fmt: skip
    w_pool_run: Annotated[int, ParameterRow(
        "× running", 0.0, 0.2, "PRAG", "none: our choice",
        "What a minute of running in deep water is worth for the knee.")] = 100  # fmt: skip
    w_other: Annotated[int, ParameterRow(
        "× running", 1.0, 1.0, "PRAG", "none: the cautious side",
        "What a minute of any other training is worth for the knee.")] = 1000  # fmt: skip


DEFAULTS = Parameters()
"""All parameters at their defaults."""
