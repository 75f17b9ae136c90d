"""Which files that the user keeps are read, and which only look as if they were: a slip in a name leaves them out."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lagesbild.contracts import load_contracts
from lagesbild.errors import BadFile, nearest
from lagesbild.settings import Project

READ: Final = (".csv", ".xlsx")
TABLES: Final = (*READ, ".xls", ".xlsm", ".xlsb", ".ods", ".tsv", ".txt", ".numbers")
"""How files end that hold tables, so that one of them may be meant to be read."""
SCENARIO: Final = ".yml"
COPY: Final = re.compile(r"[ _-]*(?:\(\d+\)|- ?(?:kopio|kopia|copy).*|conflicted copy.*)$", re.IGNORECASE)
"""What a browser, a spreadsheet or a synchronised folder puts behind the name of a copy."""


def own_names(project: Project) -> list[str]:
    """Names without their ends of all files in ``data/local`` that something reads."""
    known = [*load_contracts(project.contracts).values(), *load_contracts(project.registers).values()]
    return sorted({path.stem for each in known if (path := project.root / each.file).parent == project.local})


def own_files(project: Project) -> list[str]:
    """Names of the files in ``data/local`` that are read, as they were saved."""
    wanted = {f"{name}{end}" for name in own_names(project) for end in READ}
    return sorted(path.name for path in _kept(project.local) if path.name in wanted)


def stray_files(project: Project) -> Iterator[BadFile]:
    """Files that nothing reads and that look like one that is read, each with the name that it should have."""
    known, used = own_names(project), {*own_files(project)}
    for path in _kept(project.local):
        if path.name not in used and path.suffix.lower() in TABLES:
            near = ", ".join(nearest(_bare(path), [f"{name}.csv" for name in known])[:3])
            yield BadFile(path, f"is no file that is read; name it as one of these: {near}")
    for path in _kept(project.scenarios):
        if path.suffix != SCENARIO:
            yield BadFile(path, f"is no scenario that is read; name it {path.name.partition('.')[0]}{SCENARIO}")


def _kept(folder: Path) -> list[Path]:
    """The files of a folder in the order of their names; not those that programs keep hidden."""
    return sorted(path for path in folder.glob("[!.~]*") if path.is_file())


def _bare(path: Path) -> str:
    """The name that was meant: without the marks of a copy and a second end."""
    return f"{COPY.sub('', path.name.partition('.')[0])}.csv"
