"""What is noted of each snapshot outside it, when it was published: the digest of its manifest, and the moment.

What a snapshot says of itself could be changed with it; this is the other witness. A file per snapshot:
``.records/<id>`` with ``<sha256> <moment in UTC>``.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild.files import write_atomic

RECORDS: Final = ".records"


class Record(NamedTuple):
    """The digest of a manifest and the moment of publishing, both empty where nothing was noted."""

    manifest: str = ""
    moment: str = ""


def read_record(shelf: Path, snapshot: str) -> Record:
    """Return what was noted of a snapshot."""
    noted = shelf / RECORDS / snapshot
    return Record(*noted.read_text(encoding="utf-8").split()) if noted.exists() else Record()


def write_record(shelf: Path, snapshot: str, manifest: str) -> None:
    """Note the digest of a snapshot's manifest; what was noted first stays."""
    noted = shelf / RECORDS / snapshot
    if not noted.exists():
        write_atomic(noted, f"{manifest} {datetime.now(UTC).strftime('%Y-%m-%dT%H:%M:%S.%fZ')}\n".encode())


def forget(shelf: Path, snapshot: str) -> None:
    """Remove what was noted of a snapshot that is gone."""
    (shelf / RECORDS / snapshot).unlink(missing_ok=True)
