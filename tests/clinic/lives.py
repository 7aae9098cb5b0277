"""Who lives in the clinic, and what has to become of them.

The bounds follow the rules for load (docs/load-rules.md) with room for another knee than the one
they were tried on: they support directions, and most of the limits are a clinician's judgement.
"""

from __future__ import annotations

from tests.clinic.life import Life
from tests.clinic.lives_days import DAYS
from tests.clinic.lives_green import GREEN
from tests.clinic.lives_habits import HABITS
from tests.clinic.lives_noise import NOISE
from tests.clinic.lives_short import SHORT
from tests.clinic.lives_tissue import TISSUES
from tests.clinic.lives_trouble import TROUBLE

LIVES: dict[str, Life] = {
    life.name: life for life in (*GREEN, *DAYS, *NOISE, *TISSUES, *HABITS, *TROUBLE, *SHORT)
}
