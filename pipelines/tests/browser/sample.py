"""A made-up brief: no figure in it is real. Its names try to break the page."""

from typing import Any

import nbformat
import plotly.graph_objects as go
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from lagesbild import figures
from lagesbild.figures import Axis, Bar, LinePoint, Role
from lagesbild.figures.small import YearValue, locator, tiny_line
from lagesbild.settings import Language

HOSTILE = 'Kyl<b>ä</b> & "Sa\'vi" </script>%{x}<img src=x onerror="document.title=\'broken\'">'
CHARTS = 3
DEPTH_CHARTS = 1
EXHIBITS = 5
Json = dict[str, Any]
SQUARE = ((0.0, 0.0), (0.0, 1000.0), (600.0, 1000.0), (600.0, 0.0), (0.0, 0.0))
SMALL_SQUARE = ((300.0, 300.0), (300.0, 310.0), (310.0, 310.0), (310.0, 300.0), (300.0, 300.0))
BASIC = {"Basic": 33.0, "Upper secondary": 67.0}
TILES = {
    "Residents": "19 908",
    "Under school age, 0–6": "950",
    "Basic education, 7–15": "1 978",
    "Upper secondary, 16–18": "650",
    "Working age, 15–64": "10 840",
    "Aged 75 and over": "3 264",
}


def sample_notebook(language: Language, *, area_name: str = "Järviseutu") -> nbformat.NotebookNode:
    """Return an executed notebook with three charts, one exhibit that is not shown, one in depth, and hostile names."""
    parts = [
        ("opening", opening(language, area_name)),
        ("section", {"id": "people", "title": "Väestö", "lead": "Made-up figures for looking at the page only."}),
        ("exhibit", history_and_projection()),
        ("exhibit", change_by_band()),
        ("section", {"id": "work", "title": f"Work {HOSTILE}", "lead": ""}),
        ("exhibit", grouped()),
        ("exhibit", not_shown()),
        ("in_depth", {"title": "In depth", "lead": "Further figures.", "notice": ""}),
        ("section", {"id": "work", "title": "Work", "lead": ""}),
        ("exhibit", in_depth()),
        ("closing", closing()),
    ]
    cells = [_cell(kind, part) for kind, part in parts]
    noise = new_code_cell("print('secret')", outputs=[new_output("stream", text="secret output")])
    return new_notebook(cells=[new_markdown_cell("<h1>secret markdown</h1>"), noise, *cells])


def _cell(kind: str, part: Json) -> nbformat.NotebookNode:
    data = {f"application/vnd.lagesbild.{kind}+json": part, "text/html": "<script>secret()</script>"}
    return new_code_cell("secret_code()", outputs=[new_output("display_data", data=data)])


def opening(language: Language, area_name: str) -> Json:
    return {
        "area_name": area_name,
        "title": f"Situation brief: {area_name}",
        "period": "2005–2040",
        "language": language,
        "kind": "Pilot group · 4 municipalities",
        "members": ["Alajärvi", "Evijärvi", "Lappajärvi", HOSTILE],
        "remarks": ["Made-up remark: Lehtimäki has been part of Alajärvi since 2009; earlier years are summed."],
        "lies_in": HOSTILE,
        "documented": {"text": HOSTILE, "href": "javascript:alert(2)"},
        "lead": (
            "Järviseutu is a group of municipalities: Alajärvi, Evijärvi, Lappajärvi and Vimpeli. The number of "
            "residents is 19 908. According to the projection the population falls by 15% and in 2040 is 16 956."
        ),
        "tiles": [tile(key, now) for key, now in TILES.items()],
        "tiles_note": "Large number: residents 2025, age groups 2024 (projection). Dashed line: projection.",
        "locator": locator([SQUARE], [SMALL_SQUARE])._asdict()  # type: ignore[union-attr]
        | {"alt": f"Map of Finland with {area_name} marked.", "caption": "South Ostrobothnia"},
        "certainty": {
            "text": "The direction of change is uncertain for people aged 65 and over, otherwise likely.",
            "exhibit": "vacancies",
        },
        "newest_source": "The newest source is dated 1 April 2026.",
        "edition": "2026-04-01",
        "core_messages": [
            {
                "text": "The age group 0–15 shrinks by a third by 2040, from 4 810 to 3 190 children.",
                "exhibit": "people",
            },
            {"text": "Grades 1–6 lose most: 640 pupils fewer than in 2024.", "exhibit": "change-by-band"},
            {
                "text": "There are 3,1 jobseekers for each vacancy in care work, 0,8 in industry.",
                "exhibit": "vacancies",
            },
        ],
    }


def tile(label: str, now: str) -> Json:
    points = [YearValue(year, 100.0 - year % 100, year > 2024) for year in range(2000, 2041)]
    line = tiny_line(points)._asdict()
    return {"key": label, "label": label, "now": now, "then": "2040: 1 132", "change": "−43%", "line": line}


def in_depth() -> Json:
    marks = [Bar("Persons", "own", name, value, f"{name}: {value:g}", f"{value:g}") for name, value in BASIC.items()]
    return exhibit(
        "education",
        5,
        "work",
        figures.bars(marks, Axis("Persons", (0.0, 50.0, 100.0), ("0", "50", "100"))),
        columns=["Level", "Persons"],
        rows=[row(name, value) for name, value in BASIC.items()],
        question="How educated are the residents?",
        takeaway="One in three has basic education only.",
    )


def history_and_projection() -> Json:
    years, ahead = range(2005, 2025), range(2025, 2041)
    group = [6900 - 105 * i for i in range(20)]
    coming = [4905 - 107 * i for i in range(1, 17)]
    other = [6100 - 40 * i for i in range(20)]
    series: list[tuple[str, str, Role, str, range, list[int]]] = [
        ("Municipalities of the same size", "Same size", "quiet", "", years, other),
        ("Järviseutu", "Järviseutu", "own", "", years, group),
        ("Järviseutu", "Projection", "own", "Projection, base year 2024", ahead, coming),
    ]
    marks = [
        LinePoint(name, role, year, float(value), f"{said} {year}: {value} children", phase)
        for name, said, role, phase, of_years, values in series
        for year, value in zip(of_years, values, strict=True)
    ]
    axis = Axis("Persons", (0.0, 2000.0, 4000.0, 6000.0, 8000.0), ("0", "2 000", "4 000", "6 000", "8 000"))
    rows = [row(str(x), y, z) for x, y, z in zip(years, group, other, strict=True)]
    return exhibit(
        "people",
        1,
        "people",
        figures.lines_over_years(marks, axis),
        columns=["Year", "Järviseutu", "Same size"],
        rows=rows,
        question="How does the number of children develop?",
        takeaway="There were 6 900 children in 2005 and 4 905 in 2024; the projection has 3 193 in 2040.",
    )


def change_by_band() -> Json:
    change = {
        "Early childhood education, ages 0–5": -310,
        "Pre-primary education, age 6": -62,
        "Grades 1–6, ages 7–12": -640,
        "Grades 7–9, ages 13–15": -402,
        "Upper secondary age, 16–18": -275,
        f"Old {HOSTILE}": 1180,
    }
    marks = [
        Bar("Change", "own", band, float(value), f"{band}: {value}", f"{value:+} (+100,0 %)".replace("-", "−"))
        for band, value in change.items()
    ]
    axis = Axis(
        "Change in persons 2024–2040",
        (-1000.0, -500.0, 0.0, 500.0, 1000.0, 1500.0),
        ("−1 000", "−500", "0", "+500", "+1 000", "+1 500"),
    )
    rows = [row(band, value) for band, value in change.items()]
    return exhibit(
        "change-by-band",
        2,
        "people",
        figures.bars(marks, axis),
        columns=["Age band", "Change"],
        rows=rows,
        question="Which services does the change concern?",
        takeaway=f"Grades 1–6 shrink most in {HOSTILE}.",
    )


def grouped() -> Json:
    fields = ["Care", "Industry", "Construction", "Teaching", "Transport", "Trade"]
    series: tuple[tuple[str, Role, list[int]], ...] = (
        ("Unemployed jobseekers", "own", [310, 160, 220, 90, 120, 205]),
        ("Vacancies %{x}", "second", [100, 200, 75, 40, 95, 60]),
    )
    marks = [
        Bar(name, role, field, float(value), f"{field}, {name}: {value}", str(value))
        for name, role, values in series
        for field, value in zip(fields, values, strict=True)
    ]
    axis = Axis("Persons and vacancies at the end of the month", (0.0, 100.0, 200.0, 300.0), ("0", "100", "200", "300"))
    columns = ["Field", *(f"Column {i} with a long label" for i in range(1, 9))]
    parts = [{"label": "2024", "value": 1234, "pattern": "0"}, {"label": HOSTILE, "value": -0.5, "pattern": "0.0"}]
    both = {"header": "Care", "cells": ["1 234 (−0.5)", "7–12 år", "=1+1", "–", *["1 234"] * 4]}
    numbers = [{"parts": parts}, None, None, None, *[{"value": 1234, "pattern": "0"}] * 4]
    rows = [both | {"header": field, "numbers": numbers} for field in fields]
    return exhibit(
        "vacancies",
        3,
        "work",
        figures.bars(marks, axis),
        columns=columns,
        rows=rows,
        question="Do jobseekers and vacancies meet?",
        takeaway="There are three jobseekers for each vacancy in care work, fewer than one in industry.",
    )


def not_shown() -> Json:
    return exhibit(
        "dropouts",
        4,
        "work",
        None,
        columns=[],
        rows=[],
        question="How many leave upper secondary education?",
        takeaway="Figures are too few to be shown.",
        reason="three of the four municipalities have fewer than five cases a year.",
    )


def row(header: str, *values: float) -> Json:
    """A row of a table with a number in each cell."""
    numbers = [{"value": value, "pattern": "0"} for value in values]
    return {"header": header, "cells": [f"{value:g}" for value in values], "numbers": numbers}


def exhibit(
    name: str,
    number: int,
    section: str,
    figure: go.Figure | None,
    *,
    columns: list[str],
    rows: list[Json],
    question: str,
    takeaway: str,
    reason: str = "",
) -> Json:
    table = {
        "caption": f"{question} Järviseutu, persons.",
        "columns": [{"label": label, "numeric": place > 0} for place, label in enumerate(columns)],
        "rows": rows,
    }
    return {
        "id": name,
        "number": number,
        "section": section,
        "question": question,
        "takeaway": takeaway,
        "title": "Made-up figures, Järviseutu 2005–2040, persons on 31 December",
        "reading": HOSTILE if name == "change-by-band" else "",
        "alt": f"Chart: {takeaway}",
        "figure": None if figure is None else figure.to_plotly_json(),
        "table": table if columns else None,
        "sources": [
            {
                "text": "Made-up office, population structure 11re, 2026-04-01",
                "publisher": "Made-up office",
                "href": "https://example.org/11re",
                "ids": [],
            },
            {"text": HOSTILE, "publisher": HOSTILE, "href": "javascript:alert(1)", "ids": []},
        ],
        "notes": ["A made-up note about the break in the series in 2013.", HOSTILE],
        "not_shown": reason,
        "worked": None,
    }


def closing() -> Json:
    source = {
        "name": "Population structure",
        "publisher": "Made-up office",
        "table": "11re",
        "period": "2005–2024",
        "statute": "",
        "updated": "1 April 2026",
        "given": "",
        "licence": "CC BY 4.0",
        "licence_href": "https://example.org/licence",
        "obtained": "From the open interface.",
        "leaves_out": "People without a permanent address.",
        "href": "https://example.org/11re",
    }
    return {
        "title": "Sources and methods",
        "sources": [source, source | {"name": HOSTILE, "href": "data:text/html,x"}],
        "discussion": {
            "title": "Questions for discussion",
            "lead": "Made up.",
            "questions": [{"text": f"Which schools? {HOSTILE}", "exhibit": "people"}],
        },
        "methods": [{"term": "Projection", "text": "A trend calculation that takes no account of policy."}],
        "exhibits": EXHIBITS,
        "charts": CHARTS + DEPTH_CHARTS,
    }
