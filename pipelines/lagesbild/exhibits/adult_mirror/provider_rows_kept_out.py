"""How good a provider's figures are: its rows that the buyers' records kept out, and why."""

from typing import NamedTuple

from lagesbild import figures
from lagesbild.adult.reported import Reported
from lagesbild.adult.reported.kept_out import Given, KeptOut, kept_out, kept_out_told
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import Context, Presented
from lagesbild.store import Store


class OfProvider(NamedTuple):
    """What the provider is called, and the sums of its rows."""

    name: str
    given: Given


def answer(_: Store, *, provider: str, reported: Reported) -> Answer[OfProvider]:
    """One row per rule that the provider's rows of the newest half-year broke first: how many, none where hidden."""
    newest = next(reversed(reported.halves(provider=provider)), "")
    rows, given = kept_out(reported, newest, provider=provider)
    return Answer(rows, OfProvider(reported.named(provider), given), frozenset())


def words(found: Answer[OfProvider], say: Context) -> Presented:
    """A bar per rule, the most frequent ones; the table has all, and how each is mended."""
    if not found.facts.given.half:
        return say.not_shown(say.text("mirror.no_joint"))
    return kept_out_told(found.typed(KeptOut), found.facts.given, say, provider=found.facts.name)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base)
