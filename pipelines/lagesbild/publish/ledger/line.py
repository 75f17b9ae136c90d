"""One line of the ledger: what a brief was made from, and the digests of what was kept of it."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Self

from lagesbild.store import Question


@dataclass(frozen=True)
class Line:
    """What decided a brief.

    ``grounds`` are name → digest of all but the figures, ``ids`` the sources that it cites and ``cited`` the digest of
    what it says of them, ``asked`` question → digest of the answer, ``tables`` name → digest of each table that they
    read. ``figures`` names the digests by area that the store had then. ``contents`` are part → sha256.
    """

    grounds: Mapping[str, str]
    ids: tuple[str, ...]
    cited: str
    asked: Mapping[Question, str]
    tables: Mapping[str, str]
    figures: str
    contents: Mapping[str, str]

    @property
    def content(self) -> bytes:
        """The line as a file."""
        asked = [[*question, digest] for question, digest in self.asked.items()]
        return packed(json.dumps(asdict(self) | {"asked": asked}).encode())

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Read the file of a line.

        Raises:
            ValueError, KeyError, TypeError, zlib.error: it is none.
        """
        told = json.loads(zlib.decompress(content))
        asked = {Question(*question): digest for *question, digest in told["asked"]}
        return cls(**told | {"ids": tuple(told["ids"]), "asked": asked})


def packed(content: bytes) -> bytes:
    """The content made smaller, quickly."""
    return zlib.compress(content, level=1)
