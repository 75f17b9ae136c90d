"""The data gaps of labour as the page collects them: of the exhibits that may have one, in the notebook's order."""

from types import ModuleType
from typing import Final

from lagesbild.exhibits.labour import education, education_change, job_openings
from lagesbild.language import Gap
from lagesbild.settings import Language
from lagesbild.store import Area, Store
from tests.exhibits.spoken import context, exhibit_of

ROOMS: Final[tuple[ModuleType, ...]] = (job_openings, education, education_change)
OPENINGS: Final = "employed persons by occupation and age"
FIELDS: Final = "population by field of education"
EARLIER: Final = "earlier years of the educational structure"


def data_gaps(store: Store, area: Area, language: Language = "en") -> list[Gap]:
    """Those that remain for the area."""
    found = [_data_gap(room, store, area, language) for room in ROOMS]
    return [gap for gap in found if gap]


def _data_gap(room: ModuleType, store: Store, area: Area, language: Language) -> Gap | None:
    exhibit = exhibit_of(room)
    assert exhibit.gap is not None
    return exhibit.gap(exhibit.answer(store, area=area), context(room, language))
