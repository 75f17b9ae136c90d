"""Briefs that show areas whose figures broke a check: held back before they are run, with the reason for readers."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from lagesbild.briefs import Job
from lagesbild.contracts import load_contracts, read_edition
from lagesbild.language import Texts
from lagesbild.language.names import Names
from lagesbild.publish.checked import sources_by_table
from lagesbild.settings import Language, Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Area, Doubt, Store, doubts_about, find_area, group_of
from lagesbild.store.doubts import FiguresInDoubt

DIVISION: Final = "stg_reference__enclosing"
"""What is read to tell where areas lie: its sources are not those of the figures."""


class Withheld(NamedTuple):
    """Why a brief is held back: for the terminal, and as the notice on its earlier version goes on."""

    failure: str
    figures: str


def withheld_jobs(project: Project, jobs: Sequence[Job]) -> dict[Job, Withheld]:
    """Return the jobs that show areas in doubt; an overview shows all areas of its edition.

    Checks whose rows are of areas are of Finnish ones: pages of other places are never held back by them.
    """
    with Store.open(project) as store:
        shown = {job: _shown(store, job, project) for job in jobs if job.is_located or job.edition}
        found = {job: doubts_about(store, areas) for job, areas in shown.items()}
        return {job: _withheld(store, job, doubts, project) for job, doubts in found.items() if doubts}


def area_of(store: Store, job: Job) -> Area:
    """Return the area that a job is about; an overview is about none."""
    return group_of(store, job.members.split(",")) if job.members else find_area(store, job.area)


def _shown(store: Store, job: Job, project: Project) -> list[Area]:
    if job.edition:
        return [find_area(store, code) for code in read_edition(project.reference, job.edition).areas]
    return [area_of(store, job)]


def _withheld(store: Store, job: Job, doubts: Sequence[Doubt], project: Project) -> Withheld:
    refused, text = FiguresInDoubt([each.told for each in doubts]), Texts(job.language)
    places = (find_area(store, code).place for code in dict.fromkeys(each.code for each in doubts))
    names = [place.names[job.language] for place in places]
    statistics = _statistics(doubts[0].table, job.language, project)
    figures = text("brief.figures_of", areas=Names(job.language).some_of(names), statistics=statistics)
    return Withheld(f"{job}: {refused.because}", figures)


def _statistics(table: str, language: Language, project: Project) -> str:
    """What readers know the figures of a table by: ``Statistics Finland, Population structure``."""
    by_table, sources = sources_by_table(load_contracts(project.contracts)), cited_sources(project)
    ids = by_table[table] - by_table[DIVISION] or by_table[table]
    named = (sources[each] for each in sorted(ids))
    return "; ".join(dict.fromkeys(f"{each.publisher[language]}, {each.statistic[language]}" for each in named))
