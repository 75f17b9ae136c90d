"""The code of others that pages bring along, and the file with the licence texts that it must not go without."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild.yaml_files import yaml_content

ROOM: Final = Path(__file__).parent
LICENCES: Final = "licences.txt"
UTF8_SIGN: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
LINE: Final = "-" * 78
OWN: Final = (
    "These pages were made by Lägesbild, a program of the Lägesbild authors under the MIT License.\n"
    "Their style sheet and scripts are part of it. The charts are drawn by plotly.js, of which the\n"
    "pages bring along what they need; it contains code of others. All of it is listed here.\n"
    "Figures are under the terms of those who publish them, which stand with every figure."
)


class Component(NamedTuple):
    """One part that pages bring along; ``licence`` is its SPDX id, ``text`` the name of the text that goes with it."""

    name: str
    version: str
    licence: str
    text: str
    notice: str

    @property
    def wording(self) -> str:
        """The licence text."""
        return (ROOM / "texts" / f"{self.text}.txt").read_text(encoding="utf-8")


OWN_PROGRAM: Final = Component("Lägesbild", "", "MIT", "mit", "Copyright (c) 2026 The Lägesbild authors")


@cache
def components() -> tuple[Component, ...]:
    """Return all parts: first the code that draws the charts, then what it contains."""
    listed = yaml_content((ROOM / "components.yml").read_text(encoding="utf-8"))
    return tuple(Component(**each) for each in listed)


@cache
def licences_file() -> bytes:
    """Return the texts, each once under the notices of those who give it; a sign at the start says that it is UTF-8."""
    parts = [OWN_PROGRAM, *components()]
    texts = dict.fromkeys(part.text for part in parts)
    given = [_given([part for part in parts if part.text == text]) for text in texts]
    return "\n".join([f"{UTF8_SIGN}{OWN}", LINE, *given]).encode()


def _given(parts: Sequence[Component]) -> str:
    """One licence text, under the names of all that it is given with."""
    named = [" ".join(filter(None, (part.name, part.version, "–", part.notice))) for part in parts]
    return "\n".join(["", parts[0].licence, "", *named, "", parts[0].wording, LINE])
