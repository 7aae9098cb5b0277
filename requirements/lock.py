"""Write the exact versions installed in this environment to run.txt and dev.txt.

`run.txt` holds what the program needs, `dev.txt` what the checks need beside it. Upgrading is:
install newer versions within the bounds of pyproject.toml, run `make test`, then `make lock`.
"""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent


def closure(names: list[str]) -> dict[str, str]:
    """Installed versions of these distributions and all they require here."""
    found: dict[str, str] = {}
    queue, seen = list(names), set[str]()
    while queue:
        requirement = queue.pop()
        if requirement in seen:
            continue
        seen.add(requirement)
        name = re.split(r"[\s\[<>=!~;(]", requirement, maxsplit=1)[0].lower().replace("_", "-")
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # required only on another system or Python version
        found[name] = distribution.version
        extras = re.search(r"\[([^\]]+)\]", requirement)
        for wanted in distribution.requires or ():
            extra = re.search(r"extra == ['\"]([^'\"]+)['\"]", wanted)
            if extra is None or (extras and extra[1] in extras[1]):
                queue.append(wanted.split(";")[0].strip())
    return found


def main() -> None:
    """Write both files."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text())
    run = closure(project["project"]["dependencies"] + ["textual"])
    groups = project["dependency-groups"]
    dev = closure([*groups["test"], *groups["check"], *project["build-system"]["requires"]])
    write("run.txt", run, "What the program needs.")
    write(
        "dev.txt", {k: v for k, v in dev.items() if k not in run}, "What the checks need beside it."
    )


def write(name: str, versions: dict[str, str], about: str) -> None:
    """One requirements file."""
    lines = [f"{package}=={version}" for package, version in sorted(versions.items())]
    head = f"# {about} Written by `make lock`.\n"
    (HERE / name).write_text(head + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
