"""A made-up brief: no figure in it is real. Its names try to break the page."""

from typing import Any

import nbformat
import plotly.graph_objects as go
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from lagesbild.figures import style
from lagesbild.settings import Language

HOSTILE = 'Kyl<b>ä</b> & "Sa\'vi" </script><img src=x onerror="document.title=\'broken\'">'
CHARTS = 3
EXHIBITS = 4
Json = dict[str, Any]


def sample_notebook(language: Language, *, area_name: str = "Järviseutu") -> nbformat.NotebookNode:
    """Return an executed notebook with three charts, one exhibit that is not shown, and hostile names."""
    parts = [
        ("opening", opening(language, area_name)),
        ("section", {"id": "people", "title": "Väestö", "lead": "Made-up figures for looking at the page only."}),
        ("exhibit", history_and_projection()),
        ("exhibit", change_by_band()),
        ("section", {"id": "work", "title": f"Work {HOSTILE}", "lead": ""}),
        ("exhibit", grouped()),
        ("exhibit", not_shown()),
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
        "documented": {"text": HOSTILE, "href": "javascript:alert(2)"},
        "answers": [
            {
                "question": "How do the age bands change?",
                "text": "Grades 1–6 lose most: 640 pupils fewer than in 2024.",
                "exhibit": "change-by-band",
            },
        ],
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


def history_and_projection() -> Json:
    years = list(range(2005, 2025))
    ahead = list(range(2024, 2041))
    group = [6900 - 105 * i for i in range(20)]
    coming = [4905 - 107 * i for i in range(17)]
    other = [6100 - 40 * i for i in range(20)]
    figure = go.Figure()
    low, high = [y - 14 * i for i, y in enumerate(coming)], [y + 14 * i for i, y in enumerate(coming)]
    figure.add_scatter(
        x=[*ahead, *ahead[::-1]], y=[*high, *low[::-1]], fill="toself", fillcolor=style.BAND, line_width=0
    )
    for name, said, x, y, line in (
        ("Municipalities of the same size", "Same size", years, other, {"color": style.QUIET, "width": 2}),
        ("Järviseutu", "Järviseutu", years, group, {"color": style.PRIMARY, "width": 3.5}),
        ("Järviseutu", "Projection", ahead, coming, {"color": style.PRIMARY, "dash": style.PROJECTION_DASH}),
    ):
        said_at = [f"{said} {year}: {value} children" for year, value in zip(x, y, strict=True)]
        figure.add_scatter(x=x, y=y, name=name, mode="lines", line=line, hovertext=said_at)
    style.house_style(figure, y_title="Persons")
    figure.update_xaxes(**style.year_axis(2005, 2040))
    figure.update_yaxes(**style.labelled_axis([0, 2000, 4000, 6000], ["0", "2 000", "4 000", "6 000"]), range=[0, 7500])
    style.mark_projection(style.end_labels(figure), start=2024, text="Projection, base year 2024")
    rows = [{"header": str(x), "cells": [str(y), str(z)]} for x, y, z in zip(years, group, other, strict=True)]
    return exhibit(
        "people", 1, "people", figure, columns=["Year", "Järviseutu", "Same size"], rows=rows,
        question="How does the number of children develop?",
        takeaway="There were 6 900 children in 2005 and 4 905 in 2024; the projection has 3 193 in 2040.",
    )  # fmt: skip


def change_by_band() -> Json:
    bands = [
        "Early childhood education, ages 0–5", "Pre-primary education, age 6", "Grades 1–6, ages 7–12",
        "Grades 7–9, ages 13–15", "Upper secondary age, 16–18", f"Old {HOSTILE}",
    ]  # fmt: skip
    change = [-310, -62, -640, -402, -275, 1180]
    figure = go.Figure()
    figure.add_bar(
        x=change,
        y=[style.escape(band) for band in bands],
        orientation="h",
        marker_color=style.PRIMARY,
        text=[f"{value:+} (+100,0 %)".replace("-", "−") for value in change],
        textposition="outside",
        cliponaxis=False,
        hovertext=[style.escape(f"{band}: {value}") for band, value in zip(bands, change, strict=True)],
    )
    style.bars_from_top(style.house_style(figure, x_title="Change in persons 2024–2040"), bars=len(bands))
    labels = ["−1 000", "−500", "0", "+500", "+1 000"]
    figure.update_xaxes(**style.labelled_axis([-1000, -500, 0, 500, 1000], labels), range=[-1000, 1500])
    rows = [{"header": band, "cells": [str(value)]} for band, value in zip(bands, change, strict=True)]
    return exhibit(
        "change-by-band", 2, "people", figure, columns=["Age band", "Change"], rows=rows,
        question="Which services does the change concern?",
        takeaway=f"Grades 1–6 shrink most in {HOSTILE}.",
    )  # fmt: skip


def grouped() -> Json:
    fields = ["Care", "Industry", "Construction", "Teaching", "Transport", "Trade"]
    figure = go.Figure()
    for name, colour, values in (
        ("Unemployed jobseekers", style.PRIMARY, [310, 160, 220, 90, 120, 205]),
        ("Vacancies", style.SECOND, [100, 200, 75, 40, 95, 60]),
    ):
        said = [f"{field}, {name}: {value}" for field, value in zip(fields, values, strict=True)]
        figure.add_bar(x=fields, y=values, name=name, marker_color=colour, hovertext=said)
    style.house_style(figure, y_title="Persons and vacancies at the end of the month", legend=True)
    figure.update_yaxes(**style.labelled_axis([0, 100, 200, 300], ["0", "100", "200", "300"]), range=[0, 330])
    columns = ["Field", *(f"Column {i} with a long label" for i in range(1, 9))]
    rows = [{"header": field, "cells": ["1 234"] * 8} for field in fields]
    return exhibit(
        "vacancies", 3, "work", figure, columns=columns, rows=rows,
        question="Do jobseekers and vacancies meet?",
        takeaway="There are three jobseekers for each vacancy in care work, fewer than one in industry.",
    )  # fmt: skip


def not_shown() -> Json:
    return exhibit(
        "dropouts", 4, "work", None, columns=[], rows=[],
        question="How many leave upper secondary education?", takeaway="Figures are too few to be shown.",
        reason="three of the four municipalities have fewer than five cases a year.",
    )  # fmt: skip


def exhibit(
    name: str, number: int, section: str, figure: go.Figure | None, *, columns: list[str], rows: list[Json],
    question: str, takeaway: str, reason: str = "",
) -> Json:  # fmt: skip
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
        "alt": f"Chart: {takeaway}",
        "figure": None if figure is None else figure.to_plotly_json(),
        "table": table if columns else None,
        "sources": [
            {"text": "Made-up office, population structure 11re, 2026-04-01", "href": "https://example.org/11re"},
            {"text": HOSTILE, "href": "javascript:alert(1)"},
        ],
        "notes": ["A made-up note about the break in the series in 2013.", HOSTILE],
        "not_shown": reason,
    }


def closing() -> Json:
    source = {
        "name": "Population structure", "publisher": "Made-up office", "table": "11re", "period": "2005–2024",
        "updated": "1 April 2026", "licence": "CC BY 4.0", "licence_href": "https://example.org/licence",
        "obtained": "From the open interface.", "leaves_out": "People without a permanent address.",
        "href": "https://example.org/11re",
    }  # fmt: skip
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
        "charts": CHARTS,
    }
