"""The key of the pseudonyms: a file outside the project that only its owner can read."""

import hashlib
import hmac
import os
import re
import secrets
import stat
from pathlib import Path
from typing import Final

from lagesbild.errors import LagesbildError
from lagesbild.files import flush
from lagesbild.settings import Project

BYTES: Final = 32
FORM: Final = re.compile(rb"[0-9a-f]{64}\n?")
ONLY_OWNER: Final = 0o600
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class KeyRefused(LagesbildError):
    """The key of the pseudonyms cannot be made or used; ``path`` is said as it was given."""

    def __init__(self, path: Path, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(path, why)

    def __str__(self) -> str:
        return f"Key {self.path}: {self.why}"


class Key:
    """A key that was read; it never shows itself."""

    __slots__ = ("secret",)

    def __init__(self, secret: bytes) -> None:
        self.secret = secret

    def __repr__(self) -> str:
        return "Key()"

    @property
    def mark(self) -> str:
        """Which key it is, for a store to remember: nothing can be worked out from it."""
        return hmac.digest(self.secret, b"which key this is", hashlib.sha256).hex()[:16]


def passing_key() -> Key:
    """A key that lives as long as one check and is never written."""
    return Key(secrets.token_bytes(BYTES))


def make_key(path: Path, project: Project) -> None:
    """Write a new key that nobody but its owner can read.

    Raises:
        KeyRefused: a file is there already, or the place is inside the project or cannot be written to.
    """
    _refuse_inside(path, project)
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER)
    except FileExistsError:
        raise KeyRefused(path, "there is a file of that name, and a key is never written over; name another") from None
    except OSError as error:
        raise KeyRefused(path, f"cannot be written there: {os.strerror(error.errno or 0)}") from None
    with os.fdopen(opened, "wb") as file:
        file.write(secrets.token_hex(BYTES).encode() + b"\n")
        file.flush()
        flush(file.fileno())


def read_key(path: Path, project: Project) -> Key:
    """Read a key.

    Raises:
        KeyRefused: it is not there, inside the project, readable by others, or of another form.
    """
    _refuse_inside(path, project)
    try:
        mode, content = path.stat().st_mode, path.read_bytes()
    except OSError as error:
        why = f"cannot be read: {os.strerror(error.errno or 0)}. A new one: lagesbild adult key {path}"
        raise KeyRefused(path, why) from None
    if mode & OTHERS:
        raise KeyRefused(path, f"others on this machine can read it. Run: chmod 600 {path}")
    if not FORM.fullmatch(content):
        raise KeyRefused(path, f"is no key: 64 hexadecimal digits are. A new one: lagesbild adult key {path}.new")
    return Key(bytes.fromhex(content.decode()))


def _refuse_inside(path: Path, project: Project) -> None:
    if path.resolve().is_relative_to(project.root.resolve()):
        raise KeyRefused(path, "lies in the project's folder, from where it could travel along; name a place outside")
