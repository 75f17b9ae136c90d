"""How a page cites its sources."""

from collections.abc import Mapping, Sequence

from lagesbild.contracts import Source
from lagesbild.language import Context
from lagesbild.notebook.shown import Json


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
    return say.text(
        "brief.source_line",
        publisher=source.publisher[say.language],
        statistic=source.statistic[say.language],
        table=source.table,
        updated=say.fmt.day(source.updated),
        licence=source.licence,
    )


def described(source: Source, say: Context) -> Json:
    """Everything a page reports of one source."""
    return {
        "name": source.statistic[say.language],
        "publisher": source.publisher[say.language],
        "table": source.table,
        "period": source.period,
        "updated": say.fmt.day(source.updated),
        "licence": source.licence,
        "licence_href": source.licence_address,
        "obtained": source.obtained[say.language],
        "leaves_out": source.leaves_out[say.language],
        "href": source.address_in(say.language),
    }
