"""Pages that say everything and draw nothing: for all that asks about words, of many areas."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeVar

import plotly.graph_objects as go

from lagesbild.exhibits import Answer, Exhibit, Room
from lagesbild.notebook.page import Page

SHOWN: Final = re.compile(r"from (lagesbild\.exhibits\.\w+) import (\w+)")
P = TypeVar("P", bound=Page[Any])


@dataclass(frozen=True)
class Undrawn:
    """A room whose exhibit has no chart and is answered once, for the first page that shows it."""

    EXHIBIT: Exhibit[Any, Any]


def undrawn(notebook: Path) -> list[Room]:
    """The rooms that a notebook shows, in its order, for the pages of one area in all languages."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    found = (SHOWN.search("".join(cell["source"])) for cell in cells)
    rooms = (import_module(f"{each[1]}.{each[2]}").EXHIBIT for each in found if each)
    return [Undrawn(replace(exhibit, answer=_once(exhibit.answer), chart=_blank)) for exhibit in rooms]


def all_shown(page: P, rooms: Iterable[Room]) -> P:
    """Show them all on a page."""
    for room in rooms:
        page.show(room)
    return page


def _once(answer: Callable[..., Answer[Any]]) -> Callable[..., Answer[Any]]:
    kept: list[Answer[Any]] = []

    @wraps(answer)
    def asked(*args: Any, **named: Any) -> Answer[Any]:
        if not kept:
            kept.append(answer(*args, **named))
        return kept[0]

    return asked


def _blank(*_: object) -> go.Figure:
    return go.Figure()
