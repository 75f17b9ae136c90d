"""What travels between this side and a worker: anything that can be pickled, packed, with the digest of its bytes.

Paths in the project travel as paths below its root, and become paths in the project at the other end.
"""

import hashlib
import io
import pickle
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from lagesbild.errors import LagesbildError


class Damaged(LagesbildError):
    """What came is not what was sent."""

    def __str__(self) -> str:
        return "What a worker sent was damaged on its way; nothing of it is used. Run the same command again"


class Parcel(NamedTuple):
    """Packed bytes, and the digest that they must have."""

    sha256: str
    content: bytes


def pack(thing: object, root: Path) -> Parcel:
    """Pack anything from the project at ``root``."""
    written = io.BytesIO()
    _Packer(written, root).dump(thing)
    content = zlib.compress(written.getvalue(), level=1)
    return Parcel(hashlib.sha256(content).hexdigest(), content)


def unpack(parcel: Parcel, root: Path) -> Any:
    """Unpack it for the project at ``root``.

    Raises:
        Damaged: its bytes are not those that were sent.
    """
    if hashlib.sha256(parcel.content).hexdigest() != parcel.sha256:
        raise Damaged
    return _Unpacker(io.BytesIO(zlib.decompress(parcel.content)), root).load()


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, root: Path) -> None:
        super().__init__(file)
        self._root = root

    def persistent_id(self, thing: object) -> str | None:
        """The path below the root; nothing for all that is no path there."""
        is_below = isinstance(thing, Path) and thing.is_relative_to(self._root)
        return thing.relative_to(self._root).as_posix() if is_below else None  # type: ignore[attr-defined]


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, root: Path) -> None:
        super().__init__(file)
        self._root = root

    def persistent_load(self, below: str) -> Path:
        """The path in the project at this end."""
        return self._root / below
