"""A made-up page whose places, costs and scenario a reader can work again; its figures are worked by hand."""

from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from lagesbild.exhibits import Answer, Exhibit
from lagesbild.exhibits.service_need import scenario_places, service_costs, service_places
from lagesbild.language.what_if import Assumptions
from lagesbild.measures.places import PARAMETERS, Parameter, in_groups
from lagesbild.notebook.shown import Shown
from lagesbild.publish.exporter import Frame, in_depth_page
from lagesbild.settings import Language
from tests.browser.sample import sample_notebook
from tests.exhibits.spoken import context

PAGE = "own.html"
CHARTS = 4
PERSONS = {"6": (50, 45), "7-12": (1124, 686)}
VALUES = {"6": (100.0, 20.0, 2.0), "7-12": (90.0, 20.0, 1.0)}
ASSUMED = Assumptions("more", "More of all.", 2026, 12.5, 0, 0, 64, 2025, "observed", 2040)


def write_page(site: Path, language: Language, *, with_prices: bool = False) -> str:
    """Write the page in depth of a site that is there; return its address."""
    supplied = frozenset({"local-unit-prices"}) if with_prices else frozenset[str]()
    costs = [part(service_costs.EXHIBIT, priced(), language, supplied)] if with_prices else []
    own = [part(service_places.EXHIBIT, places(), language, supplied)]
    parts = [*own, *costs, part(scenario_places.EXHIBIT, scenario(), language, supplied)]
    path = site / language / f"own-{len(parts)}.html"
    path.write_text(
        in_depth_page(with_parts(language, parts), Frame(language=language, file="brief.html")), encoding="utf-8"
    )
    return path.as_uri()


def with_parts(language: Language, parts: list[dict[str, Any]]) -> nbformat.NotebookNode:
    """The sample with more exhibits in depth."""
    notebook = sample_notebook(language)
    closing = notebook.cells[-1].outputs[0].data["application/vnd.lagesbild.closing+json"]
    for number in ("exhibits", "charts"):
        closing[number] += len(parts)
    for each in parts:
        cell = nbformat.from_dict(notebook.cells[-2])
        cell.outputs[0].data = {"application/vnd.lagesbild.exhibit+json": each}
        notebook.cells.insert(-1, cell)
    return notebook


def part(exhibit: Exhibit[Any, Any], answer: Answer[Any], language: Language, supplied: frozenset[str]) -> Any:
    """One exhibit as a notebook shows it; keys in order, as a saved notebook has them."""
    say = context(__import__(exhibit.module, fromlist=["EXHIBIT"]), language, supplied=supplied)
    presented = exhibit.words(answer, say)
    figure = exhibit.chart(presented.marks, presented.axis)
    shown = Shown(exhibit, 9, "work", say.text("question"), "", "", answer, presented, figure, (), {})
    return nbformat.from_dict(shown.payload())


def places() -> Answer[Any]:
    rows = [
        (stage, time, year, kind, persons, *VALUES[stage])
        for stage, pair in PERSONS.items()
        for (time, year, kind), persons in zip(TIMES, pair, strict=True)
    ]
    frame = in_groups(pd.DataFrame(rows, columns=["stage", "time", "year", "kind", "population_persons", *PARAMETERS]))
    words = ("esimerkki", "exempel", "example")
    listed = tuple(
        Parameter(stage, name, value, "example", *words)
        for stage, values in VALUES.items()
        for name, value in zip(PARAMETERS, values, strict=True)
    )
    return Answer(frame.assign(is_open=False), service_places.Parameters(listed), frozenset())


def priced() -> Answer[None]:
    rows = [
        (*["Basic"] * 3, 7, 15, 10500.5, 2025, "Town", "Budget", time, year, kind, persons, persons * 10500.5, False)
        for (time, year, kind), persons in zip(TIMES, (1795, 1037), strict=True)
    ]
    return Answer(pd.DataFrame(rows, columns=list(service_costs.Price._fields)), None, frozenset())


def scenario() -> Answer[Assumptions]:
    """Grades 1–6 have 800 children in the scenario and 686 by the projection; its group size is its own."""
    rows = [
        ("7-12", case, persons, 90.0, size, 0.9 * persons, 0.9 * persons / size, False, case == "scenario")
        for case, persons, size in (("projection", 686, 20.0), ("scenario", 800, 18.0))
    ]
    return Answer(pd.DataFrame(rows, columns=list(scenario_places.Stage._fields)), ASSUMED, frozenset())


TIMES = (("base", 2025, "observed"), ("horizon", 2040, "projected"))
