"""Which program made a snapshot: the package's version, a digest of its files, all packages that it runs with."""

from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from typing import Any, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import lagesbild
from lagesbild.program import PACKAGE, package_digest

OWN: Final = "lagesbild"
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
    return CodeVersion(lagesbild.__version__, package_digest(PACKAGE), libraries())


@cache
def libraries() -> dict[str, str]:
    """Return name → version of every package that the program needs, and those need, on this machine, by name."""
    found, asked = dict[str, str](), [OWN]
    while asked:
        name = canonicalize_name(asked.pop())
        if name not in found and (of := _installed(name)):
            found[name] = of.version
            asked += [each.name for each in map(Requirement, of.requires or ()) if _is_needed(each)]
    return {name: found[name] for name in sorted(found) if name != OWN}


def _installed(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _is_needed(needed: Requirement) -> bool:
    """Whether a requirement holds on this machine; extras are not asked for."""
    return needed.marker is None or needed.marker.evaluate({"extra": ""})
