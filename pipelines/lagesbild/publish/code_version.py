"""Which program made a snapshot: the package's version, a digest of its files, the libraries that shape the pages."""

from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from typing import Any, Final

import lagesbild
from lagesbild.program import PACKAGE, package_digest

LIBRARIES: Final = ("babel", "duckdb", "jinja2", "papermill", "pandas", "plotly", "shapely", "xlsxwriter")
UNKNOWN: Final = "unknown"


@dataclass(frozen=True)
class CodeVersion:
    """``version`` is the package's number, ``sha256`` the digest of its files, ``libraries`` name → version."""

    version: str
    sha256: str
    libraries: dict[str, str]

    @property
    def record(self) -> dict[str, Any]:
        """As it stands in a manifest."""
        return asdict(self)

    def differences(self, other: "CodeVersion") -> list[str]:
        """Return in words what is another than in ``other``; empty where nothing is."""
        named = [("lagesbild", other.version, self.version), ("the program's files", other.sha256[:8], self.sha256[:8])]
        named += [(name, other.libraries.get(name, UNKNOWN), now) for name, now in self.libraries.items()]
        return [f"{name} {then} → {now}" for name, then, now in named if then != now]


@cache
def code_version() -> CodeVersion:
    """Return the version of the program that runs now."""
    return CodeVersion(lagesbild.__version__, package_digest(PACKAGE), {name: _version(name) for name in LIBRARIES})


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return UNKNOWN
