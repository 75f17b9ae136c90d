"""How a page cites its sources."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from lagesbild.contracts import Source
from lagesbild.contracts.register import Form
from lagesbild.language import Context
from lagesbild.notebook.shown import Json

NAMED: Final[Mapping[Form, tuple[str, str]]] = {"table": ("table", "updated"), "statute": ("statute", "given")}
"""What the number and the day of a source are."""


def cited(ids: Sequence[str], sources: Mapping[str, Source], say: Context) -> tuple[Json, ...]:
    """One citation per published table: parts of one table that were obtained apart are cited once."""
    listed: dict[str, list[str]] = {}
    for name in ids:
        listed.setdefault(_citation(sources[name], say), []).append(name)
    return tuple(
        {
            "ids": names,
            "text": text,
            "publisher": sources[names[0]].publisher[say.language],
            "href": sources[names[0]].address_in(say.language),
        }
        for text, names in listed.items()
    )


def _citation(source: Source, say: Context) -> str:
    if source.form == "statute":
        return say.text("brief.statute_line", **_cited_as(source, say))
    return say.text("brief.source_line", **_cited_as(source, say), licence=source.licence)


def _cited_as(source: Source, say: Context) -> dict[str, str]:
    return {
        "publisher": source.publisher[say.language],
        "statistic": source.statistic[say.language],
        "table": source.table,
        "updated": say.fmt.day(source.updated),
    }


def described(source: Source, say: Context) -> Json:
    """Everything a page reports of one source; of a table what it is called, of a statute its number and day."""
    number, day = NAMED[source.form]
    return dict.fromkeys(chain.from_iterable(NAMED.values()), "") | {
        "name": source.statistic[say.language],
        "publisher": source.publisher[say.language],
        number: source.table,
        "period": source.period,
        day: say.fmt.day(source.updated),
        "licence": source.licence,
        "licence_href": source.licence_address,
        "obtained": source.obtained[say.language],
        "leaves_out": source.leaves_out[say.language],
        "href": source.address_in(say.language),
    }
