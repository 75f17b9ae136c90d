"""How it is taught: in classrooms, at a distance, at work."""

from lagesbild import figures
from lagesbild.adult.reported import Reported
from lagesbild.adult.reported.details import NewestParts, Part, newest_parts, parts_told
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.language import MunicipalContext, Presented
from lagesbild.store import Store, SwedishMunicipality


def answer(_: Store, *, municipality: SwedishMunicipality, reported: Reported) -> Answer[NewestParts]:
    """One row per part of the newest half-year: participations, none where hidden, percent of all, the county's."""
    rows, newest = newest_parts(reported, municipality, kind="mode")
    return Answer(rows, newest, frozenset())


def words(found: Answer[NewestParts], say: MunicipalContext) -> Presented:
    """Bars of the shares of participations, the municipality's and the county's."""
    return parts_told(found.typed(Part), found.facts, say, named="mode")


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
