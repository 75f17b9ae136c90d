"""What takes a second to import and serves no notebook is not imported."""

import subprocess
import sys

import pytest

GRAMMAR = "rfc3987_syntax.syntax_helpers"


@pytest.mark.slow
@pytest.mark.parametrize(("module", "is_there"), [("lagesbild.publish.exporter", False), ("nbformat", True)])
def test_pages_are_made_without_the_grammar_that_nbformat_would_bring(module: str, is_there: bool) -> None:
    code = f"import sys, {module}; print('nbformat' in sys.modules, {GRAMMAR!r} in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["True", str(is_there)]
