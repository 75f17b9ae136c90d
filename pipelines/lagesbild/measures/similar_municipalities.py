"""Which municipalities are most alike in whom adult education is for: by one open figure."""

from typing import Final, NamedTuple

from lagesbild.measures.swedish_adults import adults
from lagesbild.store import Place, Store, SwedishMunicipality

SIMILAR: Final = 5


class Similar(NamedTuple):
    """The most similar municipalities of the county, the nearest first; the year and the sources of what they share."""

    places: tuple[Place, ...]
    year: int
    sources: frozenset[str]


def similar_municipalities(store: Store, municipality: SwedishMunicipality) -> Similar:
    """The five in the county whose share of adults without upper secondary education lies nearest.

    Those without it are whom adult education is planned for first. Size does not count: shares are compared.
    """
    places = {place.code: place for place in municipality.others}
    rows = adults(store, codes={code: code for code in places}).set_index("unit")
    shares = dict(zip(rows.index, rows["without_pct"], strict=True))
    own = shares.pop(municipality.code)
    nearest = sorted(shares, key=lambda code: (abs(shares[code] - own), code))[:SIMILAR]
    sources = frozenset(str(each) for row in rows["sources"] for each in row)
    return Similar(tuple(places[code] for code in nearest), int(rows["year"].iloc[0]), sources)
