"""Protected tables made up of a small record, and pages of them made in this process."""

from collections.abc import Iterable
from pathlib import Path

from lagesbild.adult.protect import Key, linked_tables, published
from lagesbild.adult.reported import Reported
from lagesbild.notebook.county import County
from lagesbild.notebook.mirror import Mirror
from lagesbild.notebook.provider import Provider
from lagesbild.settings import Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, find_swedish
from tests.in_process import run_cells
from tests.records import Group, Refused, provider, write_record

PLACES, COUNTED = 8, ("participations", "learners", "points", "refused")
NAMES = {provider(1): "Alfa", provider(2): "Beta", provider(3): "Gamma"}
RECORD = (
    Group("0180", 1, "VUXGY", "passed", 60),
    Group("0180", 1, "VUXGY", "not_passed", 8),
    Group("0180", 1, "VUXGY", "no_grade_absence", 7),
    Group("0180", 1, "VUXGY", "dropped_out", 25),
    Group("0180", 1, "VUXGY", "continues", 50),
    Group("0180", 2, "VUXGY", "passed", 40),
    Group("0180", 2, "VUXGY", "dropped_out", 10),
    Group("0180", 2, "VUXSFI", "passed", 30),
    Group("0180", 2, "VUXSFI", "not_passed", 5),
    Group("0180", 2, "VUXSFI", "dropped_out", 15, home="0126"),
    Group("0180", 2, "VUXGR", "passed", 6),
    Group("0126", 1, "VUXGY", "passed", 20),
    Group("0126", 1, "VUXGY", "not_passed", 10),
    Group("0126", 1, "VUXGY", "dropped_out", 20),
    Group("0126", 3, "VUXSFI", "passed", 12, home=None),
    Group("0126", 3, "VUXSFI", "dropped_out", 8),
    Group("0180", 1, "VUXGY", "passed", 100, half="2024H2", points=160.0),
    Group("0180", 1, "VUXGY", "dropped_out", 60, half="2024H2", person="earlier"),
)
"""Two municipalities, three providers, three school forms, two half-years; every row is a learner of its own."""


def reported_of(
    path: Path, groups: Iterable[Group] = RECORD, refused: Iterable[Refused] = (), *, hidden: bool = True
) -> Reported:
    """The tables of a record with its small counts hidden, not what else protection hides; details are of refusals."""
    figures: dict[Key, int | None] = {}
    for tables in linked_tables(write_record(path, groups, refused)).values():
        small = [key for key, cell in tables.cells.items() if hidden and cell.is_small]
        figures |= published(tables, small).figures
    padded = {(*key, "")[:PLACES]: figure for key, figure in figures.items() if key[0] in COUNTED}
    return Reported({key: figure for key, figure in padded.items() if not key[-1] or key[0] == "refused"}, NAMES)


def mirror_of(store: Store, home: Project, reported: Reported, code: str = "0180", language: Language = "sv") -> Mirror:
    """The mirror of one municipality, all cells run."""
    page = Mirror(find_swedish(store, code), reported, language, store, cited_sources(home))
    run_cells(home, "mirror", {"mirror": page})
    return page


def county_of(store: Store, home: Project, reported: Reported, language: Language = "sv") -> County:
    """The overview of the county, all cells run."""
    page = County(reported, language, store, cited_sources(home))
    run_cells(home, "county_overview", {"county": page})
    return page


def provider_of(store: Store, home: Project, reported: Reported, number: str, language: Language = "sv") -> Provider:
    """The report of one provider, all cells run."""
    page = Provider(number, reported, language, store, cited_sources(home))
    run_cells(home, "provider_report", {"report": page})
    return page
