"""The load rules in words: what each does, how, on what grounds, and with what reservation.

Every number of a formula is a parameter's name in braces, filled in by `rule_text.formula_of`, so
that no sentence can tell another number than the rule counts with.
"""

from __future__ import annotations

import msgspec

from planner.domain.values.exercise import Strength


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One named rule, as why-cards, `easeback evidence` and docs/load-rules.md show it."""

    id: str
    name: str
    what: str
    """What it does, in one sentence."""
    formula: str
    """How the number comes about; parameters stand in braces."""
    source: str
    status: Strength
    ours: str
    """What of it is our own choice."""
    change: str
    """What would change it."""


_ALL = (
    Rule(
        id="LOCK",
        name="Red flag or swelling",
        what="No run while a red flag waits for a professional's answer, or a knee is swollen.",
        formula="0 km until cleared, with a date and by whom; swelling: until two days after it is "
        "gone",
        source="NHS Gloucestershire knee pathway; Ottawa knee rule; bone stress papers",
        status="CONS",
        ours="The two days after swelling. A screen is no diagnosis: it says that somebody should "
        "look.",
        change="A validated screen for runners' knees.",
    ),
    Rule(
        id="PRESCRIBED",
        name="Set by a professional",
        what="What a physiotherapist or doctor set for you holds until its date; it never allows "
        "more than the other rules do.",
        formula="the smallest of what was set for the day or what is left of it in the week; "
        "minutes become km at your own pace; run pain that was set takes the place of "
        "{run_amber_max} points for the runs of its days",
        source="the judgement of the professional who signed it",
        status="CONS",
        ours="That the smallest number holds, of it and of all other rules.",
        change="The next appointment.",
    ),
    Rule(
        id="FLARE",
        name="Flare",
        what="Rest after pain that was too much, then steps back, each opened by a run that went "
        "well.",
        formula="opened by more than {run_amber_max}/10 in a run or a report, a morning "
        "{morning_red} above the quiet line, or {in_a_row} unsettled runs or mornings above it in "
        "a row; quiet is the usual morning of {usual_days} days ({answers_least} answered), at "
        "least {run_green_max}, at most {quiet_ceiling}; {rest_days} days of rest ({rest_severe} "
        "after {severe}/10 or more); then, once {quiet_need} mornings in a row are quiet (two more "
        "while stairs, walk and step-downs are not tested), {steps} × the base; "
        "{green_runs} good runs or {settle_days} quiet days close it; not quiet for "
        "{settle_days} days: 8 minutes every third day; open for more than {refer_days} days: a "
        "professional; one that opens within {reopen_days} days of the last is the same",
        source="24-hour rule of TREK / TeamPFP; several return-to-run protocols",
        status="PRAG",
        ours="All numbers: no trial gives them.",
        change="A trial of steps back after a flare; your own record of many flares.",
    ),
    Rule(
        id="LADDER",
        name="Walk-run ladder",
        what="Who has lately run neither long enough on end nor a week of some size comes back "
        "in walk-run sessions.",
        formula="no {ladder_run_min} min run and no {ladder_week} km week in {known_days} days; "
        "{green_runs} green sessions of {rung_reached} × its minutes open the next rung, a red "
        "one goes back one; {gap_days} days apart",
        source="Trials 2023 table 1; NHS Couch to 5K; several published ladders",
        status="CONS",
        ours="Who needs it, and the rungs. No ladder was tested against another.",
        change="A trial of two ladders.",
    ),
    Rule(
        id="EASE",
        name="After a run that did not settle",
        what="After a run that left the knee worse an hour later or next morning: none at first, "
        "and the next one shorter.",
        formula="the next one {gap_days} days after it at the earliest, at most {ease_factor} × "
        "the longest run",
        source="Esculier 2018 / TREK: no increase next morning",
        status="PRAG",
        ours="Both numbers.",
        change="A trial that compares shorter next runs with unchanged ones.",
    ),
    Rule(
        id="LONG",
        name="Longest run",
        what="No run is much longer than the longest one lately that the knee took.",
        formula="{hard_factor} × the longest run of {longest_days} days that is a week old, or "
        "+ {step_min} km; planned {plan_factor} × a green one while growth is open; below known "
        "ground of {known_days} days + {step_back} km; what is older counts {old_share} ×, at most "
        "{old_most} km",
        source="Frandsen 2025, 5,205 runners: above 1.10 the injury rate was 1.5 to 2.3 times",
        status="EB",
        ours="Tolerated in place of completed, the small steps, and the faster way on known "
        "ground. A cohort, not a trial, and not of people in rehab.",
        change="The same cohort analysed for runners with a sore knee.",
    ),
    Rule(
        id="WEEK",
        name="Week",
        what="A week stays near the best one lately that the knee took.",
        formula="line: {week_grow} × the best week of {week_days} days or + {week_step} km while "
        "growth is open, below known ground up to {week_fast} ×; ground of before a flare counts "
        "{flare_ground} ×; lighter weeks (every {light_every}) {light_factor} × known ground or "
        "{light_floor} km; any seven days at most {week_hard} × or + {week_small} km",
        source="Nielsen 2014; convention",
        status="EB-w",
        ours="How best week and known ground are made, and the growth. The 10 % rule failed its "
        "only trial (Buist 2008); {week_hard} rests on a result that was not significant.",
        change="A trial of weekly growth in runners who come back.",
    ),
    Rule(
        id="BREAK",
        name="Days off",
        what="After more than some days without running less is taken as known.",
        formula="{off_per_day} of the base less for each day off after {off_free}, never below "
        "{old_share}",
        source="The Running Clinic: restart gradually after two weeks or more",
        status="PRAG",
        ours="The numbers.",
        change="Measurements of what runners lose in weeks off.",
    ),
    Rule(
        id="GROW",
        name="Growth",
        what="Runs and weeks grow only after good runs and a quiet, answered morning. Closed "
        "growth never shrinks anything.",
        formula="the last {green_runs} runs green and nothing amber in 7 days; the latest morning "
        "of 3 days quiet; {settle_days} days since the last flare, for each flare of {known_days} "
        "days; a run waits {wait_days} days for its answers",
        source="Esculier 2018 / TREK: no increase next morning; Trials 2023",
        status="CONS",
        ours="The days of waiting. No answer means hold, never go.",
        change="A trial that grows on other signs.",
    ),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
"""Every rule by id; where two ask for the same number the one named first binds."""
