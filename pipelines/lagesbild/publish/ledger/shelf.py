"""Where the ledger is, and what is kept beside each line: the executed notebook, and the page of a preview.

``reports/.ledger/sv/kopa-jarviseutu.line`` is the line, ``….notebook`` and ``….page`` the parts; of each page there is
one of each, the newest. A part counts only where its digest is that of its line.
"""

import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lagesbild.briefs import Job
from lagesbild.files import write_atomic
from lagesbild.leftovers import sweep_below
from lagesbild.program import program_digest
from lagesbild.publish.ledger.line import Line, packed
from lagesbild.settings import Project
from lagesbild.sources.archive import digest_of

FOLDER: Final = ".ledger"
LINE: Final = "line"
NOTEBOOK: Final = "notebook"
PAGE: Final = "page"


@dataclass(frozen=True)
class Ledger:
    """The ledger of a project as one run uses it; ``program`` is the digest of the program that runs.

    ``figures`` names the digests by area of the store's tables; ``kept`` are the paths of the briefs whose notebook
    stays. A run that ``is_fresh`` takes nothing from it, one that ``explains`` says of each brief what becomes of it.
    """

    folder: Path
    program: str
    is_fresh: bool = False
    explains: bool = False
    figures: str = ""
    kept: frozenset[str] = field(default=frozenset())

    def line(self, job: Job) -> Line | None:
        """The line of a brief; none where there is no such, or it is damaged."""
        with suppress(OSError, ValueError, KeyError, TypeError, zlib.error):
            return Line.of(self.place(job, LINE).read_bytes())
        return None

    def part(self, job: Job, name: str, line: Line | None) -> bytes | None:
        """A part that was kept of a brief; none where there is no such, or it is not what it was."""
        with suppress(OSError):
            content = self.place(job, name).read_bytes()
            if line and digest_of(content) == line.contents.get(name):
                return zlib.decompress(content)
        return None

    def keep(self, job: Job, parts: Mapping[str, bytes], line: Line) -> None:
        """Put the parts of a brief in place, then its line, which counts.

        ``contents`` of the line are those of parts that stay.
        """
        contents = {name: packed(part) for name, part in parts.items()}
        for name, content in contents.items():
            write_atomic(self.place(job, name), content)
        digests = {**line.contents, **{name: digest_of(content) for name, content in contents.items()}}
        write_atomic(self.place(job, LINE), Line(**(vars(line) | {"contents": digests})).content)

    def place(self, job: Job, name: str) -> Path:
        """Where the line or a part of a brief is."""
        return self.folder / job.language / f"{job.slug}.{name}"


def open_ledger(project: Project, *, is_fresh: bool = False, explains: bool = False) -> Ledger:
    """Open the ledger of a project; what a run that was killed left half-written is removed."""
    folder = project.reports / FOLDER
    if folder.is_dir():
        sweep_below(folder)
    return Ledger(folder, program_digest(), is_fresh, explains)
