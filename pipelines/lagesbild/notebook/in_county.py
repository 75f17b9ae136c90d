"""Where in its county a municipality of Sweden lies: the small map at the head of its pages."""

from lagesbild.figures.small import locator
from lagesbild.language import MunicipalContext
from lagesbild.measures.outlines import outlines_in_county
from lagesbild.notebook.shown import Json
from lagesbild.store import Store


def in_county(store: Store, say: MunicipalContext) -> Json | None:
    """The map with its text alternative and caption; none where boundaries are missing."""
    drawn = locator(*outlines_in_county(store, municipality=say.municipality))
    if drawn is None:
        return None
    alt = say.text("need.locator", area=say.area_name, county=say.county_name)
    return drawn._asdict() | {"alt": alt, "caption": say.county_name}
