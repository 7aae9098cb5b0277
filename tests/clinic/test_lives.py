"""The short lives end as a physiotherapist would wish. `make clinic` lives the long ones."""

from __future__ import annotations

import pytest

from tests.clinic.life import Life, live
from tests.clinic.lives_short import SHORT
from tests.clinic.report import failures, lived


@pytest.mark.parametrize("life", SHORT, ids=lambda life: life.name)
def test_a_short_life_ends_well(life: Life):
    diaries = {life.name: tuple(live(life, seed) for seed in range(life.seeds))}

    (found,) = lived((life,), diaries)

    assert "\n".join(failures(found)) == ""
