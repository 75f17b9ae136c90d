"""The audit of the locked packages: what is known, what is not, and that the two are never taken for each other."""

import json
from datetime import date
from pathlib import Path

import pytest

import audit
from audit import ADVISED, CLEAN, NOT_LOOKED_UP, Package, advisories_on, audited, outcome, published_on, table, verdict

LOCK = """beta==2.0 ; python_full_version < '3.12' \\
    --hash=sha256:aa
alpha==1.0 \\
    --hash=sha256:bb \\
    --hash=sha256:cc
beta==2.1 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
"""
TOLD = {
    "dependencies": [
        {"name": "alpha", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"], "aliases": []}]},
        {"name": "beta", "version": "2.0", "vulns": []},
        {"name": "beta", "skip_reason": "Dependency not found on PyPI and could not be audited: beta (2.1)"},
    ],
    "fixes": [],
}
DATED = """[[packages]]
name = "alpha"
version = "1.0"
sdist = { url = "https://user:secret@index.example/a.tar.gz", upload-time = 2026-01-05T20:05:02Z }
wheels = [{ url = "https://index.example/a.whl", upload-time = 2026-01-03T00:00:00Z }]
[[packages]]
name = "beta"
version = "2.0"
wheels = [{ url = "https://index.example/b.whl" }]
"""


def answering(monkeypatch: pytest.MonkeyPatch, said: str, dated: str = "") -> None:
    def answer(module: str, *given: str) -> str:
        if module == "uv" and dated:
            Path(given[-1]).write_text(dated, encoding="utf-8")
        return said if module == "pip_audit" else ""

    monkeypatch.setattr(audit, "_answer", answer)


def test_every_locked_version_is_listed_with_what_is_known_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, json.dumps(TOLD), DATED)
    packages = list(audited(LOCK, advisories_on(Path("a.lock")), published_on(Path("a.lock"))))
    assert packages == [
        Package("alpha", "1.0", date(2026, 1, 3), ("PYSEC-1 (mended in 1.1)",)),
        Package("beta", "2.0", None, ()),
        Package("beta", "2.1", None, None),
    ]
    assert table(packages, today=date(2026, 1, 13)).splitlines() == [
        "package  version  published   days  advisories",
        "alpha    1.0      2026-01-03  10    PYSEC-1 (mended in 1.1)",
        "beta     2.0      –           –     none",
        "beta     2.1      –           –     not looked up",
    ]


@pytest.mark.parametrize("said", ["", "Traceback (most recent call last):", "No known vulnerabilities found"])
def test_an_index_that_tells_nothing_is_no_clean_answer(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, said)
    packages = list(audited(LOCK, advisories_on(Path("a.lock")), published_on(Path("a.lock"))))
    assert outcome(packages) == NOT_LOOKED_UP
    assert verdict(packages).startswith("3 packages: 0 with advisories, 3 not looked up. The index tells no advisories")


@pytest.mark.parametrize(
    ("known", "code"),
    [([(), ()], CLEAN), ([(), None], NOT_LOOKED_UP), ([("CVE-1",), None], ADVISED), ([("CVE-1",), ()], ADVISED)],
)
def test_the_exit_code_says_advisories_first(known: list[tuple[str, ...] | None], code: int) -> None:
    assert outcome([Package("a", "1", None, each) for each in known]) == code


def test_the_lock_file_is_read_whole() -> None:
    lock = audit.LOCK.read_text(encoding="utf-8")
    found = {f"{each.name}=={each.version}" for each in audited(lock, {}, {})}
    assert {"duckdb==2.0.0", "plotly==7.1.0", "pip-audit==2.10.1"} <= found
    assert not [each for each in found if any(sign in each for sign in "; \\")]
