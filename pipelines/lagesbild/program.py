"""The program that runs now: its own files, and all that is installed beside it."""

import hashlib
import json
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent


@cache
def program_digest() -> str:
    """Digest of the package's files, of Python and of everything that is installed beside it: any change counts."""
    installed = sorted(f"{each.name} {each.version}" for each in metadata.distributions())
    return hashlib.sha256(json.dumps([package_digest(PACKAGE), sys.version, *installed]).encode()).hexdigest()


def package_digest(folder: Path) -> str:
    """Digest of the names and contents of all files of a package; what Python leaves beside them does not count."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            content = hashlib.sha256(path.read_bytes()).digest()
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + content)
    return digest.hexdigest()
