"""Errors that several rooms raise on purpose, and their base; what one room alone refuses stands in that room.

LagesbildError
├── UnknownName         no area, language, horizon, notebook, edition … has this name
├── NameRefused         something new cannot have this name
├── BadParameter        a parameter of a notebook is of another kind than it should be
├── BadFile             a hand-kept or local file cannot be taken: file, line, field
├── BadContract         a contract file contradicts itself or the frame it describes
├── SourceError         a statistics service
│   ├── SourceUnavailable   no usable answer after the allowed tries
│   ├── SourceRefused       the service refuses the request itself
│   │   └── SourceMoved         it says that it is at another address now
│   └── SourceChanged       the answer is not what the register says it should be
├── FetchRunning        another run fetches into the same archive
├── NotWritten          a disk that is full, a folder that nobody may write to
├── StoreMissing        there is no store yet
├── StoreOutOfDate      the store was built from other inputs than the present ones
├── StoreUnreadable     a store is damaged, or something else of its name
├── StoreHeld           another program has a store open for writing
├── ChecksFailed        the gate stays shut
└── BriefFailed         one brief could not be run
"""

import difflib
import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final
from unicodedata import category

ROOM: Final = "Make room, then the same again"
RIGHT: Final = "Give the right to read and write it, or name another place, then the same again"
IN_THE_WAY: Final = "Something of that name is in the way; move it, then the same again"
SHORTER: Final = "Choose a shorter name or place, then the same again"
GONE: Final = "See that the disk or network share is there, then the same again"
BUSY: Final = "End other programs, then the same again"
OF_THE_MACHINE: Final = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), ROOM),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), RIGHT),
    **dict.fromkeys((errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP), IN_THE_WAY),
    **dict.fromkeys((errno.ENAMETOOLONG, errno.EILSEQ), SHORTER),
    **dict.fromkeys((errno.EIO, errno.ESTALE, errno.ENOTCONN, errno.ENODEV, errno.ENXIO, errno.ETIMEDOUT), GONE),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.EBUSY, errno.ETXTBSY), BUSY),
}
"""What no code can mend, each with what to do: a full disk, a folder of somebody else. Others are unforeseen."""


OF_DISK: Final = ("IOException", "TransactionException", "FatalException")
"""What DuckDB's errors of a disk are called."""
REBUILD: Final = "Build it again: lagesbild build"


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


def plain(words: str) -> str:
    """Words from outside without signs that steer a terminal, turn the direction of writing or are half a letter."""
    return "".join("\N{REPLACEMENT CHARACTER}" if category(each).startswith("C") else each for each in words)


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
        self.source, self.table, self.reason = source, table, plain(reason)
        super().__init__(source, table, self.reason)

    def __str__(self) -> str:
        return f"{self.source} {self.table}: {self.reason}"


class SourceUnavailable(SourceError):
    """No usable answer after the allowed tries."""


class SourceRefused(SourceError):
    """The service refuses the request itself; trying again does not help."""


class SourceMoved(SourceRefused):
    """The service says that it is at another address now, which ``reason`` names."""


class SourceChanged(SourceError):
    """A dimension, category, unit or size is not what the register declares."""


class FetchRunning(LagesbildError):
    """Another run fetches into the same archive."""

    def __str__(self) -> str:
        return "Another lagesbild fetch is at work in data/raw. Wait for it, then: lagesbild fetch"


class NotWritten(LagesbildError):
    """The machine does not let a file be written or read: its disk is full, a folder is somebody else's.

    ``todo`` is what helps.
    """

    def __init__(self, name: str, reason: str, todo: str = ROOM) -> None:
        self.name, self.reason, self.todo = name, reason, todo
        super().__init__(name, reason, todo)

    @classmethod
    def of(cls, error: OSError) -> "NotWritten":
        """The machine's own words; of its path only the name."""
        named = error.filename2 or error.filename
        todo = OF_THE_MACHINE.get(error.errno or 0, GONE)
        return cls(Path(str(named)).name if named else "", error.strerror or type(error).__name__, todo)

    def __str__(self) -> str:
        what = f"{self.name}: {self.reason}" if self.name else self.reason
        return f"{what}. What was in place is still there. {self.todo}"


class StoreMissing(LagesbildError):
    """There is no store yet."""

    def __str__(self) -> str:
        return "There is no store yet. Build it: lagesbild build"


class StoreOutOfDate(LagesbildError):
    """Figures, groups, contracts or SQL changed after the store was built."""

    def __str__(self) -> str:
        return "The store is older than the files it is built from. Build it again: lagesbild build"


class StoreUnreadable(LagesbildError):
    """A file of this name cannot be read as a store; ``todo`` is what helps."""

    def __init__(self, name: str, todo: str = REBUILD) -> None:
        self.name, self.todo = name, todo
        super().__init__(name, todo)

    def __str__(self) -> str:
        return f"{self.name} cannot be read: it is damaged, of a newer DuckDB, or no store of ours. {self.todo}"


class StoreHeld(LagesbildError):
    """Another program, ``holder``, has the store open for writing, which keeps all others out."""

    def __init__(self, name: str, holder: str) -> None:
        self.name, self.holder = name, holder
        super().__init__(name, holder)

    def __str__(self) -> str:
        return f"{self.name} is open for writing in {self.holder}. Close it there, or open it there read-only"


def of_the_machine(error: BaseException) -> NotWritten | None:
    """What the machine does not let be done, as an error of ours; none where it is something else.

    DuckDB has errors of its own for a disk and for memory; the system's words stand in them.
    """
    if isinstance(error, OSError):
        return NotWritten.of(error) if error.errno in OF_THE_MACHINE else None
    kind, told = type(error).__name__, str(error)
    if isinstance(error, MemoryError) or kind == "OutOfMemoryException":
        return NotWritten("", "not enough memory", BUSY)
    of_disk = (number for number in OF_THE_MACHINE if kind in OF_DISK and os.strerror(number) in told)
    return next((NotWritten("", os.strerror(number), OF_THE_MACHINE[number]) for number in of_disk), None)


class ChecksFailed(LagesbildError):
    """At least one check of severity ``error`` failed; nothing is published."""

    def __init__(self, messages: Sequence[str]) -> None:
        self.messages = messages
        super().__init__(*messages)

    def __str__(self) -> str:
        listed = "\n  ".join(self.messages)
        return f"{counted(len(self.messages), 'check')} failed, the previous store stays in place:\n  {listed}"


class BriefFailed(LagesbildError):
    """One brief could not be run to its end."""

    def __init__(self, brief: str, reason: str) -> None:
        self.brief, self.reason = brief, reason
        super().__init__(brief, reason)

    def __str__(self) -> str:
        return f"{self.brief}: {self.reason}"
