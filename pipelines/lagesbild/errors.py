"""Every error that Lägesbild raises on purpose.

LagesbildError
├── UnknownName         no area, language, horizon, notebook, edition … has this name
├── NameRefused         something new cannot have this name
├── BadParameter        a parameter of a notebook is of another kind than it should be
├── BadFile             a hand-kept or local file cannot be taken: file, line, field
├── BadContract         a contract file contradicts itself or the frame it describes
├── SourceError         a statistics service
│   ├── SourceUnavailable   no usable answer after the allowed tries
│   ├── SourceRefused       the service refuses the request itself
│   └── SourceChanged       the answer is not what the register says it should be
├── FetchRunning        another run fetches into the same archive
├── NoCohortChange      a population series cannot be projected from
├── NotWritten          a disk that is full, a folder that nobody may write to
├── NoProject           the program does not know where its project is
├── StoreMissing        there is no store yet
├── StoreOutOfDate      the store was built from other inputs than the present ones
├── ChecksFailed        the gate stays shut
├── FiguresInDoubt      what was asked for shows areas whose figures broke a check
├── BriefFailed         one brief could not be run
├── NothingToPublish    every brief of an edition failed
├── InputsMissing       what a snapshot was made from is not there, or not what it was
├── InputsChanged       they changed while the pages were made
├── LeakFound           a page holds what only this machine should know
├── NoSnapshot          a folder is no snapshot
├── NoPage              nothing that a handout could be made of
├── BrowserMissing      what draws and prints is not installed
├── KeyRefused          the key of the pseudonyms cannot be made or used
├── RecordRefused       files cannot be loaded into the shared record
└── ChartRefused        a chart of the user's own cannot stand in a brief
"""

import difflib
import errno
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

OF_THE_MACHINE: Final = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO),
    *(errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG),
}
"""What no code can mend: a full disk, a folder of somebody else. Other errors of the system are unforeseen."""


class LagesbildError(Exception):
    """Base of all expected errors; its text names what to do next."""


class UnknownName(LagesbildError):
    """A name that nothing answers to, with the nearest names that exist.

    ``see`` is where all of them are listed, ``why`` what else there is to know.
    """

    def __init__(self, what: str, given: str, nearest: Iterable[str], *, see: str = "", why: str = "") -> None:
        self.what, self.given, self.nearest, self.see, self.why = what, given, list(nearest), see, why
        super().__init__(what, given)

    def __str__(self) -> str:
        see = f" All: {self.see}" if self.see else ""
        why = f" {self.why}" if self.why else ""
        return f"No {self.what} {self.given!r}. Nearest: {', '.join(self.nearest)}.{why}{see}"


class NameRefused(LagesbildError):
    """Something new cannot have this name; ``why`` says what is in the way, or how to write it."""

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why
        super().__init__(name, why)

    def __str__(self) -> str:
        return f"{self.name!r} cannot be the name: {self.why}. Nothing was written"


class BadParameter(LagesbildError):
    """A parameter of a notebook is of another kind than it should be; ``expected`` says of which."""

    def __init__(self, name: str, given: object, expected: str) -> None:
        self.name, self.given, self.expected = name, given, expected
        super().__init__(name, given)

    def __str__(self) -> str:
        return f"Parameter {self.name} is {self.given!r}; it should be {self.expected}"


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Return up to five known names that are spelt most alike, whatever their case; the first eight where none is."""
    names = list(known)
    folded = {each.casefold(): each for each in reversed(names)}
    alike = difflib.get_close_matches(name.casefold(), folded, n=5, cutoff=0.5)
    return [folded[each] for each in alike] or names[:8]


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 brief``, ``3 briefs``: a number with its noun, which takes an s where no ``plural`` is given."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


class BadFile(LagesbildError):
    """A file that a person wrote cannot be taken."""

    def __init__(self, path: Path, problem: str, *, line: int | None = None, field: str = "", cell: str = "") -> None:
        self.path, self.problem, self.line, self.field, self.cell = path, problem, line, field, cell
        super().__init__(path, problem)

    def __str__(self) -> str:
        where = _in_project(self.path) + (f", line {self.line}" if self.line else "")
        where += f", field {self.field}" if self.field else ""
        where += f", {self.cell}" if self.cell else ""
        return f"{where}: {self.problem}"


def _in_project(path: Path) -> str:
    """``data/local/groups.csv``: from the project's data folder on; the bare name of any other file."""
    folders = path.parts[:-1]
    if "data" not in folders:
        return path.name
    return "/".join(path.parts[len(folders) - 1 - folders[::-1].index("data") :])


class BadContract(LagesbildError):
    """A contract and what it describes do not agree."""


class SourceError(LagesbildError):
    """A statistics service; ``source`` and ``table`` name which."""

    def __init__(self, source: str, table: str, reason: str) -> None:
        self.source, self.table, self.reason = source, table, reason
        super().__init__(source, table, reason)

    def __str__(self) -> str:
        return f"{self.source} {self.table}: {self.reason}"


class SourceUnavailable(SourceError):
    """No usable answer after the allowed tries."""


class SourceRefused(SourceError):
    """The service refuses the request itself; trying again does not help."""


class SourceChanged(SourceError):
    """A dimension, category, unit or size is not what the register declares."""


class FetchRunning(LagesbildError):
    """Another run fetches into the same archive."""

    def __str__(self) -> str:
        return "Another lagesbild fetch is at work in data/raw. Wait for it, then: lagesbild fetch"


class NoCohortChange(LagesbildError):
    """A population series has a gap, or nobody whom a cohort could be related to."""

    def __str__(self) -> str:
        return f"The record of projections cannot be made: {self.args[0]}. See the population by age: lagesbild sources"


class NotWritten(LagesbildError):
    """The machine does not let a file be written or read: its disk is full, a folder is somebody else's."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(name, reason)

    @classmethod
    def of(cls, error: OSError) -> "NotWritten":
        """The machine's own words; of its path only the name."""
        named = error.filename2 or error.filename
        return cls(Path(str(named)).name if named else "", error.strerror or type(error).__name__)

    def __str__(self) -> str:
        what = f"{self.name}: {self.reason}" if self.name else self.reason
        return f"{what}. What was in place is still there. Make room or give the right to write, then the same again"


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


class StoreMissing(LagesbildError):
    """There is no store yet."""

    def __str__(self) -> str:
        return "There is no store yet. Build it: lagesbild build"


class StoreOutOfDate(LagesbildError):
    """Figures, groups, contracts or SQL changed after the store was built."""

    def __str__(self) -> str:
        return "The store is older than the files it is built from. Build it again: lagesbild build"


class ChecksFailed(LagesbildError):
    """At least one check of severity ``error`` failed; nothing is published."""

    def __init__(self, messages: Sequence[str]) -> None:
        self.messages = messages
        super().__init__(*messages)

    def __str__(self) -> str:
        listed = "\n  ".join(self.messages)
        return f"{counted(len(self.messages), 'check')} failed, the previous store stays in place:\n  {listed}"


class FiguresInDoubt(LagesbildError):
    """What was asked for shows areas whose figures broke a check; ``doubts`` say which areas, tables and rules."""

    def __init__(self, doubts: Sequence[str]) -> None:
        self.doubts = doubts
        super().__init__(*doubts)

    @property
    def because(self) -> str:
        """Why, and what to do next."""
        listed = " | ".join(self.doubts)
        return f"a check failed for {listed}. See reports/data_docs; correct the figures, then: lagesbild build"

    def __str__(self) -> str:
        return f"Held back: {self.because}"


class BriefFailed(LagesbildError):
    """One brief could not be run to its end."""

    def __init__(self, brief: str, reason: str) -> None:
        self.brief, self.reason = brief, reason
        super().__init__(brief, reason)

    def __str__(self) -> str:
        return f"{self.brief}: {self.reason}"


class NothingToPublish(LagesbildError):
    """Every brief of the edition failed; the published site is untouched."""

    def __str__(self) -> str:
        return "No brief could be made; the published site is untouched. The reasons stand above."


class InputsMissing(LagesbildError):
    """Files that a snapshot is made from are not there, or not what they were; ``names`` are theirs."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        super().__init__(*names)

    def __str__(self) -> str:
        listed = "\n  ".join(self.names)
        return f"These inputs are missing or not what they were when they were recorded:\n  {listed}"


class InputsChanged(LagesbildError):
    """Figures, groups, contracts, notebooks or the program changed while the pages were made."""

    def __str__(self) -> str:
        return "Figures or program changed while the pages were made; nothing is published. Run the same command again."


class LeakFound(LagesbildError):
    """Files hold what only this machine should know; each of ``leaks`` names the file and what was found."""

    def __init__(self, leaks: Sequence[str]) -> None:
        self.leaks = leaks
        super().__init__(*leaks)

    def __str__(self) -> str:
        listed = "\n  ".join(self.leaks)
        return f"Nothing is published, these files hold what only this machine should know:\n  {listed}"


class NoSnapshot(LagesbildError):
    """A folder is no snapshot: it has no manifest that can be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(folder)

    def __str__(self) -> str:
        return f"{self.folder.name} is no snapshot: it has no manifest.json that can be read. All: lagesbild snapshots"


class NoPage(LagesbildError):
    """A path is neither a snapshot, a preview nor the page of a brief."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(path)

    def __str__(self) -> str:
        return f"{self.path.name} is neither a snapshot nor the page of a brief. All snapshots: lagesbild snapshots"


class BrowserMissing(LagesbildError):
    """There is no Chromium; ``named`` is the one that the variable ``CHROMIUM`` names, if any."""

    def __init__(self, named: str = "") -> None:
        self.named = named
        super().__init__(named)

    def __str__(self) -> str:
        there = f"CHROMIUM names {self.named}, which is not there" if self.named else "There is no Chromium"
        return f"{there}; handouts are drawn and printed by it. On Debian and Ubuntu: apt install chromium"


class ChartRefused(LagesbildError):
    """A chart of the user's own cannot be drawn as charts of a brief are."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)

    def __str__(self) -> str:
        return f"This chart cannot stand in a brief: {self.reason}. What can: README, Your own notebook"


class KeyRefused(LagesbildError):
    """The key of the pseudonyms cannot be made or used; ``path`` is said as it was given."""

    def __init__(self, path: Path, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(path, why)

    def __str__(self) -> str:
        return f"Key {self.path}: {self.why}"


class RecordRefused(LagesbildError):
    """Files cannot be loaded into the shared record, which stays as it was."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)

    def __str__(self) -> str:
        return f"Nothing was loaded, the record stays as it was: {self.why}"
