"""The rules of exercises in words, as why-cards and docs/load-rules.md show them."""

from __future__ import annotations

from planner.domain.caps.rules import Rule

_ALL = (
    Rule(
        id="EX-1",
        name="One step up",
        what="An exercise goes one step up its ladder.",
        formula="two sessions in a row with all sets done, pain at most {ex_pain_green_max}, "
        "a quiet next morning, "
        "effort at most 7; one variable at a time",
        source="My Knee Cap and TeamPFP (pain limits)",
        status="CONS",
        ours="That it takes two sessions.",
        change="A trial of progressions for sore knees.",
    ),
    Rule(
        id="EX-2",
        name="Stay",
        what="The dose stays as it is.",
        formula="pain above {ex_pain_green_max} and up to {ex_pain_max} that settles, a set left "
        "out, or an answer missing",
        source="My Knee Cap (up to 5/10, settled within the hour and by the morning)",
        status="CONS",
        ours="A missing answer is not green.",
        change="A trial that goes on without answers.",
    ),
    Rule(
        id="EX-3",
        name="One step back",
        what="An exercise goes one step back; twice in a row, an easier one takes its place.",
        formula="pain above {ex_pain_max}, a morning {morning_red} above the quiet line, or fewer "
        "reps than asked",
        source="24-hour rule of TREK / TeamPFP",
        status="PRAG",
        ours="How far to step back: no trial says.",
        change="A trial of steps back.",
    ),
    Rule(
        id="EX-4",
        name="Before the long run",
        what="High knee load is kept away from the day before a long run.",
        formula="no exercise of tier 3 within 24 h before it; only days are known",
        source="none: our choice",
        status="PRAG",
        ours="The rule itself: never tested.",
        change="Any measurement of what strength work does to the next day's run.",
    ),
    Rule(
        id="EX-5",
        name="Fewer sets",
        what="Strength loses about a third of its sets for a week.",
        formula="lighter weeks (every {light_every}), the week of a flare, and after a week "
        "without anything; at least one set stays",
        source="coaching convention",
        status="PRAG",
        ours="The third, and when: never tested. Lighter weeks can be switched off.",
        change="A trial of lighter weeks.",
    ),
    Rule(
        id="EX-7",
        name="Sore side first",
        what="Where the legs work in turn the sore one begins, and both do the same.",
        formula="the same dose on both sides",
        source="none: our choice",
        status="PRAG",
        ours="The order.",
        change="Nothing we know of.",
    ),
)

EXERCISE_RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
"""Every rule of exercises by id (evidence.md 4.5)."""
