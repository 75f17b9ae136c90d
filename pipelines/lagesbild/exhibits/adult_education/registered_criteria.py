"""How many of the county's municipalities have their quality criteria on record."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.adult.criteria import Criterion
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import Context, Presented, columns, table
from lagesbild.settings import LANGUAGES
from lagesbild.store import Place, Store


class Municipality(NamedTuple):
    """One municipality, and how many criteria of its own are on record."""

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    criteria_count: int


def answer(_: Store, *, criteria: Sequence[Criterion], municipalities: Sequence[Place]) -> Answer[None]:
    """One row per municipality of the county: how many criteria of its own are on record; none is zero."""
    own = Counter(each.municipality_code for each in criteria)
    rows = [(place.code, *(place.names[each] for each in LANGUAGES), own[place.code]) for place in municipalities]
    return Answer(pd.DataFrame(rows, columns=list(Municipality._fields)), None, frozenset())


def words(found: Answer[None], say: Context) -> Presented:
    """Two bars: municipalities with criteria on record, and those without yet; the table has all of them by name."""
    text, rows = say.text, say.by_name(found.typed(Municipality))
    has = sum(row.criteria_count > 0 for row in rows)
    counts = {"registered": has, "not_yet": len(rows) - has}
    return say.present(
        title=text("title", n=len(rows)),
        takeaway=text("takeaway", n=has, all=len(rows)),
        alt="alt",
        notes=(text("note"),),
        table=table(
            columns(text("municipality"), text("criteria"), of="criteria_count"),
            ((say.name(r), _count(r, say)) for r in rows),
        ),
        marks=(_bar(key, count, say) for key, count in counts.items()),
        value_title=text("municipalities"),
    )


def _count(row: Municipality, say: Context) -> str:
    return say.fmt.integer(row.criteria_count)


def _bar(key: str, count: int, say: Context) -> Bar:
    name, label = say.text(key), say.fmt.integer(count)
    return Bar(name, "own" if key == "registered" else "quiet", name, count, f"{name}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars_from_base, relevance=1.0)
