"""Acute to chronic workload ratios: information for those who ask, never a limit.

No rule reads them. A ratio adds nothing over the last week's distance (Impellizzeri 2021),
planning by it prevented no injury in a trial (Dalen-Lorentsen 2021), and in runners a higher ratio
went with fewer injuries (Frandsen 2025): evidence.md 1.3. No lower bound is offered, as it would
tell a sore runner to run more.
"""

from __future__ import annotations


def uncoupled(last_week_m: int, before_m: tuple[int, int, int]) -> float | None:
    """Metres of the last seven days over the mean of the three weeks before them.

    None if nothing was run in those three.
    """
    chronic = sum(before_m)
    return None if chronic == 0 else last_week_m * 3 / chronic


def coupled(ratio: float) -> float:
    """The same ratio with the last week counted in its own mean: 1.5 becomes 1.333; below 4."""
    return 4 * ratio / (ratio + 3)
