"""Where keys stand: every line that easeback names in a plan file comes from here."""

import string
import tomllib
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.plans.toml_lines import lines_of

TEXT = """\
# a comment with = and [brackets]
name = "plain"  # line 2

[[phases]]
id = 'calm'
about = \"\"\"
two lines, with a # and an = sign and "quotes" ""\"\"\"
weeks = [1, 2]

  [[phases.sessions]]
  items = [
    # a comment inside
    { exercise = "clam", dose = { sets = 3, "reps" = [8,
      10] } },

    { exercise = "bridge" },
  ]

[[phases]]
id = "build"
runs.per_week = 3
[phases.extra."odd key\\n"]
day = 1979-05-27 07:32:00

[["phases".sessions]]
items = []
"""


def test_keys_tables_and_elements_are_found_on_their_lines():
    lines = lines_of(TEXT)

    assert lines["name",] == 2
    assert lines["phases", 0] == 4
    assert lines["phases", 0, "id"] == 5
    assert lines["phases", 0, "about"] == 6
    assert lines["phases", 0, "weeks"] == 8
    assert lines["phases", 0, "sessions", 0, "items"] == 11
    assert lines["phases", 0, "sessions", 0, "items", 0, "dose", "reps", 0] == 13
    assert lines["phases", 0, "sessions", 0, "items", 0, "dose", "reps", 1] == 14
    assert lines["phases", 0, "sessions", 0, "items", 1, "exercise"] == 16
    assert lines["phases", 1, "runs", "per_week"] == 21
    assert lines["phases", 1, "extra", "odd key\n", "day"] == 23
    assert lines["phases", 1, "sessions", 0, "items"] == 26


def test_quotes_at_the_end_of_a_long_string_belong_to_it():
    text = 'a = """x""""\nb = """"y"""\nc = \'\'\'z\'\'\'\'\'\nd = """\n"""\ne = ""\nf = 1'

    lines = lines_of(text)

    assert tomllib.loads(text)["f"] == 1
    assert [lines[(key,)] for key in "abcdef"] == [1, 2, 3, 4, 6, 7]


KEYS = st.text(string.ascii_letters + string.digits + "-_ .#=\"'\\\n[]é", min_size=1, max_size=6)
PLAIN = st.one_of(
    st.integers(-9, 9),
    st.booleans(),
    st.text(string.ascii_letters + " #=\"'\\\n[]{},é", max_size=12),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


def quoted(text):
    """A TOML basic string."""
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
    return '"' + "".join(signs.get(sign, sign) for sign in text) + '"'


def written(value, number):
    """The value as TOML over several lines wherever TOML allows it; each key carries a mark."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + "".join(f"\n {written(one, number)} , # ]\n" for one in value) + "]"
    pairs = (f"{quoted(mark(key, number))} = {written(one, number)}" for key, one in value.items())
    return "{" + " , ".join(pairs) + "}"


def mark(key, number):
    """The key made the only one of its kind in a text."""
    return f"{key}@{next(number)}"


@given(
    tops=st.dictionaries(KEYS, VALUES, max_size=3),
    tables=st.lists(st.dictionaries(KEYS, VALUES, max_size=3), max_size=3),
)
@settings(max_examples=60, deadline=None)
def test_every_key_is_found_on_the_line_that_names_it(tops, tables):
    number = count()
    text = ""
    for table in (tops, *tables):
        text += "" if table is tops else "# next\n\n[[ list ]]\n"
        for key, value in table.items():
            text += f"{quoted(mark(key, number))} = {written(value, number)}\n"
    rows = text.split("\n")

    lines = lines_of(text)

    for path in paths_of(tomllib.loads(text)):
        assert path in lines
        if isinstance(path[-1], str) and "@" in path[-1]:
            assert quoted(path[-1]) in rows[lines[path] - 1]


def paths_of(value, path=()):
    """The path of every key and element."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for step, one in inner:
        yield (*path, step)
        if isinstance(one, dict | list):
            yield from paths_of(one, (*path, step))
