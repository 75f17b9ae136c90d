"""When learners leave a provider: how many days after the start those dropped out who did."""

from typing import NamedTuple

from lagesbild import figures
from lagesbild.adult.reported import Reported
from lagesbild.adult.reported.leaving import Left, leaving_told, left_by_form
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import Context, Presented
from lagesbild.store import Store


class Newest(NamedTuple):
    """The half-year of the figures, empty where there are none, and what the provider is called."""

    half: str
    name: str


def answer(_: Store, *, provider: str, reported: Reported) -> Answer[Newest]:
    """One row per school form in which learners left the provider in the newest half-year, where tables tell when."""
    newest = next(reversed(reported.halves(provider=provider)), "")
    rows = left_by_form(reported, newest, provider=provider)
    return Answer(rows, Newest(newest, reported.named(provider)), frozenset())


def words(found: Answer[Newest], say: Context) -> Presented:
    """A whole bar per school form: those that left within three weeks, within sixty days, later."""
    if not found.facts.half:
        return say.not_shown(say.text("mirror.no_joint"))
    return leaving_told(found.typed(Left), found.facts.half, say, provider=found.facts.name)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.wholes)
