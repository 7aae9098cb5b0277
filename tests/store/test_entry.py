from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.store.change import Edit
from planner.store.entry import StoredRecord, month_of

PATHS = st.sampled_from(["date", "note", "ticks/a/reps", "ticks/a", "ticks/b/reps", "ticks"])
VALUES: st.SearchStrategy[object] = st.integers(0, 2) | st.just({})
EDITS = st.builds(
    lambda put, drop: Edit(
        table="facts", record="r", set=put, drop=tuple(path for path in drop if path not in put)
    ),
    st.dictionaries(PATHS, VALUES, max_size=3),
    st.lists(PATHS, unique=True, max_size=2),
)
HISTORIES = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from("ab"), EDITS),
    max_size=6,
    unique_by=lambda step: step[:2],
).map(lambda steps: [(f"1a2000000{time:02x}-0000-{device}", edit) for time, device, edit in steps])


def replayed(steps):
    entry = StoredRecord("facts", "r", "2026-11")
    for stamp, edit in steps:
        entry.apply(stamp, edit)
    return entry


def stored(entry):
    """What a checkpoint would hold of it, the order of keys aside."""
    return msgspec.json.encode(entry.document(), order="deterministic")


def through_the_disk(entry):
    document = msgspec.json.decode(msgspec.json.encode(entry.document()))
    return StoredRecord.from_document("facts", "2026-11", document)


def as_text(entry):
    text = msgspec.Raw(msgspec.json.encode(entry.document()))
    return StoredRecord.from_text("facts", "2026-11", text)


def at_a_glance(entry):
    """What is asked of every record of a month that is read."""
    return entry.is_live, entry.is_deleted, entry.kind, entry.day, entry.home


def state(entry):
    return entry.raw, {path: entry.set_at(path) for path in ("date", "note", "ticks/a", "ticks")}


@settings(max_examples=200)
@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_changes_and_repeating_them_make_no_difference(steps, random):
    shuffled = steps + [step for step in steps if random.random() < 0.5]
    random.shuffle(shuffled)

    assert state(replayed(shuffled)) == state(replayed(steps))


@settings(max_examples=200)
@given(HISTORIES, st.data())
def test_a_checkpoint_anywhere_makes_no_difference(steps, data):
    cut = data.draw(st.integers(0, len(steps)))

    entry = through_the_disk(replayed(steps[:cut]))
    for stamp, edit in steps[cut:]:
        entry.apply(stamp, edit)

    assert state(entry) == state(replayed(steps))


@settings(max_examples=200)
@given(HISTORIES, st.data())
def test_two_copies_merge_to_what_all_changes_give(steps, data):
    cut = data.draw(st.integers(0, len(steps)))

    entry, copy = replayed(steps[:cut]), through_the_disk(replayed(steps[cut:]))
    entry.merge(copy)

    assert state(entry) == state(replayed(steps))
    assert not entry.merge(copy)


def test_a_record_stays_the_same_object_until_a_field_changes():
    entry = replayed([("1a200000001-0000-a", Edit(table="facts", record="r", set={"note": "x"}))])
    before = entry.raw

    entry.apply("1a200000001-0000-a", Edit(table="facts", record="r", set={"note": "x"}))
    assert entry.raw is before

    entry.apply("1a200000002-0000-a", Edit(table="facts", record="r", set={"note": "y"}))
    assert entry.raw is not before
    assert before["note"] == "x"


def test_stamps_are_stored_once_for_all_fields_set_together():
    entry = replayed(
        [
            ("1a200000001-0000-a", Edit(table="facts", record="r", set=dict.fromkeys("xyz", 0))),
            ("1a200000002-0000-a", Edit(table="facts", record="r", set={"y": 1}, drop=("z",))),
        ]
    )

    one, two = "1a200000001-0000-a", "1a200000002-0000-a"
    stamps = f'{{"at":"{one}","of":{{"{two}":["y","z"]}}}}'
    assert entry.document() == {"id": "r", "x": 0, "y": 1, "_stamps": stamps}


def test_a_record_written_in_one_go_needs_one_stamp():
    entry = replayed([("1a200000001-0000-a", Edit(table="facts", record="r", set={"x": 0}))])

    assert entry.document()["_stamps"] == "1a200000001-0000-a"


def test_only_what_begins_like_a_month_is_filed_under_one():
    assert month_of("2026-11-23") == "2026-11"
    assert month_of("2026-11") == "2026-11"
    assert month_of("../../etc") == ""
    assert month_of(20261123) == ""


HEADS = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["run", None]),
        "date": st.sampled_from(["2026-11-03", "2026-12-03", "soon", 5, None]),
        "deleted": st.just("2026-11-25T12:00:00+00:00"),
    },
)


@settings(max_examples=200)
@given(HISTORIES, HEADS)
def test_a_record_left_as_text_answers_like_one_that_was_taken_apart(steps, head):
    entry = replayed(steps)
    entry.apply("1a2000000ff-0000-a", Edit(table="facts", record="r", set=head))

    left, taken = as_text(entry), through_the_disk(entry)

    assert at_a_glance(left) == at_a_glance(taken)
    assert state(left) == state(taken)
    assert stored(left) == stored(taken)


def test_a_glance_at_a_record_leaves_it_as_text():
    entry = replayed([])
    put = {"kind": "run", "date": "2026-11-03", "note": "long"}
    entry.apply("1a200000000-0000-a", Edit(table="facts", record="r", set=put))
    left = as_text(entry)

    assert at_a_glance(left) == (True, False, "run", "2026-11-03", "2026-11")
    assert left.text is not None
    assert left.raw == {"id": "r", **put}
    assert left.text is None
