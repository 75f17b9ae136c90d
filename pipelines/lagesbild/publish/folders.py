"""Folders that are there whole or not at all: written under another name, then renamed."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from lagesbild.files import say_once, write_public
from lagesbild.leftovers import MAKING, mark


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
    making = folder.with_name(f"{MAKING}{mark()}-{folder.name}")
    shutil.rmtree(making, ignore_errors=True)
    try:
        for path, content in files.items():
            write_public(making / path, content)
    except OSError:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return making


def swap_link(link: Path, folder: Path) -> None:
    """Let ``link`` lead to ``folder`` beside or below it; readers meet the old one or the new one.

    Raises:
        OSError: there are no links in this place.
    """
    new = link.with_name(f"{MAKING}{mark()}-{link.name}")
    new.unlink(missing_ok=True)
    new.symlink_to(folder.relative_to(link.parent), target_is_directory=True)
    try:
        new.replace(link)
    except OSError:
        new.unlink()
        raise


def is_free(link: Path, *, sign: str) -> bool:
    """Whether ``link`` may lead somewhere: a real folder of that name that is ours, by the file ``sign``, goes first.

    Who synchronises or copies a project makes folders of its links. A folder of something else stays, which is said.
    """
    if link.is_symlink() or not link.is_dir():
        return True
    if not (link / sign).is_file():
        say_once(f"{link.name} is a folder of something else, and stays as it is")
        return False
    remove_folder(link)
    return True


def copy_folder(folder: Path, place: Path) -> None:
    """Let ``place`` be a copy of ``folder``, for a disk that knows no links, which is said; it is there whole."""
    say_once(f"This disk knows no links: {place.name} is a copy")
    making = place.with_name(f"{MAKING}{mark()}-{place.name}")
    shutil.rmtree(making, ignore_errors=True)
    shutil.copytree(folder, making)
    if place.is_dir():
        remove_folder(place)
    making.replace(place)


def remove_folder(folder: Path) -> None:
    """Remove a folder, which is gone at once for whoever looks, also when the removing is broken off."""
    leaving = folder.with_name(f"{MAKING}{mark()}-left-{folder.name}")
    folder.replace(leaving)
    shutil.rmtree(leaving)


def _rename(making: Path, folder: Path) -> bool:
    try:
        making.replace(folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(making)
        return False
    return True
