"""`check`: everything that is wrong in a plan file."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from planner.cli.frame.answer import Answer
from planner.cli.frame.call import Call
from planner.cli.frame.command import command
from planner.domain.values.errors import NotFoundError, PlanError
from planner.exchange.kit.out_file import is_file, typed_path
from planner.exchange.plans.plan_problems import Problem
from planner.exchange.plans.plan_reader import check
from planner.wording.amounts import plural


@command("check", "easeback check my-plan.toml", "easeback check ~/plans/*.toml")
@click.argument("plans", nargs=-1, required=True)
def check_command(call: Call, plans: tuple[str, ...]) -> Answer:
    """Say everything that is wrong in plan and exercise files.

    PLAN is a file, or the id of a plan in the plan folders. The exit code is 2 if any of them
    would not be loaded; warnings alone leave it at 0.
    """
    folders = call.start.folders.plans
    problems = [problem for plan in plans for problem in check(_file_of(plan, folders), folders)]
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors and not call.flags.json:
        raise PlanError(
            "\n".join(str(problem) for problem in problems),
            f"{plural(len(errors), 'place')} to mend.",
        )
    data = {"problems": [_data(problem) for problem in problems]}
    lines = [str(problem) for problem in problems]
    if errors:
        lines.append(f"{plural(len(errors), 'place')} to mend.")
    else:
        lines.append(f"{plural(len(plans), 'file')}: nothing that keeps them from loading.")
    return Answer(lines=lines, data=data, code=2 if errors else 0)


def _file_of(plan: str, folders: tuple[Path, ...]) -> Path:
    """The file a word means. Raises NotFoundError."""
    candidates = [typed_path(plan)]
    candidates += [folder / f"{plan}.toml" for folder in reversed(folders)]
    found = next((path for path in candidates if is_file(path)), None)
    if found is None:
        known = sorted({path.stem for folder in folders for path in folder.glob("*.toml")})
        raise NotFoundError(
            f"There is no plan file {plan}.", f"Files in the plan folders: {', '.join(known)}."
        )
    return found


def _data(problem: Problem) -> dict[str, object]:
    return {field: getattr(problem, field) for field in msgspec.structs.asdict(problem)}
