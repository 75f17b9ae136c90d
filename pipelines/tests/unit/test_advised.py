"""Commands that a text advises: each names sources that there are."""

import re

import pytest

from lagesbild.errors import UnknownName
from lagesbild.settings import Project
from lagesbild.sources.fetch import tables_named

ADVISED = re.compile(r"fetch((?:[ \"]+[a-z]+-[a-z0-9-]+)+)")


def advised(text: str) -> list[str]:
    return [name for listed in ADVISED.findall(text) for name in re.findall(r"[a-z]+-[a-z0-9-]+", listed)]


def test_every_source_that_is_advised_can_be_fetched(checkout: Project) -> None:
    program = (checkout.root / "pipelines" / "lagesbild").rglob("*.py")
    texts = [path.read_text(encoding="utf-8") for path in (checkout.root / "README.md", *program)]
    names = {name for text in texts for name in advised(text)}
    assert {"statfin-121w", "statfin-14wx-municipality"} <= names
    assert tables_named(checkout, sorted(names))
    with pytest.raises(UnknownName, match="No source 'statfin-14wx'"):
        tables_named(checkout, advised("lagesbild fetch statfin-14wx takes every year"))
