"""Known advisories on the locked packages, and how old each is: ``make audit``.

``pip-audit`` asks the package index what is known of the very versions of ``requirements.lock``; ``uv`` tells when each
was published. Both ask the index that pip and uv are set up with. A package that the index knows nothing of counts as
not looked up: pip-audit alone calls that "no known vulnerabilities".

Ends with 0 where nothing is known of any, with 1 where there are advisories, with 2 where not all could be looked up.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

LOCK: Final = Path(__file__).parents[1] / "requirements.lock"
ASK: Final = ("--require-hashes", "--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off")
DATED: Final = ("--universal", "--python-version", "3.11", "--no-header", "--quiet")
CLEAN, ADVISED, NOT_LOOKED_UP = 0, 1, 2
UNKNOWN: Final = "not looked up"
MOST_SECONDS: Final = 600


class Package(NamedTuple):
    """A locked package: the day that its version was published, and the advisories on it, none where not looked up."""

    name: str
    version: str
    published: date | None
    advisories: tuple[str, ...] | None


def main() -> int:
    """Print one table and what follows from it."""
    packages = list(audited(LOCK.read_text(encoding="utf-8"), advisories_on(LOCK), published_on(LOCK)))
    print(table(packages, today=datetime.now(UTC).date()))
    print(verdict(packages))
    return outcome(packages)


def audited(
    lock: str, advisories: Mapping[str, tuple[str, ...]], published: Mapping[tuple[str, str], date]
) -> Iterator[Package]:
    """Every package of the lock file, by name; ``advisories`` and ``published`` lack what nobody could tell."""
    pinned = (line.partition(";")[0].partition("\\")[0].strip() for line in lock.splitlines() if line[:1].isalnum())
    for name, version in sorted({(name, version) for name, _, version in (each.partition("==") for each in pinned)}):
        yield Package(name, version, published.get((name, version)), advisories.get(f"{name}=={version}"))


def advisories_on(lock: Path) -> dict[str, tuple[str, ...]]:
    """Return ``name==version`` → the ids of its advisories, for each that the index knows of."""
    told = _answer("pip_audit", "--requirement", str(lock), *ASK)
    listed = json.loads(told)["dependencies"] if told.startswith("{") else []
    return {f"{each['name']}=={each['version']}": _ids(each) for each in listed if "version" in each}


def _ids(told: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of a package's advisories, each with the versions that mend it."""
    return tuple(" ".join([each["id"], *_mended(each["fix_versions"])]) for each in told["vulns"])


def _mended(versions: Sequence[str]) -> list[str]:
    return [f"(mended in {', '.join(versions)})"] if versions else []


def published_on(lock: Path) -> dict[tuple[str, str], date]:
    """Return name and version → the day that it was published, for each that the index gives one for."""
    with tempfile.TemporaryDirectory() as folder:
        dated = Path(folder) / "pylock.toml"  # holds addresses of the index: it goes with its folder
        _answer("uv", "pip", "compile", str(lock), *DATED, "--output-file", str(dated))
        told = tomllib.loads(dated.read_text(encoding="utf-8")) if dated.exists() else {}
    days = {(each["name"], each["version"]): _days(each) for each in told.get("packages", ())}
    return {key: min(found) for key, found in days.items() if found}


def _days(package: Mapping[str, Any]) -> list[date]:
    files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])]
    return [each["upload-time"].date() for each in files if "upload-time" in each]


def _answer(module: str, *given: str) -> str:
    """What a program of this environment says; nothing where it fails: its own words may hold addresses and keys."""
    try:
        return subprocess.run(  # noqa: S603 – our own programs and file
            [sys.executable, "-m", module, *given], capture_output=True, text=True, timeout=MOST_SECONDS, check=False
        ).stdout
    except subprocess.TimeoutExpired:
        return ""


def table(packages: Sequence[Package], *, today: date) -> str:
    """One line a package, those with advisories first, then the oldest."""
    ordered = sorted(packages, key=lambda each: (not each.advisories, each.published or today))
    rows = [("package", "version", "published", "days", "advisories"), *(_row(each, today) for each in ordered)]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, wide)).rstrip() for row in rows)


def _row(each: Package, today: date) -> tuple[str, ...]:
    day, age = (each.published.isoformat(), str((today - each.published).days)) if each.published else ("–", "–")
    said = UNKNOWN if each.advisories is None else ", ".join(each.advisories) or "none"
    return each.name, each.version, day, age, said


def verdict(packages: Sequence[Package]) -> str:
    """What the table comes to, and what to do."""
    advised = sum(bool(each.advisories) for each in packages)
    unknown = sum(each.advisories is None for each in packages)
    said = f"{len(packages)} packages: {advised} with advisories, {unknown} {UNKNOWN}."
    if advised:
        return f"{said} Name the mended version in pyproject.toml, then: make lock"
    return (
        f"{said} The index tells no advisories here; try again where the public index of Python is reached"
        if unknown
        else said
    )


def outcome(packages: Sequence[Package]) -> int:
    """The exit code: advisories weigh more than what could not be looked up."""
    if any(each.advisories for each in packages):
        return ADVISED
    return NOT_LOOKED_UP if any(each.advisories is None for each in packages) else CLEAN


if __name__ == "__main__":
    sys.exit(main())
