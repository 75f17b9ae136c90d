"""What this machine has and lacks for the program, on one screen: every trouble in one line with what to do."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple

import typer

from lagesbild import settings
from lagesbild.errors import LagesbildError, StoreHeld
from lagesbild.settings import Project

State = Literal["good", "remark", "trouble"]
SIGNS: Final[dict[State, str]] = {"good": "ok", "remark": "note", "trouble": "TROUBLE"}
OLDEST: Final = (3, 11)
ONE_GB: Final = 1_000_000_000
LEAST_DISK_GB: Final = 2
LEAST_MEMORY_GB: Final = 2


class Found(NamedTuple):
    """One thing that was looked at: what it is, how it is, and what is said of it, with what to do where that helps."""

    what: str
    state: State
    said: str


def doctor(
    offline: Annotated[bool, typer.Option("--offline", help="Do not call the services.")] = False,
) -> None:
    """Look at what the program needs: Python, disk, memory, browser, terminal, network, store, your own files.

    Ends with 0 where nothing stands in the way, with 2 where something does.
    """
    project = settings.project()
    found = [*machine(project), *own(project), *([] if offline else services(project))]
    for each in found:
        typer.echo(f"{SIGNS[each.state]:<8}{each.what:<12}{each.said}")
    if any(each.state == "trouble" for each in found):
        raise typer.Exit(2)


def machine(project: Project) -> Iterator[Found]:
    """What the machine is like: one line each."""
    yield python(sys.version_info[:2])
    yield disk(shutil.disk_usage(project.root).free)
    yield memory(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    yield written(project)
    yield browser()
    yield terminal(sys.stdout.encoding or "ascii")
    yield network()


def python(version: tuple[int, ...]) -> Found:
    """Whether Python is new enough."""
    if version < OLDEST:
        return Found(
            "Python", "trouble", f"{'.'.join(map(str, version))}; install 3.11 or newer: make PYTHON=python3.12"
        )
    return Found("Python", "good", platform.python_version())


def disk(free_bytes: int) -> Found:
    """Whether there is room for a store and a site."""
    free = free_bytes / ONE_GB
    enough = free >= LEAST_DISK_GB
    todo = "" if enough else f"; make room: {LEAST_DISK_GB} GB are needed, lagesbild snapshots --thin says what may go"
    return Found("disk", "good" if enough else "trouble", f"{free:.1f} GB free{todo}")


def memory(whole_bytes: int) -> Found:
    """Whether a brief has the memory that it needs, on every core."""
    whole = whole_bytes / ONE_GB
    enough = whole >= LEAST_MEMORY_GB
    todo = "" if enough else "; run one brief at a time: lagesbild briefs --workers 1"
    return Found("memory", "good" if enough else "remark", f"{whole:.1f} GB{todo}")


def written(project: Project) -> Found:
    """Whether what is made can be written where it belongs."""
    from lagesbild.files import refuse_unwritable, work_place

    try:
        refuse_unwritable(project.store.parent, project.reports, work_place())
    except LagesbildError as error:
        return Found("folders", "trouble", str(error))
    return Found("folders", "good", "data, reports and the machine's place for what passes can be written")


def browser() -> Found:
    """Whether there is a browser for PDFs."""
    from lagesbild.publish.handout.chromium import BrowserMissing, found

    try:
        return Found("Chromium", "good", Path(found()).name)
    except BrowserMissing as error:
        return Found("Chromium", "remark", f"{error}. Pages need none")


def terminal(encoding: str) -> Found:
    """Whether every letter can be shown."""
    if encoding.lower().replace("-", "") == "utf8":
        return Found("terminal", "good", "UTF-8")
    return Found(
        "terminal", "remark", f"{encoding} lacks some signs, the nearest are shown: export PYTHONIOENCODING=utf-8"
    )


def network() -> Found:
    """Which variables decide how a connection is made; their values may hold passwords."""
    from lagesbild.sources.services.connection import set_by

    said = set_by()
    return Found("network", "good", f"as {said} say" if said else "no proxy is set")


def own(project: Project) -> Iterator[Found]:
    """The store and what is in data/local: a line for each thing that is wrong."""
    from lagesbild.checks.own import own_problems, own_warnings
    from lagesbild.store.own_files import own_files

    yield store(project)
    try:
        problems = own_problems(project)
        yield from (Found("own files", "trouble", each) for each in problems)
        yield from (Found("own files", "remark", each) for each in ([] if problems else own_warnings(project)))
    except LagesbildError as error:
        yield Found("own files", "trouble", str(error))
        return
    if not problems:
        yield Found("own files", "good", ", ".join(own_files(project)) or "none in data/local")


def store(project: Project) -> Found:
    """Whether there is a store that can be read; the next command makes one where there is none."""
    from lagesbild.store import Store

    try:
        Store.open(project).close()
    except StoreHeld as error:
        return Found("store", "trouble", str(error))
    except LagesbildError as error:
        return Found("store", "remark", f"{error}")
    return Found("store", "good", "of the files as they are")


def services(project: Project) -> Iterator[Found]:
    """Whether each service answers at all, those without an answer for one reason in one line."""
    from lagesbild.contracts import load_register
    from lagesbild.sources.services.connection import unreached

    known = load_register(project.reference).services
    with ThreadPoolExecutor(len(known)) as pool:
        reasons = dict(zip(known, pool.map(unreached, known, known.values()), strict=True))
    if answering := [name for name, reason in reasons.items() if not reason]:
        yield Found("services", "good", f"{', '.join(answering)} answer")
    for reason in filter(None, dict.fromkeys(reasons.values())):
        unanswered = [name for name, why in reasons.items() if why == reason]
        yield Found("services", "remark", f"{', '.join(unanswered)}: {reason}")
