"""Where pain is fine, holds, or is too much, in tones, shapes and words."""

from __future__ import annotations

import msgspec

from planner.domain.knee.parameters import Parameters


class PainScale(msgspec.Struct, frozen=True):
    """Scores of 0-10 in three bands; the parameters in force say where each ends."""

    fine: int
    """Highest score that is fine."""
    hold: int
    """Highest score that holds; above it is too much."""
    too_much: str = "too much"
    """What a score above both means."""

    def glyph(self, score: int) -> str:
        """A shape for the band of a score."""
        return "●▲■"[self._band(score)]

    def tone(self, score: int) -> str:
        """A tone for the band of a score."""
        return ("good", "warn", "bad")[self._band(score)]

    @property
    def zones(self) -> tuple[tuple[int, str], ...]:
        """Each band's highest score with its tone."""
        return (self.fine, "good"), (self.hold, "warn"), (10, "bad")

    @property
    def words(self) -> str:
        """`● fine to 2  ▲ 3–4 hold  ■ from 5 too much`."""
        first = self.fine + 1
        held = f"{first}–{self.hold}" if self.hold > first else f"{first}"
        return f"● fine to {self.fine}  ▲ {held} hold  ■ from {self.hold + 1} {self.too_much}"

    def _band(self, score: int) -> int:
        return (score > self.fine) + (score > self.hold)


def run_scale(params: Parameters) -> PainScale:
    """The bands of pain around runs and in daily life (rules.md 3)."""
    return PainScale(params.run_green_max, params.run_amber_max)


def exercise_scale(params: Parameters) -> PainScale:
    """The bands of pain in an exercise, where more holds than in a run (EX-2)."""
    return PainScale(params.ex_pain_green_max, params.ex_pain_max, "a step back")
