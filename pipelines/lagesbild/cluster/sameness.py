"""What both sides must have alike so that pages come out with the same bytes: Python, program, packages, and files."""

import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from typing import Final

from lagesbild.program import PACKAGE, package_digest

LETTERS: Final = 8
NONE: Final = "none"


@dataclass(frozen=True)
class State:
    """What a run is made from: ``program`` is name → version, ``files`` path below the project → sha256."""

    program: Mapping[str, str]
    files: Mapping[str, str]


@cache
def program_here() -> dict[str, str]:
    """Python, the digest of the program's files and everything that is installed beside it: name → version."""
    installed = {each.name.lower(): each.version for each in metadata.distributions()}
    program = {"Python": f"{platform.python_version()} {platform.machine()}"}
    return program | {"the program's files": package_digest(PACKAGE)[:LETTERS]} | dict(sorted(installed.items()))


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> Iterator[str]:
    """Say in words what is another there than here; nothing where all is the same."""
    for name in dict.fromkeys([*here, *there]):
        if here.get(name) != there.get(name):
            yield f"{name} {here.get(name, NONE)} here, {there.get(name, NONE)} there"
