"""Runs of a command to put faults in: forked from a process that has imported everything, ended or starved of disk.

A run is the command line itself in a process of its own group. A fault comes by the clock, or at the n-th time that the
run opens a file for writing, renames, links, makes or removes one. What a full disk is :mod:`faulty_disk` says.
"""

import json
import os
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal, NoReturn

from faulty_disk import fill
from lagesbild import cli
from lagesbild.checks import CheckResult, gate

TOKEN: Final = "LAGESBILD_FAULTS"  # noqa: S105 – the name of a variable, by which processes of a run are known
PER_MB: Final = 1024
LATEST: Final = 10.0
"""Seconds after which no process of a run that was killed may be there."""
LONGEST: Final = 300.0
"""Seconds after which a run is taken for one that hangs."""
TURN: Final = 0.02
WRITES: Final = {"os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove"}
TO_WRITE: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
MADE_UP: Final = CheckResult("mart_area__area", "", "made up", "error", True)
Fault = Literal["kill", "full"]


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code (negative: by which signal), what it told as errors, seconds, counted writes.

    ``megabytes`` is the most memory that it had at once.
    """

    code: int
    told: str
    seconds: float
    writes: int
    megabytes: float = 0.0


class Run:
    """A command at work in a home; ``fault`` strikes by itself at the write ``at``, by the clock where that is 0."""

    def __init__(self, home: Path, words: Sequence[str], *, fault: Fault = "kill", at: int = 0) -> None:
        self.token = f"{os.getpid()}-{time.monotonic_ns()}"
        self._told, told = os.pipe()
        self._counted, counted = os.pipe()
        self._begun = time.monotonic()
        self._fault: Fault = fault
        self._home = home
        self.process = os.fork()
        if not self.process:
            os.dup2(told, sys.stderr.fileno())
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            _command(home, self.token, words, Writes(home, fault, at), counted)
        os.close(told)
        os.close(counted)

    def strike(self, after: float) -> None:
        """Let the fault come after so many seconds, to all processes of the run."""
        time.sleep(after)
        for process in {self.process, *processes_of(self.token)}:
            with suppress(ProcessLookupError, PermissionError):
                if self._fault == "full":
                    fill(self._home, process)
                elif process == self.process:
                    os.kill(process, signal.SIGKILL)

    def ended(self) -> Ended:
        """Wait for the end; a run that hangs is killed and says so."""
        while True:
            done, status, used = os.wait4(self.process, os.WNOHANG)
            if done:
                break
            if time.monotonic() - self._begun > LONGEST:
                os.kill(self.process, signal.SIGKILL)
            time.sleep(TURN)
        seconds = time.monotonic() - self._begun
        code, counted = os.waitstatus_to_exitcode(status), _what_is_in(self._counted)
        return Ended(code, _what_is_in(self._told), seconds, int(counted or 0), used.ru_maxrss / PER_MB)

    def left(self) -> int:
        """How many of its processes are still there when their time is over."""
        until = time.monotonic() + LATEST
        while (there := processes_of(self.token)) and time.monotonic() < until:
            time.sleep(TURN)
        return len(there)


class Writes:
    """Counts what a run changes below its home, and lets the fault come at one of these moments."""

    def __init__(self, home: Path, fault: Fault, at: int) -> None:
        self._below, self._fault, self._at, self.count = str(home), fault, at, 0

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        """Be told of everything that the interpreter does (``sys.addaudithook``)."""
        writes = event in WRITES or (event == "open" and isinstance(given[2], int) and given[2] & TO_WRITE)
        if not writes or not str(given[0]).startswith(self._below):
            return
        self.count += 1
        if self.count == self._at:
            self._at = 0  # what fills the disk writes, too
            if self._fault == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            fill(Path(self._below))


def processes_of(token: str) -> list[int]:
    """Processes that were started, by whom ever, in a run."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"{TOKEN}={token}".encode() in (place / "environ").read_bytes():
                found.append(int(place.name))
    return found


def apart(work: Callable[[], object]) -> Any:
    """Do something in a process of its own and give what came of it; DuckDB must not be open where others are forked.

    Raises:
        RuntimeError: it failed, its reason stands above.
    """
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        with os.fdopen(reading, "rb") as heard:
            told = heard.read()
        if os.waitpid(child, 0)[1]:
            raise RuntimeError("what was to be looked at could not be")
        return json.loads(told)
    try:
        os.write(writing, json.dumps(work()).encode())
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


@contextmanager
def apart_for_long(work: Callable[[], object]) -> Iterator[None]:
    """Let something go on in a process of its own, as it has threads, until the block ends."""
    if not (child := os.fork()):
        work()
        os._exit(0)
    try:
        yield
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _command(home: Path, token: str, words: Sequence[str], writes: Writes, counted: int) -> NoReturn:
    """The command line, without the checks of files and store: they write nothing and take long."""
    os.setsid()
    os.environ |= {"LAGESBILD_HOME": str(home), "TMPDIR": str(home / "t"), TOKEN: token}
    tempfile.tempdir = str(home / "t")
    for name, found in (("validate_files", [MADE_UP]), ("check_store", [])):
        setattr(gate, name, partial(_found, found))
    sys.argv = ["lagesbild", *words]
    code = 1
    sys.addaudithook(writes)
    try:
        cli.main()
    except SystemExit as stopped:
        code = stopped.code if isinstance(stopped.code, int) else 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    os.write(counted, str(writes.count).encode())
    _leave(code)


def _found(results: list[CheckResult], *_: object) -> list[CheckResult]:
    return list(results)


def _leave(code: int) -> NoReturn:
    """End as an interpreter does: what is to be done at the end is done."""
    import atexit  # noqa: PLC0415 – only here
    from multiprocessing import util  # noqa: PLC0415

    util._exit_function()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    os._exit(code)


def _what_is_in(pipe: int) -> str:
    """What was written into a pipe so far; processes that are left may hold its other end."""
    os.set_blocking(pipe, False)
    try:
        return os.read(pipe, select.PIPE_BUF * 16).decode(errors="replace")
    except BlockingIOError:
        return ""
    finally:
        os.close(pipe)
