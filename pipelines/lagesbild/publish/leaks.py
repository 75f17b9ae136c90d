"""What only this machine should know, looked for in everything that is about to be published.

Looked for are the paths of the project, the home and the temporary folder; the names of user and host; values of
environment variables whose names say that they are secret; the host of a proxy and the password of any address there;
private keys, and any address with a password. The name of a user or host that the program's
own texts have as a word too (``root``, ``anna``) counts only where a path, an address or a field names it.
"""

import getpass
import io
import os
import re
import socket
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from lagesbild.errors import LagesbildError
from lagesbild.publish.code_version import libraries
from lagesbild.settings import Project

SECRET_NAMES: Final = ("KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL")
PROXY: Final = "PROXY"
NOT_A_PROXY: Final = "NO_PROXY"
OF_EVERYBODY: Final = ("localhost", "127.0.0.1", "::1")
"""Addresses that tell nothing of a machine."""
SECRET_LETTERS: Final = 8
SHORTEST_PATH: Final = 4
SHORTEST_NAME: Final = 3
PRIVATE_KEY: Final = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----")
WITH_PASSWORD: Final = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@\"'<>]+:[^\s/@\"'<>]+@")
NOT_OURS: Final = ("assets/plotly.min.js",)
ZIPPED: Final = (".docx", ".xlsx", ".zip")
OWN_TEXTS: Final = (".yml", ".j2", ".js", ".css", ".csv", ".txt")
SLASH: Final = r"(?:/|\\{1,2})"
BEGINS: Final = r"(?:(?<![\w.-])|(?<=\\[nrt])|(?<=\\u[0-9a-f]{4}))"
"""Where a word begins; in JSON the letters of an escaped sign may stand before it."""
PACKAGE: Final = Path(__file__).parents[1]


class LeakFound(LagesbildError):
    """Files hold what only this machine should know; each of ``leaks`` names the file and what was found."""

    def __init__(self, leaks: Sequence[str]) -> None:
        self.leaks = leaks
        super().__init__(*leaks)

    def __str__(self) -> str:
        listed = "\n  ".join(self.leaks)
        return f"Nothing is published, these files hold what only this machine should know:\n  {listed}"


@dataclass(frozen=True)
class Secret:
    """One thing to look for, and how it is named where it is found; a secret value is never repeated."""

    pattern: re.Pattern[str]
    named: str


def refuse_leaks(files: Mapping[str, bytes], secrets: Iterable[Secret]) -> None:
    """Look through every file: path → content; those of spreadsheets and archives are looked into.

    Raises:
        LeakFound: names each file and what it holds.
    """
    looked_for = list(secrets)
    leaks = [
        f"{path}: {secret.named}"
        for path, content in sorted(files.items())
        if path not in NOT_OURS
        for secret in _found(path, content, looked_for)
    ]
    if leaks:
        raise LeakFound(leaks)


def secrets_of(project: Project) -> list[Secret]:
    """Return what this machine, its user and its environment have that no page may hold."""
    folders = {project.root, project.root.resolve(), Path.home(), Path(tempfile.gettempdir())}
    secrets = [_path(str(folder)) for folder in sorted(folders) if len(str(folder)) >= SHORTEST_PATH]
    words = _own_words(project)
    secrets += _name(getpass.getuser(), "the name of the user", words)
    secrets += _name(socket.gethostname(), "the name of the host", words)
    secrets += [
        Secret(re.compile(re.escape(value)), f"the value of the environment variable {name}")
        for name, value in sorted(os.environ.items())
        if any(word in name.upper() for word in SECRET_NAMES) and len(value) >= SECRET_LETTERS
    ]
    secrets += [secret for name, value in sorted(os.environ.items()) for secret in _of_address(name, value)]
    return [*secrets, Secret(PRIVATE_KEY, "a private key"), Secret(WITH_PASSWORD, "an address with a password")]


def _of_address(name: str, value: str) -> Iterator[Secret]:
    """The password of an address that the environment holds, of whatever variable; of a proxy its host, too."""
    is_proxy = name.upper().endswith(PROXY) and name.upper() != NOT_A_PROXY
    try:
        address = urlsplit(value if "://" in value or not is_proxy else f"//{value}")
        user, password, host = address.username or "", address.password or "", address.hostname or ""
    except ValueError:  # no address
        return
    if password:
        for written in dict.fromkeys((f"{user}:{password}", unquote(password))):
            if len(written) >= SECRET_LETTERS:
                yield Secret(re.compile(re.escape(written)), f"the password in the environment variable {name}")
    if is_proxy and host and host not in OF_EVERYBODY:
        own = re.escape(host)
        pattern = rf"{BEGINS}{own}(?![\w-])" if "." in host or ":" in host else rf"//{own}(?![\w-])|(?<![\w.-]){own}:\d"
        yield Secret(re.compile(pattern, re.IGNORECASE), f"the address in the environment variable {name}")


def _found(path: str, content: bytes, secrets: Iterable[Secret]) -> list[Secret]:
    texts = list(_texts(path, content))
    return [secret for secret in secrets if any(secret.pattern.search(text) for text in texts)]


def _texts(path: str, content: bytes) -> Iterator[str]:
    if path.endswith(ZIPPED):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from _texts(name, packed.read(name))
    else:
        yield content.decode("utf-8", errors="replace")


def _path(folder: str) -> Secret:
    """A path with slashes or backslashes, written once or as JSON doubles them."""
    written = SLASH.join(re.escape(part) for part in re.split(r"[\\/]", folder))
    return Secret(re.compile(rf"{BEGINS}{written}(?![\w-])"), f"the path {folder}")


def _name(name: str, named: str, words: frozenset[str]) -> list[Secret]:
    if len(name) < SHORTEST_NAME:
        return []
    own = re.escape(name)
    bare = "" if name.casefold() in words else rf"|{BEGINS}{own}(?![\w-])"
    pattern = rf"(?<!\w){own}@[\w.-]|@{own}(?!\w)|{SLASH}(?:home|Users){SLASH}{own}(?!\w){bare}"
    return [Secret(re.compile(pattern, re.IGNORECASE), f"{named}, {name}")]


def _own_words(project: Project) -> frozenset[str]:
    """Every word that the program's texts, the hand-kept tables and names of packages have anyhow, in small letters."""
    folders = (PACKAGE, project.reference)
    files = (path for folder in folders for path in folder.rglob("*") if path.name.endswith(OWN_TEXTS))
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in files)
    words = (word for text in (*texts, *libraries()) for word in re.findall(r"\w+", text))
    return frozenset(map(str.casefold, words))
