"""Folders that are there whole or not at all: written under another name, then renamed; leftovers are swept."""

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lagesbild.files import write_atomic

MAKING: Final = ".making-"
LEFT: Final = re.compile(r"\.making-(\d+)(?:-.+)?|\..+\.(\d+)")
"""Names under which folders, links and files are made: with the number of the process."""


def write_folder(files: Mapping[str, bytes], folder: Path) -> bool:
    """Write all files below ``folder``, which appears whole; return whether it did.

    False where the folder is there already, put there by whom ever: it stays as it is.
    """
    if folder.is_dir():
        return False
    return _rename(_made(files, folder), folder)


def replace_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Write all files below ``folder`` in place of what is there; nobody meets half of either."""
    making = _made(files, folder)
    if folder.is_dir():
        remove_folder(folder)
    _rename(making, folder)


def _made(files: Mapping[str, bytes], folder: Path) -> Path:
    """All files below a folder of another name beside it."""
    making = folder.with_name(f"{MAKING}{os.getpid()}-{folder.name}")
    shutil.rmtree(making, ignore_errors=True)
    for path, content in files.items():
        write_atomic(making / path, content)
    return making


def swap_link(link: Path, folder: Path) -> None:
    """Let ``link`` lead to ``folder`` beside or below it; readers meet the old one or the new one.

    Raises:
        OSError: there are no links in this place.
    """
    new = link.with_name(f"{MAKING}{os.getpid()}-{link.name}")
    new.unlink(missing_ok=True)
    new.symlink_to(folder.relative_to(link.parent), target_is_directory=True)
    new.replace(link)


def remove_folder(folder: Path) -> None:
    """Remove a folder, which is gone at once for whoever looks, also when the removing is broken off."""
    leaving = folder.with_name(f"{MAKING}{os.getpid()}-left-{folder.name}")
    folder.replace(leaving)
    shutil.rmtree(leaving)


def sweep(*places: Path) -> None:
    """Remove what runs that were broken off have left in these folders; what a running one makes stays."""
    for left in (path for place in places for path in place.glob(".*")):
        found = LEFT.fullmatch(left.name)
        if found is None or _is_running(int(found[1] or found[2])):
            continue
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _rename(making: Path, folder: Path) -> bool:
    try:
        making.replace(folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(making)
        return False
    return True


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True
