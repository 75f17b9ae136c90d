"""What is slow to import is not imported before it is needed: every command begins with what is asked here."""

import subprocess
import sys

import pytest

SLOW = ("great_expectations", "httpx", "nbformat", "openpyxl", "pandas", "papermill", "pydantic", "yaml")


@pytest.mark.parametrize(
    ("first", "slow"),
    [
        ("from lagesbild.cli import main", []),
        ("import lagesbild.cli.described, lagesbild.program; lagesbild.program.program_digest()", []),
        ("from lagesbild.store import Store", ["httpx", "pandas", "pydantic", "yaml"]),
    ],
)
def test_what_is_slow_comes_when_it_is_needed(first: str, slow: list[str]) -> None:
    code = f"import sys; {first}; print(*(name for name in {SLOW!r} if name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told.split() == slow
