"""What a data package says of the tables of one brief: of each column name, type, unit and signs of what is missing."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from lagesbild.contracts import Source
from lagesbild.language import NOTHING, Texts
from lagesbild.publish.downloads.tables import delimiter, header, tables_of
from lagesbild.publish.environment import is_web_address
from lagesbild.sources.services.pxweb import SIGNS

MISSING: Final = ("", NOTHING, *SIGNS)
Part = dict[str, Any]


def resources_of(
    parts: Iterable[tuple[str, Part]], *, folder: str, sources: Mapping[str, Source], text: Texts
) -> tuple[Part, ...]:
    """Return the description of each table's CSV and of the workbook of all: ``folder`` is ``sv/tables/kopa-suupohja``.

    ``sources`` are all that can be cited. Sizes and digests are added where the files are put together.
    """
    listed = list(parts)
    opening = next(part for kind, part in listed if kind == "opening")
    exhibits = tables_of(listed)
    tables = [_table(exhibit, folder, opening, sources, text) for exhibit in exhibits]
    book = {
        "name": _name(folder),
        "path": f"{folder}.xlsx",
        "type": "file",
        "title": opening["title"],
        "format": "xlsx",
        "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        **_origin([source for exhibit in exhibits for source in exhibit["sources"]], sources),
    }
    return (*tables, book)


def _table(exhibit: Part, folder: str, opening: Part, sources: Mapping[str, Source], text: Texts) -> Part:
    return {
        "name": f"{_name(folder)}-{exhibit['id']}",
        "path": f"{folder}/{exhibit['id']}.csv",
        "profile": "tabular-data-resource",
        "title": f"{opening['area_name']}: {exhibit['title']}",
        "description": " ".join(filter(None, (exhibit["takeaway"], exhibit["reading"], *exhibit["notes"]))),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": delimiter(text.language)},
        "schema": {"fields": _fields(exhibit["table"], text), "missingValues": list(MISSING)},
        **_origin(exhibit["sources"], sources),
    }


def _name(folder: str) -> str:
    return folder.replace("/tables/", "-")


def _fields(table: Part, text: Texts) -> list[Part]:
    names = header(table)
    first = {"name": names[0], "title": table["columns"][0]["label"], "type": "string"}
    return [first, *(_field(names[at], at, table, text) for at in range(1, len(names)))]


def _field(name: str, at: int, table: Part, text: Texts) -> Part:
    label = table["columns"][at]["label"]
    told = {"name": name, "title": label}
    cells = [(row["cells"][at - 1], row["numbers"][at - 1]) for row in table["rows"]]
    numbers = [number for _, number in cells if number is not None]
    if not numbers or any(number is None and cell not in MISSING for cell, number in cells):
        return told | {"type": "string"}
    unit = "%" if "%" in numbers[0]["pattern"] else table["columns"][at]["unit"]
    told |= {"unit": unit} if unit else {}
    if all(isinstance(number["value"], int) and "." not in number["pattern"] for number in numbers):
        return told | {"type": "integer"}
    return told | {"type": "number"} | ({} if text.language == "en" else {"decimalChar": ","})


def _origin(cited: list[Part], sources: Mapping[str, Source]) -> Part:
    """Whose figures they are, and under which licences."""
    links = {each["text"]: {"path": each["href"]} if is_web_address(each["href"]) else {} for each in cited}
    used = [sources[name] for each in cited for name in each["ids"]]
    licences = {each.licence: each.licence_address for each in used}
    return {
        "sources": [{"title": words} | link for words, link in links.items()],
        "licenses": [{"title": name, "path": address} for name, address in licences.items()],
    }
