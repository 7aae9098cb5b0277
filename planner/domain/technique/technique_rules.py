"""The rules of running technique in words, and what is known of each focus (evidence.md 5.1)."""

from __future__ import annotations

from planner.domain.caps.rules import Rule
from planner.domain.technique.step_rate import FIRST_PERCENT, MOST_PERCENT, OFFER_UP_TO, TAKE_UP_TO
from planner.domain.values.technique import FOCUS_WEEKS, GREEN_WEEKS, FocusKind

_G1 = Rule(
    id="G-1",
    name="Step rate",
    what="A step rate a little above the usual one may be tried, at the same speed. An offer.",
    formula=f"+ {FIRST_PERCENT:g} % at first, later up to {MOST_PERCENT:g} % if chosen; offered "
    f"first up to a usual rate of {OFFER_UP_TO} a minute, last up to {TAKE_UP_TO}, not beyond; it "
    "ends where calf or Achilles tendon hurts",
    source="Lenhart 2014, Willson 2014, Bonacci 2018: 14 to 22 % less load on the kneecap a step "
    "at + 10 %, in the laboratory; Esculier 2018, 69 runners: no better than education alone",
    status="EB-w",
    ours=f"The {TAKE_UP_TO}, and how the metronome fades: four sessions all along, two every other "
    "minute, then one minute in four.",
    change="A trial of step rate alone in runners with a sore knee, of some size.",
)
_G2 = Rule(
    id="G-2",
    name="How the foot lands",
    what="The program never asks for another way to land, fore or heel first.",
    formula="none",
    source="it moves load to calf and Achilles tendon, and needs somebody who looks",
    status="CONS",
    ours="Nothing.",
    change="A trial without supervision that did no harm.",
)
_G3 = Rule(
    id="G-3",
    name="One focus",
    what="One point of technique at a time, for some weeks; then it fades, and is offered again or "
    "another one.",
    formula=f"{FOCUS_WEEKS} weeks; offered after {GREEN_WEEKS} weeks without a flare, in a week "
    "without another change (a run longer than the longest lately that the knee took, another dose "
    "of an exercise); it rests in a flare and while running is locked",
    source="convention: one change at a time can be told apart",
    status="PRAG",
    ours="All numbers.",
    change="A trial that changes several things at once, against one.",
)
_SOFT = Rule(
    id="G-4",
    name="Softer landing",
    what="Landing more softly may be tried: steps that are hardly heard.",
    formula="none: it is heard",
    source="the article's second cause; no study of it alone was found for a sore knee",
    status="PRAG",
    ours="That it is offered.",
    change="A trial of landing softly alone.",
)
_SHORT = Rule(
    id="G-5",
    name="Shorter steps downhill",
    what="Shorter, quicker steps where it goes down may be tried.",
    formula="none: by feel",
    source="Willson 2014: steps 10 % shorter put 22 % less stress on the kneecap each, 7.5 % less "
    "a mile, on the level; Shih & Ho 2023: downhill the knee does most",
    status="EB-w",
    ours="That what was measured on the level holds downhill.",
    change="A measurement of the kneecap's load downhill.",
)
_UPRIGHT = Rule(
    id="G-6",
    name="Upright trunk",
    what="Running tall, leaning slightly from the ankles, neither bent at the hips nor sitting "
    "back, may be tried.",
    formula="none: by feel",
    source="dos Santos 2019, 18 runners trained to lean or to step faster, got better; without a "
    "true control group",
    status="EB-w",
    ours="The words: what was trained was a slight lean, not a stiff back.",
    change="A controlled trial of the trunk alone.",
)

TECHNIQUE_RULES: dict[str, Rule] = {
    rule.id: rule for rule in (_G1, _G2, _G3, _SOFT, _SHORT, _UPRIGHT)
}
"""Every rule of technique by id; G-1 and G-2 as in evidence.md, the others our own."""

RULE_OF: dict[FocusKind, Rule] = {
    FocusKind.STEP_RATE: _G1,
    FocusKind.SOFT_LANDING: _SOFT,
    FocusKind.SHORT_DOWNHILL: _SHORT,
    FocusKind.UPRIGHT: _UPRIGHT,
}
"""What is known of each focus."""
