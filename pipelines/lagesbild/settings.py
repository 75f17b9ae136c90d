"""Where things are, and the few choices that hold for the whole project."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, get_args

from lagesbild.errors import LagesbildError

Language = Literal["fi", "sv", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
USUAL_HORIZON: Final = 2040
"""The projected year that today is compared with where no other is named."""
USUAL_NOTEBOOK: Final = "situation_brief"
"""The notebook of the standard brief."""
USUAL_EDITION: Final = "pilot-groups"
"""The edition that is made where no other is named."""
KERNELSPEC: Final = {"display_name": "Python 3", "language": "python", "name": "python3"}
"""What a notebook's metadata say of the program that runs it."""


class NoProject(LagesbildError):
    """``LAGESBILD_HOME``, or the folder where the program was started, is no project and in none."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(place)

    def __str__(self) -> str:
        return (
            f"{self.place} holds no Lägesbild project (no expectations/contracts). Start in the project's folder, or "
            "name it: export LAGESBILD_HOME=…"
        )


@dataclass(frozen=True)
class Project:
    """The folders of one project, all below ``root``."""

    root: Path

    @cached_property
    def reference(self) -> Path:
        """Hand-kept tables and registers."""
        return self.root / "data" / "reference"

    @cached_property
    def pages(self) -> Path:
        """Hand-kept and recorded files that pages read and no table does."""
        return self.reference / "pages"

    @cached_property
    def bundled(self) -> Path:
        """Real figures that ship with the project."""
        return self.root / "data" / "bundled"

    @cached_property
    def raw(self) -> Path:
        """Answers of the services as they came, in snapshots; never in git."""
        return self.root / "data" / "raw"

    @cached_property
    def local(self) -> Path:
        """The user's own data; never in git."""
        return self.root / "data" / "local"

    @cached_property
    def scenarios(self) -> Path:
        """The user's own what-if scenarios, one file each."""
        return self.local / "scenarios"

    @cached_property
    def measures(self) -> Path:
        """The register of measures that groups chose."""
        return self.local / "measures.csv"

    @cached_property
    def workshops(self) -> Path:
        """What groups' workshops were shown and answered, a folder each."""
        return self.local / "workshops"

    @cached_property
    def store(self) -> Path:
        """The DuckDB file that readers open."""
        return self.root / "data" / "lagesbild.duckdb"

    @cached_property
    def contracts(self) -> Path:
        """One YAML file per table."""
        return self.root / "expectations" / "contracts"

    @cached_property
    def registers(self) -> Path:
        """One YAML file per register that pages read when they are made."""
        return self.root / "expectations" / "registers"

    @cached_property
    def checks(self) -> Path:
        """SQL checks: select the offending rows."""
        return self.root / "expectations" / "checks"

    @cached_property
    def suites(self) -> Path:
        """Great Expectations suites made from the contracts."""
        return self.root / "expectations" / "suites"

    @cached_property
    def notebooks(self) -> Path:
        """The notebooks that become briefs."""
        return self.root / "notebooks"

    @cached_property
    def reports(self) -> Path:
        """Everything that is made to be read; never in git."""
        return self.root / "reports"

    @property
    def snapshots(self) -> Path:
        """Every dated snapshot, in a folder of its own."""
        return self.reports / "snapshots"

    @property
    def previews(self) -> Path:
        """Every preview, in a folder of its own."""
        return self.reports / "previews"

    @property
    def shelves(self) -> tuple[Path, ...]:
        """Folders whose folders come there whole and are never changed."""
        return self.snapshots, self.previews


def project() -> Project:
    """Return the project that ``LAGESBILD_HOME`` names, else the checkout of this package or the one around it.

    Raises:
        NoProject: that is none.
    """
    home = os.environ.get("LAGESBILD_HOME")
    for place in [_named(home)] if home else [Path(__file__).resolve().parents[2], *_around()]:
        if Project(place).contracts.is_dir():
            return Project(place)
    raise NoProject("LAGESBILD_HOME" if home else "This folder")


def _named(home: str) -> Path:
    """The folder of a name; ``~`` at its beginning is the user's own, also where no shell has put that in its place."""
    try:
        return Path(home).expanduser().resolve()
    except RuntimeError:  # there is no such user
        return Path(home).resolve()


def _around() -> tuple[Path, ...]:
    """The folder where the program was started and those around it; none where it was removed meanwhile."""
    try:
        here = Path.cwd()
    except FileNotFoundError:
        return ()
    return here, *here.parents
