"""One exhibit: what it says and shows, as data for a page and as something to look at in JupyterLab."""

from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
from IPython.display import display

from lagesbild.wording import Presented, Several, Written

OPENING: Final = "application/vnd.lagesbild.opening+json"
SECTION: Final = "application/vnd.lagesbild.section+json"
EXHIBIT: Final = "application/vnd.lagesbild.exhibit+json"
CLOSING: Final = "application/vnd.lagesbild.closing+json"
PLOTLY: Final = "application/vnd.plotly.v1+json"
Json = dict[str, Any]


@dataclass(frozen=True)
class Exhibit:
    """One numbered exhibit.

    ``frame`` is the answer it was made from, ``figure`` its chart (none where it is not shown), ``said`` its words and
    ``message`` its takeaway, or why there is none.
    """

    name: str
    number: int
    section: str
    question: str
    message: str
    said: Presented
    frame: pd.DataFrame
    figure: go.Figure | None
    sources: tuple[Json, ...]

    @property
    def table(self) -> pd.DataFrame:
        """The numbers of the chart as they are read: one row per table row, all text."""
        if self.said.table is None:
            return pd.DataFrame()
        labels = [column.label for column in self.said.table.columns]
        return pd.DataFrame([[row.header, *row.cells] for row in self.said.table.rows], columns=labels)

    def payload(self) -> Json:
        """Everything a page needs, as JSON; all strings are ready to read."""
        return {
            "id": self.name,
            "number": self.number,
            "section": self.section,
            "question": self.question,
            "takeaway": self.said.takeaway,
            "title": self.said.title,
            "alt": self.said.alt,
            "figure": self.figure.to_plotly_json() if self.figure else None,
            "table": self._table_json(),
            "sources": list(self.sources),
            "notes": list(self.said.notes),
            "not_shown": self.said.reason,
        }

    def _table_json(self) -> Json | None:
        if self.said.table is None:
            return None
        columns = [{"label": column.label, "numeric": column.numeric} for column in self.said.table.columns]
        rows = [
            {"header": row.header, "cells": list(row.cells), "numbers": [_number(cell) for cell in row.cells]}
            for row in self.said.table.rows
        ]
        return {"caption": self.said.title, "columns": columns, "rows": rows}

    def _ipython_display_(self) -> None:
        """Show heading, interactive figure and table in JupyterLab; the page takes the data of the first output."""
        question = f"{self.number}. {self.question}"
        heading = block("h3", question) + block("p", self.message) + block("small", self.said.title)
        display({EXHIBIT: self.payload(), "text/html": heading, "text/plain": question}, raw=True)
        if self.figure:
            display({PLOTLY: self.figure.to_plotly_json() | {"config": {"displayModeBar": False}}}, raw=True)
        if self.said.table:
            display({"text/html": self.table.to_html(index=False)}, raw=True)


def _number(cell: str) -> Json | None:
    """The number that a cell was written from, with its format in a spreadsheet; several with what each is."""
    if isinstance(cell, Several):
        return {"parts": [{"label": label, "value": part.value, "pattern": part.pattern} for label, part in cell.parts]}
    return {"value": cell.value, "pattern": cell.pattern} if isinstance(cell, Written) else None


def block(tag: str, text: str) -> str:
    """Return one HTML element that shows ``text`` literally."""
    return f"<{tag}>{escape(text)}</{tag}>"
