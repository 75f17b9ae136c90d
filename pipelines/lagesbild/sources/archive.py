"""Answers of the services as they came: ``data/raw/<source>/<table>/<retrieved>/``, one folder for each snapshot.

A snapshot holds ``description.json``, one ``part-….json`` for each call, beside each a ``….sidecar.json``, and two
files of its own: ``plan.json`` (what was going to be asked for, written before anything is asked) and ``complete.json``
(written last, with the digest of every part). Every file is written under another name, brought to the disk and
renamed, so that a snapshot that was broken off anywhere can be taken up again. An answer counts once its sidecar is
beside it. Nothing that counts is ever changed.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from lagesbild.errors import BadFile
from lagesbild.files import write_atomic

STAMP: Final = "%Y-%m-%dT%H%M%SZ"
DESCRIPTION: Final = "description"
PLAN: Final = "plan.json"
COMPLETE: Final = "complete.json"
Json = dict[str, Any]


@dataclass(frozen=True)
class Snapshot:
    """One snapshot in its folder; the folder's name is the time at which it was begun, in UTC."""

    folder: Path

    @property
    def retrieved(self) -> str:
        """When the snapshot was begun, as the folder is named: ``2026-11-21T214500Z``."""
        return self.folder.name

    @cached_property
    def plan(self) -> Json:
        """What was going to be asked for: address, the service's own time of update, parts."""
        return _read_json(self.folder / PLAN)

    @property
    def complete(self) -> Json:
        """What came: rows, the service's own time, digest of every part, changes against the figures before."""
        return _read_json(self.folder / COMPLETE)

    @property
    def is_complete(self) -> bool:
        """Whether every part of the plan came and was read."""
        return (self.folder / COMPLETE).exists()

    def holds(self, part: str) -> bool:
        """Whether an answer came and is whole.

        Raises:
            BadFile: it came, and is not what came any more.
        """
        return self._sidecar_file(part).exists() and bool(self.read(part))

    def add(self, part: str, answer: bytes, facts: Mapping[str, object]) -> None:
        """Archive one answer byte for byte, then its sidecar with ``facts``, digest and size."""
        write_atomic(self._file(part), answer)
        sidecar = {**facts, "sha256": digest_of(answer), "bytes": len(answer)}
        write_atomic(self._sidecar_file(part), to_json(sidecar))

    def read(self, part: str) -> bytes:
        """Return one answer as it came.

        Raises:
            BadFile: it is missing, or its digest is not the one of its sidecar.
        """
        path = self._file(part)
        if not path.exists() or digest_of(path.read_bytes()) != self.sidecar(part).get("sha256"):
            raise BadFile(
                path,
                f"is not what the service answered; restore it, or move the folder {self.folder.name} out of"
                f" data/raw/{'/'.join(self.folder.parts[-3:-1])} and: lagesbild fetch",
            )
        return path.read_bytes()

    def sidecar(self, part: str) -> Json:
        """What is known of one answer: address, query, time, digest, size, the service's own time, licence."""
        return _read_json(self._sidecar_file(part))

    @property
    def updates(self) -> set[str]:
        """The service's own times of update that the answers so far name; more than one never make a table."""
        return {self.sidecar(part)["updated"] for part in self.plan["parts"] if self.holds(part)}

    def answers(self) -> Iterator[tuple[dict[str, list[str]], bytes]]:
        """Every part of the plan: what was asked for, and the answer; see :meth:`read` for errors."""
        for name, selection in self.plan["parts"].items():
            yield selection, self.read(name)

    def digests(self) -> dict[str, str]:
        """Digest of every answer, description first; see :meth:`read` for errors."""
        return {name: digest_of(self.read(name)) for name in [DESCRIPTION, *self.plan["parts"]]}

    def finish(self, facts: Mapping[str, object]) -> None:
        """Mark the snapshot as complete; from now on the store may take it."""
        write_atomic(self.folder / COMPLETE, to_json({**facts, "sha256": self.digests()}))

    def _file(self, part: str) -> Path:
        return self.folder / f"{part}.json"

    def _sidecar_file(self, part: str) -> Path:
        return self.folder / f"{part}.sidecar.json"


def snapshots(folder: Path) -> list[Snapshot]:
    """Every snapshot that has a plan, newest first; a folder that was broken off before its plan is none."""
    return [Snapshot(path.parent) for path in sorted(folder.glob(f"*/{PLAN}"), reverse=True)]


def newest_complete(folder: Path) -> Snapshot | None:
    """Return the newest snapshot that is complete, or none."""
    return next((each for each in snapshots(folder) if each.is_complete), None)


def begin(
    folder: Path, at: datetime, plan: Mapping[str, object], description: bytes, facts: Mapping[str, object]
) -> Snapshot:
    """Begin a snapshot: its folder, the description of the table, then its plan."""
    while (home := folder / at.astimezone(UTC).strftime(STAMP)).exists():
        at += timedelta(seconds=1)
    home.mkdir(parents=True)
    begun = Snapshot(home)
    begun.add(DESCRIPTION, description, facts)
    write_atomic(home / PLAN, to_json(plan))
    return begun


def digest_of(content: bytes) -> str:
    """SHA-256 as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def to_json(content: Mapping[str, object]) -> bytes:
    """JSON as it is written in the archive: one field on a line, letters as they are."""
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def _read_json(path: Path) -> Json:
    try:
        content: Json = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise BadFile(path, f"of snapshot {path.parent.name} cannot be read: {error}") from error
    return content
