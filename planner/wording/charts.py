"""Looking back, in words: what was tolerated, the dose, what came before flares, tests."""

from __future__ import annotations

from planner.domain.review.lead_up import LONGEST, ROW
from planner.domain.review.quiet import Tolerated
from planner.domain.review.series import ScoreSeries
from planner.domain.review.useful import DoseShare
from planner.wording import amounts
from planner.wording.amounts import Unit

CHARTS = {
    "load": "Pain over load",
    "plan": "Planned, done and the line",
    "dose": "Share of the useful dose",
    "balance": "Sets by muscle and side",
    "flares": "Before flares, 48 hours",
    "scores": "Tests and scores",
}
"""The charts by name, and what they are called."""
ABOUT = {
    "load": "Kilometres or miles with the worst and the morning pain over them, flares and phases.",
    "plan": "What was planned and run under the line of each week, and in how many minutes.",
    "dose": "Sets done of those asked for, comfort work and what was excused left out.",
    "balance": "Sets done by muscle group and leg, the weakest first.",
    "flares": "What the 48 hours before each flare held, beside those before all quiet days.",
    "scores": "Each test over time; within the dots it has not changed.",
}
"""What each shows, in one sentence."""
SIGNS = {
    LONGEST: "longest run lately",
    ROW: "runs on days in a row",
    "down": "downhill, or over 100 m down",
    "heavy": "sets of the highest knee load",
    "stairs": "stairs noted",
    "sleep": "a note about sleep",
}
"""What may lie before a flare."""
VERDICT_WORDS = {
    "same": "the same, within error",
    "little": "less than what people call better",
    "better": "better",
    "worse": "worse",
    "unknown": "nobody has published how much counts",
}
"""What is said of a change, by `ScoreSeries.verdict`."""
NOT_CAUSES = "counts, not causes"
LEAD_NOTE = (
    "The day that ended so, and the one before it; beside the flares all days that are known to "
    f"have gone well. {NOT_CAUSES.capitalize()}."
)
HEADS = {
    "run": "run", "planned": "planned", "coming": "to come", "line": "line", "judged": "counts as",
    "untimed": "untimed days", "first": "from", "last": "to", "so_far": "so far",
    "excused": "excused", "excused_days": "excused days", "before_flares": "before flares",
    "before_quiet": "before quiet days", "in_flare": "in a flare", "matters": "matters from",
}  # fmt: skip
"""Names of columns, where they are not the words themselves."""


def tolerated_words(found: Tolerated, unit: Unit, many: str = "weeks") -> str:
    """`Weeks up to 9.9 km: 11 of 12 quiet. Above: 1 of 3.` and what is left out."""
    total = found.count + found.count_above
    if not total:
        said = f"No {many[:-1]} is known well enough to be counted yet."
    elif not found.up_to_m:
        said = f"{found.quiet_above} of {amounts.plural(total, many[:-1], many)} quiet."
    else:
        far = amounts.distance(found.up_to_m, unit)
        said = f"{many.capitalize()} up to {far}: {found.quiet} of {found.count} quiet."
        if found.count_above:
            said += f" Above: {found.quiet_above} of {found.count_above}."
    left = [f"{found.unknown} unanswered"] if found.unknown else []
    left += [f"{found.in_flare} begun in a flare"] if found.in_flare else []
    return f"{said} Left out: {', '.join(left)}." if left else said


def share_words(share: DoseShare) -> str:
    """`78 %`, or a dash where nothing was asked."""
    return "–" if share.sets.share is None else f"{share.sets.share} %"


def excused_words(share: DoseShare) -> str:
    """`2 excused` (days), `so far`."""
    said = [f"{share.excused_days} excused"] if share.excused_days else []
    return ", ".join([*said, *(["so far"] if share.so_far else [])])


def sign_words(sign: str) -> str:
    """What lay before a flare; one nobody knows as it stands."""
    return SIGNS.get(sign, sign)


def measure_words(key: str) -> str:
    """`stairs down`, `step down left`."""
    return key.replace("_", " ")


def series_words(series: ScoreSeries) -> str:
    """What a measure is called."""
    return series.label or measure_words(series.key)


def change_words(series: ScoreSeries) -> str:
    """`4 → 1, −3: better`; of one measurement its value alone."""
    if not series.points:
        return ""
    last = f"{series.points[-1].value:g}"
    if len(series.points) == 1:
        return f"{last}, measured once"
    change = f"{series.change:+g}".replace("-", "−") if series.change else "±0"
    told = VERDICT_WORDS[series.verdict]
    return f"{series.points[0].value:g} → {last}, {change}: {told}"


def matters_words(series: ScoreSeries) -> str:
    """`2 is what people call better (Crossley 2004)`; empty where nobody knows."""
    if series.matters is None:
        return ""
    source = f" ({series.source})" if series.source else ""
    return f"{series.matters:g} is what people call better{source}"


def column_words(name: str, unit: Unit) -> str:
    """The head of a column: `run km`, `line min`, `worst left`."""
    stem, end = name.rpartition("_")[::2]
    if end == "m":
        return f"{HEADS.get(stem, stem)} {unit}"
    if end == "s":
        return f"{HEADS.get(stem, stem)} min"
    return HEADS.get(name, name.replace("_", " "))


def cell_words(name: str, value: object, unit: Unit) -> str:
    """A value of a column as people read it: metres in their unit, seconds as minutes, a dash for
    what is not known."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in WORDED:
        return WORDED[name](str(value))
    if name.endswith("_m") and isinstance(value, int):
        return amounts.number(value, unit)
    if name.endswith("_s") and isinstance(value, int):
        return str(round(value / 60))
    return f"{value:g}" if isinstance(value, float) else str(value)


WORDED = {"sign": sign_words, "measure": measure_words}
"""Columns whose values have words of their own."""
