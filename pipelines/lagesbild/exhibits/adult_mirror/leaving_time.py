"""When learners leave: how many days after the start those dropped out who did."""

from typing import NamedTuple

from lagesbild import figures
from lagesbild.adult.reported import Reported, no_tables, principal_of
from lagesbild.adult.reported.leaving import Left, leaving_told, left_by_form
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import MunicipalContext, Presented
from lagesbild.store import Store, SwedishMunicipality


class Newest(NamedTuple):
    """The half-year of the figures; empty where there are none."""

    half: str


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Newest]:
    """One row per school form in which learners left in the newest half-year, where tables tell when."""
    principal = principal_of(municipality)
    newest = next(reversed(reported.halves(principal)), "")
    return Answer(left_by_form(reported, newest, principal=principal), Newest(newest), frozenset())


def words(found: Answer[Newest], say: MunicipalContext) -> Presented:
    """A whole bar per school form: those that left within three weeks, within sixty days, later."""
    if not found.facts.half:
        return say.not_shown(no_tables(say))
    return leaving_told(found.typed(Left), found.facts.half, say, in_area=say.in_area)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.wholes)
