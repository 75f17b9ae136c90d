"""One exhibit as it is shown: data for a page, and something to look at in JupyterLab."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from html import escape
from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from IPython.display import display

from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import CompositeCell, FormattedMonth, FormattedNumber, Presented, Sentence, findings_of
from lagesbild.measures.facts import Fact

OPENING: Final = "application/vnd.lagesbild.opening+json"
SECTION: Final = "application/vnd.lagesbild.section+json"
EXHIBIT: Final = "application/vnd.lagesbild.exhibit+json"
IN_DEPTH: Final = "application/vnd.lagesbild.in_depth+json"
CLOSING: Final = "application/vnd.lagesbild.closing+json"
OWN: Final = "own."
"""How the module of an exhibit begins that the maker of a brief added."""
PLOTLY: Final = "application/vnd.plotly.v1+json"
Json = dict[str, Any]
BLANK_HEAD: Final[Json] = {
    "area_name": "",
    "title": "",
    "kind": "",
    "programme": "",
    "members": [],
    "codes": [],
    "remarks": [],
    "lies_in": "",
    "documented": None,
    "lead": "",
    "tiles": [],
    "tiles_note": "",
    "locator": None,
}
"""What the head of every page has; a page fills what it has to say."""


@dataclass(frozen=True)
class Shown:
    """One numbered exhibit of a page.

    ``answer`` is what it was made from, ``figure`` its chart (none where it is not shown), ``presented`` its words,
    ``message`` its takeaway, or why there is none, and ``reading`` the one line that changes how it is read, if any;
    ``fact_names`` are what the figures that can be followed are called, by their keys; ``source_label`` stands before
    the sources.
    """

    exhibit: Exhibit[Any, Any]
    number: int
    section: str
    question: str
    message: str
    reading: str
    answer: Answer[Any]
    presented: Presented
    figure: go.Figure | None
    sources: tuple[Json, ...]
    fact_names: Mapping[str, str]
    source_label: str = ""

    @property
    def id(self) -> str:
        """Its anchor on the page."""
        return self.exhibit.id

    @property
    def is_own(self) -> bool:
        """Whether the maker of the brief added it."""
        return self.exhibit.module.startswith(OWN)

    @property
    def is_shown(self) -> bool:
        """Whether there is more than a reason why not."""
        return not self.presented.reason

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Its figures that can be followed, under keys that stay."""
        return self.exhibit.keyed(self.answer)

    @property
    def notes(self) -> list[str]:
        """What is behind the disclosure of its figure: all but what stands above it."""
        return [note for note in self.presented.notes if note != self.reading]

    @property
    def frame(self) -> pd.DataFrame:
        """The answer's rows, numbers as numbers."""
        return self.answer.rows

    @property
    def table(self) -> pd.DataFrame:
        """The numbers of the chart as they are read: one row per table row, all text."""
        if self.presented.table is None:
            return pd.DataFrame()
        labels = [column.label for column in self.presented.table.columns]
        return pd.DataFrame([[row.header, *row.cells] for row in self.presented.table.rows], columns=labels)

    def payload(self) -> Json:
        """Everything a page needs, as JSON; all strings are ready to read."""
        return {
            "id": self.id,
            "number": self.number,
            "section": self.section,
            "question": self.question,
            "takeaway": self.presented.takeaway,
            "title": self.presented.title,
            "reading": self.reading,
            "alt": self.presented.alt,
            "figure": self.figure.to_plotly_json() if self.figure else None,
            "table": self._table_json(),
            "sources": list(self.sources),
            "notes": self.notes,
            "not_shown": self.presented.reason,
            "worked": self.presented.worked.as_json() if self.presented.worked else None,
            "findings": findings_json(self.presented.takeaway or self.presented.reason),
            "facts": [fact.as_json() | {"name": self.fact_names[fact.key]} for fact in self.facts],
        }

    def _table_json(self) -> Json | None:
        if self.presented.table is None:
            return None
        columns = [asdict(column) for column in self.presented.table.columns]
        rows = [
            {"header": row.header, "cells": list(row.cells), "numbers": [_number(cell) for cell in row.cells]}
            for row in self.presented.table.rows
        ]
        return {"caption": self.presented.title, "columns": columns, "rows": rows}

    def _ipython_display_(self) -> None:
        """Show headline, figure, table, notes and sources in JupyterLab; a page takes the data of the first output."""
        question = f"{self.number}. {self.question}"
        heading = block("h3", question) + block("p", self.message) + block("small", self.presented.title)
        heading += block("p", self.reading) if self.reading else ""
        shown = self.payload()
        display({EXHIBIT: shown, "text/html": heading, "text/plain": question}, raw=True)
        if self.figure:
            display({PLOTLY: shown["figure"] | {"config": {"displayModeBar": False}}}, raw=True)
        if self.presented.table:
            display({"text/html": self.table.to_html(index=False)}, raw=True)
        display({"text/html": self._about()}, raw=True)

    def _about(self) -> str:
        """Notes and sources, each source with its address."""
        sources = [_linked(source["text"], source["href"]) for source in self.sources]
        notes = "".join(block("p", note) for note in self.notes)
        cited = f"<p>{escape(self.source_label)} {'; '.join(sources)}</p>" if sources else ""
        return f"<small>{notes}{cited}</small>"


def _linked(words: str, href: str) -> str:
    is_web = href.startswith(("https://", "http://"))
    return f'<a href="{escape(href)}">{escape(words)}</a>' if is_web else escape(words)


def findings_json(text: str) -> list[Json]:
    """What a sentence reports: each finding's kind, and its values as numbers, years or words.

    Of an inner sentence the kinds of its findings are given; they follow in the list themselves.
    """
    return [
        {"kind": finding.kind, "values": {name: _value(value) for name, value in finding.values.items()}}
        for finding in findings_of(text)
    ]


def _value(value: object) -> object:
    if isinstance(value, FormattedNumber | FormattedMonth):
        return value.value
    if isinstance(value, Sentence) and value.findings:
        return [finding.kind for finding in value.findings]
    if isinstance(value, CompositeCell):
        return [part.value for _, part in value.parts]
    if isinstance(value, np.generic):
        return value.item()
    return value if isinstance(value, int | float | str) else str(value)


def _number(cell: str) -> Json | None:
    """The number that a cell was written from, with its format in a spreadsheet; several with what each is."""
    if isinstance(cell, CompositeCell):
        return {"parts": [{"label": label, "value": part.value, "pattern": part.pattern} for label, part in cell.parts]}
    return {"value": cell.value, "pattern": cell.pattern} if isinstance(cell, FormattedNumber) else None


def block(tag: str, text: str) -> str:
    """Return one HTML element that shows ``text`` literally."""
    return f"<{tag}>{escape(text)}</{tag}>"
