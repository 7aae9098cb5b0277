"""Which drawing of a figure a terminal gets."""

from __future__ import annotations

import pytest

from planner.config import figure_style

UTF = {"LANG": "en_GB.UTF-8", "TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environ", "style"),
    [
        (UTF, "braille"),
        ({}, "braille"),
        ({**UTF, "LC_ALL": "C.utf8"}, "braille"),
        ({**UTF, "LC_ALL": "C"}, "ascii"),
        ({**UTF, "LANG": "de_DE.ISO-8859-1"}, "ascii"),
        ({**UTF, "TERM": "linux"}, "ascii"),
    ],
)
def test_by_itself_it_is_braille_where_the_terminal_shows_it(environ, style):
    assert figure_style("auto", environ) == style


@pytest.mark.parametrize("chosen", ["braille", "ascii", "words", "off"])
def test_what_was_chosen_holds_everywhere(chosen):
    assert figure_style(chosen, {"TERM": "linux"}) == chosen
