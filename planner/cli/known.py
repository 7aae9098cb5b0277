"""What is known of the runner, for the end of `setup` and for `config`."""

from __future__ import annotations

from planner.cli.frame.answer import Headline
from planner.cli.frame.call import Call
from planner.cli.frame.columns import columns
from planner.domain.values.journal import Profile
from planner.logbook.answers import QUESTIONS, ProfileQuestion


def known_lines(call: Call, profile: Profile) -> list[str]:
    """Every answer given, what was not said, and what the answers ask to be told at once."""
    said = [one for one in QUESTIONS.values() if one.value(profile) is not None]
    unsaid = [one.label for one in QUESTIONS.values() if one.value(profile) is None]
    rows = [(one.label, one.words(profile, call.unit)) for one in said]
    more = [f"Not said: {', '.join(unsaid)}."] if unsaid else []
    return [
        Headline("What is known of you"),
        *columns(rows, plain=call.flags.plain, indent=1),
        *more,
        *call.logbook.settings.advice(),
    ]


def known_data(call: Call, profile: Profile) -> dict[str, object]:
    """The same for programs: every answer by name, null for what was not said."""
    return {
        "answers": {one.name: one.value(profile) for one in QUESTIONS.values()},
        "not_said": [one.name for one in QUESTIONS.values() if one.value(profile) is None],
        "advice": call.logbook.settings.advice(),
    }


def answer_data(call: Call, asked: ProfileQuestion) -> dict[str, object]:
    """One answer in the shape of a load parameter."""
    profile = call.logbook.profile
    value = asked.value(profile) if profile else None
    return {
        "kind": "answer",
        "name": asked.name,
        "value": value,
        "said": value is not None,
        "unit": asked.unit,
        "about": f"{asked.label}: {asked.takes}",
    }
