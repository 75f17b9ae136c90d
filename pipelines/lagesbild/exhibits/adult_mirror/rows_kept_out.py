"""How good a municipality's figures are: rows that the record kept out, and why."""

from lagesbild import figures
from lagesbild.adult.reported import Reported, no_tables, principal_of
from lagesbild.adult.reported.kept_out import Given, KeptOut, kept_out, kept_out_told
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import MunicipalContext, Presented
from lagesbild.store import Store, SwedishMunicipality


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[Given]:
    """One row per rule that rows of the newest half-year broke first: how many, none where hidden."""
    principal = principal_of(municipality)
    newest = next(reversed(reported.halves(principal)), "")
    rows, given = kept_out(reported, newest, principal=principal)
    return Answer(rows, given, frozenset())


def words(found: Answer[Given], say: MunicipalContext) -> Presented:
    """A bar per rule, the most frequent ones; the table has all, and how each is mended."""
    if not found.facts.half:
        return say.not_shown(no_tables(say))
    return kept_out_told(found.typed(KeptOut), found.facts, say, in_area=say.in_area)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base)
