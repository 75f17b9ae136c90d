"""Every string of a brief in Finnish, Swedish and English, read from ``texts/*.yml``."""

import string
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

import yaml

from lagesbild.errors import BadFile
from lagesbild.settings import LANGUAGES, Language

Catalogue = dict[str, dict[Language, str]]
FOLDER: Final = Path(str(resources.files(__package__))) / "texts"


class Texts:
    """The strings of one language: ``texts("page.contents")``, ``texts("bands.takeaway.down", band="0–5")``."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._catalogue = catalogue()

    def __call__(self, key: str, **values: object) -> str:
        """Return the string with its placeholders filled.

        Raises:
            KeyError: no such key, or a placeholder without a value; both are mistakes of the program.
        """
        return self._catalogue[key][self.language].format(**values)

    def __contains__(self, key: str) -> bool:
        return key in self._catalogue


@cache
def catalogue(folder: Path = FOLDER) -> Catalogue:
    """Read every file of the folder: ``<file>.<key>`` → language → string.

    Raises:
        BadFile: a string is missing in a language, or its placeholders differ between languages.
    """
    return {
        f"{path.stem}.{key}": _whole(path, key, strings)
        for path in sorted(folder.glob("*.yml"))
        for key, strings in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    }


def placeholders(text: str) -> set[str]:
    """Return the names of the placeholders in one string."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _whole(path: Path, key: str, strings: dict[Language, str]) -> dict[Language, str]:
    if set(strings) != set(LANGUAGES):
        raise BadFile(path, f"has {', '.join(strings)}; every string needs fi, sv and en", field=key)
    if len({frozenset(placeholders(text)) for text in strings.values()}) > 1:
        raise BadFile(path, "the placeholders differ between the languages", field=key)
    return strings
