"""A snapshot as one archive: the same snapshot gives the same bytes."""

import zipfile
from pathlib import Path
from typing import Final

from lagesbild.files import READ_BY_ALL, let_all
from lagesbild.leftovers import MAKING, mark

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE: Final = 0o100644 << 16


def zip_snapshot(folder: Path) -> Path:
    """Write ``<id>.zip`` beside the folder ``<id>`` and return it: files in the order of their paths, none with a time.

    It unpacks into one folder of that name.
    """
    archive = folder.with_name(f"{folder.name}.zip")
    new = archive.with_name(f"{MAKING}{mark()}-{archive.name}")
    try:
        _pack(folder, new)
        let_all(new, READ_BY_ALL)
        new.replace(archive)
    finally:
        new.unlink(missing_ok=True)  # where it could not be written
    return archive


def _pack(folder: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", EARLIEST)
            entry.external_attr, entry.create_system = PLAIN_FILE, 3
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 6)
