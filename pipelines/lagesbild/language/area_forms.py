"""How names of areas are inflected: ``Järviseudulla``, ``i Suupohja``, ``in South Ostrobothnia``.

The forms stand in ``area_forms.csv``, one row per area, reviewed by people; nothing is inflected at run time. An area
that has no row – a user's own group – is built around: ``alueella Kuusamo – Taivalkoski``.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from lagesbild.errors import BadFile, counted
from lagesbild.language.order import listed
from lagesbild.settings import LANGUAGES, Language

FILE: Final = Path(__file__).with_suffix(".csv")
CODES: Final = {
    "country": "SSS",
    "region": "MK[0-9]{2}",
    "municipality": "KU[0-9]{3}",
    "group": "[a-z][a-z-]+",
    "subregion": "SK[0-9]{3}",
    "wellbeing_county": "HV[0-9]{2}",
    "employment_area": "TA[0-9]{2}",
    "swedish_municipality": "[0-9]{4}",
    "swedish_county": "(?!00)[0-9]{2}",
    "swedish_country": "00",
}
"""What the codes of each kind of area look like."""

FROM_TO: Final = {"sv": ("från", "till"), "en": ("from", "to")}
COLUMNS: Final = (
    *("kind", "area_code"),
    *("name_fi", "of_fi", "in_fi", "from_fi", "to_fi"),
    *("name_sv", "of_sv", "in_sv"),
    *("name_en", "of_en", "in_en"),
)


class Forms(NamedTuple):
    """One name: ``Vimpelin``, ``Vimpelissä``, ``Vimpelistä``, ``Vimpeliin`` in Finnish."""

    of: str
    inside: str
    out: str
    into: str


def forms_of(code: str, name: str, language: Language) -> Forms:
    """The forms of an area's name; where its code has none, words that leave the bare ``name`` as it is."""
    return read(FILE).get((code, language)) or _built_around(name, language)


def joined(phrases: Iterable[str], language: Language) -> str:
    """``Pirkanmaalla ja Satakunnassa``, ``i Birkaland och Satakunta``: what is the same for all is said once."""
    first, *others = phrases
    repeated = "" if language == "fi" else f"{first.partition(' ')[0]} "
    return listed([first, *(other.removeprefix(repeated) for other in others)], language)


@cache
def read(path: Path) -> dict[tuple[str, Language], Forms]:
    """Read a table of forms: code and language → forms.

    Raises:
        BadFile: a column is missing, a cell is empty, a code is not one of its kind or stands twice.
    """
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        if tuple(next(lines, ())) != COLUMNS:
            raise BadFile(path, f"needs the columns {', '.join(COLUMNS)}", line=1)
        rows = [(lines.line_num, _row(path, lines.line_num, cells)) for cells in lines]
    _each_once(path, rows)
    return {(row["area_code"], language): _forms(row, language) for _, row in rows for language in LANGUAGES}


def _row(path: Path, line: int, cells: list[str]) -> dict[str, str]:
    if len(cells) != len(COLUMNS):
        raise BadFile(path, f"has {counted(len(cells), 'cell')}, not {len(COLUMNS)}", line=line)
    row = dict(zip(COLUMNS, cells, strict=True))
    for field, cell in row.items():
        if not cell or cell != cell.strip():
            raise BadFile(
                path, f"{cell!r} is no form: every cell needs one, without spaces around", line=line, field=field
            )
    if row["kind"] not in CODES:
        raise BadFile(path, f"{row['kind']!r} is none of {', '.join(CODES)}", line=line, field="kind")
    if not re.fullmatch(CODES[row["kind"]], row["area_code"]):
        raise BadFile(path, f"{row['area_code']!r} is no code of a {row['kind']}", line=line, field="area_code")
    return row


def _each_once(path: Path, rows: Iterable[tuple[int, dict[str, str]]]) -> None:
    seen: set[str] = set()
    for line, row in rows:
        if row["area_code"] in seen:
            raise BadFile(path, f"{row['area_code']!r} stands twice", line=line, field="area_code")
        seen.add(row["area_code"])


def _forms(row: dict[str, str], language: Language) -> Forms:
    if language == "fi":
        return Forms(row["of_fi"], row["in_fi"], row["from_fi"], row["to_fi"])
    return _with_prepositions(row[f"of_{language}"], row[f"in_{language}"], language)


def _with_prepositions(of: str, inside: str, language: Language) -> Forms:
    """Swedish and English change the word before the name alone: ``på Åland``, ``från Åland``."""
    name = inside.partition(" ")[2]
    return Forms(of, inside, *(f"{preposition} {name}" for preposition in FROM_TO[language]))


def _built_around(name: str, language: Language) -> Forms:
    if language == "fi":
        return Forms(*(f"{area} {name}" for area in ("alueen", "alueella", "alueelta", "alueelle")))
    if language == "sv":
        return _with_prepositions(f"området {name}{'' if name[-1:] in 'sxz' else 's'}", f"i området {name}", language)
    return _with_prepositions(f"{name}’{'' if name.endswith('s') else 's'}", f"in {name}", language)
