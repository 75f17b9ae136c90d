"""What benches share: a home of its own that the product's commands run in, and the machine that they ran on."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from lagesbild.settings import Project

LIBRARIES: Final = ("babel", "duckdb", "jinja2", "papermill", "pandas", "plotly", "shapely", "xlsxwriter")
"""Those whose version says most about a measurement."""
LAGESBILD: Final = (sys.executable, "-c", "from lagesbild.cli import main; main()")


def copied_home(place: Project, root: Path) -> Project:
    """A home with the real figures by link, and copies of everything else that a run reads, nobody's own files."""
    home = Project(root)
    for folder in (place.reference, place.contracts.parent, place.notebooks):
        shutil.copytree(folder, root / folder.relative_to(place.root), ignore=shutil.ignore_patterns("own", ".*"))
    home.bundled.symlink_to(place.bundled)
    shutil.copy(place.store, home.store)
    return home


def machine() -> Iterator[str]:
    """Lines on the machine and the versions."""
    yield f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()}, Python {platform.python_version()}"
    yield ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES)
