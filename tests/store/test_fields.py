from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.store.fields import MISSING, difference, flatten, nest, same

SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.just(1.0) | st.text("a/~", max_size=3)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.text("ab/~", max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.text("ab/~", max_size=2), JSON, max_size=4)


def alike(one, other):
    """Equal as JSON: 1, 1.0 and true are three values; the order of keys does not matter."""
    encode = msgspec.json.Encoder(order="deterministic").encode
    return encode(one) == encode(other)


@settings(max_examples=200)
@given(RECORDS)
def test_a_record_taken_apart_and_put_together_is_the_same(raw):
    nested, hidden = nest(flatten(raw))

    assert alike(nested, raw)
    assert hidden == {}


@settings(max_examples=200)
@given(RECORDS, RECORDS)
def test_a_difference_leads_from_one_record_to_the_other_and_back(before, after):
    old, new = flatten(before), flatten(after)

    put, drop, was = difference(old, new)

    there = {path: value for path, value in (old | put).items() if path not in drop}
    back = {path: value for path, value in there.items() if path in was or path not in put} | was
    assert alike(nest(there)[0], after)
    assert alike(nest(back)[0], before)


def test_keys_with_a_slash_stay_one_step_of_the_path():
    fields = flatten({"ticks": {"clamshell/left/1": {"reps": 12}}})

    assert fields == {"ticks/clamshell~1left~11/reps": 12}


def test_the_id_is_no_field():
    assert flatten({"id": "x", "_stamps": {"at": "s"}, "note": "n"}) == {"note": "n"}


def test_lists_are_replaced_whole():
    put, drop, was = difference(flatten({"tags": [1, 2]}), flatten({"tags": [1]}))

    assert (put, drop, was) == ({"tags": [1]}, (), {"tags": [1, 2]})


def test_numbers_and_truth_values_are_told_apart():
    assert not same(True, 1)
    assert not same(1, 1.0)
    assert not same([True], [1])
    assert same([{"a": 1.5}], [{"a": 1.5}])
    assert same(MISSING, MISSING)
    assert not same(MISSING, None)
    assert repr(MISSING) == "MISSING"


def test_a_field_that_two_devices_shaped_differently_shows_the_deeper_one_and_keeps_the_other():
    raw, hidden = nest({"dose": 3, "dose/reps": 12})

    assert raw == {"dose": {"reps": 12}}
    assert hidden == {"dose": 3}
