"""Editions: which areas are published together, from ``data/reference/editions.yml``."""

from pathlib import Path
from typing import Final

from lagesbild.contracts.model import Strict, read_yaml
from lagesbild.errors import UnknownName, nearest
from lagesbild.settings import Language

FILE: Final = "editions.yml"


class Edition(Strict):
    """One set of briefs that are published together.

    ``overview`` is the notebook that shows all areas side by side; empty where there is none.
    """

    notebook: str
    overview: str = ""
    languages: tuple[Language, ...]
    horizon: int
    areas: tuple[str, ...]


class _Editions(Strict):
    editions: dict[str, Edition]


def read_edition(reference: Path, name: str) -> Edition:
    """Read one edition from the folder of hand-kept tables.

    Raises:
        UnknownName: no edition has this name.
        BadFile: the file is not what it should be; the message names the field.
    """
    editions = read_yaml(reference / FILE, _Editions).editions
    if name not in editions:
        raise UnknownName("edition", name, nearest(name, editions), see=FILE)
    return editions[name]
