"""What is wrong with a row of the register, each with what to do about it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from lagesbild.chosen.measure import MODEL_FIELDS, OF_TRANSLATION, Measure
from lagesbild.contracts import Column, Contract
from lagesbild.errors import nearest

LONGEST: Final = 4000
"""Letters in one field."""
LONGEST_NOTES: Final = 30_000
"""Letters in what was recorded over the years: a cell of a workbook holds little more."""
NUMBER: Final = r"-?[0-9]{1,15}([.][0-9]{1,6})?"
TOGETHER: Final = (
    ("projected_then", "projected_year"),
    ("followed_by", "followed_then", "followed_year"),
    ("own_figure", "own_values"),
)
"""Fields that are all filled or all empty."""
PERSONAL: Final = ("responsible", "partners", "model_participants")
EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
PHONE: Final = re.compile(r"(?<![0-9])(?:\+|00)?[0-9](?:[ ()\-–]{0,2}[0-9]){6,}")
TITLED: Final = re.compile(r"(?i)(?<!\w)(?:mr|ms|mrs|herra|rouva|herr|fru)\.? \w+")
TWO_NAMES: Final = re.compile(r"[A-ZÅÄÖÉÜ][a-zåäöéü]+(?:[ -][A-ZÅÄÖÉÜ][a-zåäöéü]+){1,3}")
BODIES: Final = re.compile(
    r"(?i)kun|kaup|lauta|hallit|valtuu|opist|koul|lukio|sivist|toim|virast|keskus|yhtym|alue|maak|liitto|seutu|ryhm|board|council"
    r"|committee|school|college|office|department|service|team|region|municipal|city|nämnd|styrelse|skola|gymnas|förbund|stad|"
    r"kommun|region|landskap|institu|tjänst|bildning|center|centr|group|network|verkosto|nätverk|oy\b|ab\b|ry\b|rf\b"
)


class Problem(NamedTuple):
    """What is wrong with one field; a ``warning`` does not keep the row out."""

    field: str
    text: str
    is_warning: bool = False


def problems_of(measure: Measure, contract: Contract) -> Iterator[Problem]:
    """Everything that a row says against its contract, field by field."""
    values = measure._asdict()
    named = OF_TRANSLATION if measure.is_translation else contract.columns
    columns = {name: column for name, column in contract.columns.items() if name in named}
    for name, column in columns.items():
        if text := field_problem(values[name], column, LONGEST_NOTES if name == "notes" else LONGEST):
            yield Problem(name, text)
    if not measure.is_translation:
        yield from _half_filled(values)
        yield from _impossible_days(values)
    yield from _personal(values)


def field_problem(value: str, column: Column, longest: int = LONGEST) -> str:
    """What is wrong with one field alone, a text no longer than so many letters; empty where nothing is."""
    if not value:
        return "" if column.nullable else f"is empty; write: {column.meaning}"
    if column.kind == "text":
        return text_problem(value, longest)
    if column.one_of and value not in column.one_of:
        return (
            f"{value!r} is none of {', '.join(column.one_of)}. Nearest: {', '.join(nearest(value, column.one_of)[:3])}"
        )
    if column.kind in {"measure", "year"}:
        return _number_problem(value, column)
    if column.matches and not re.fullmatch(column.matches, value, flags=re.ASCII):
        return f"{value!r} does not have its form; write: {column.meaning}"
    return ""


def text_problem(value: str, longest: int) -> str:
    """What is wrong with a text; empty where nothing is."""
    if len(value) > longest:
        return f"has {len(value)} letters; {longest} are the most"
    hidden = [each for each in value if unicodedata.category(each) in {"Cc", "Cs", "Co", "Cn"} and each != "\n"]
    return f"holds {hidden[0]!r}, a character that cannot be seen; type the text anew" if hidden else ""


def _number_problem(value: str, column: Column) -> str:
    form, written = (NUMBER, "12.5") if column.kind == "measure" else ("[0-9]{4}", "2026")
    if not re.fullmatch(form, value, flags=re.ASCII):
        return f"{value!r} is not a number as {written}: with a point, without spaces and unit"
    if column.at_least is not None and float(value) < column.at_least:
        return f"{value} is below {column.at_least:.15g}; write: {column.meaning}"
    if column.at_most is not None and float(value) > column.at_most:
        return f"{value} is above {column.at_most:.15g}; write: {column.meaning}"
    return ""


def _half_filled(values: Mapping[str, str]) -> Iterator[Problem]:
    for fields in TOGETHER:
        empty = [name for name in fields if not values[name]]
        if empty and len(empty) < len(fields):
            yield Problem(empty[0], f"is empty; {', '.join(fields)} are all filled or all empty")


def _impossible_days(values: Mapping[str, str]) -> Iterator[Problem]:
    dated = {name: values[name].split(";") for name in ("started", "reviewed", "own_values")}
    for name, parts in dated.items():
        for part in parts:
            day = part.strip().partition("=")[0]
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", day) and not _is_day(day):
                yield Problem(name, f"{day} is not in the calendar; write year-month-day: 2026-08-15")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text if len(text) > len("2026-08") else f"{text}-01")
    except ValueError:
        return False
    return True


def _personal(values: Mapping[str, str]) -> Iterator[Problem]:
    for name in dict.fromkeys(("notes", *PERSONAL, *MODEL_FIELDS)):
        if contact := contact_problem(name, values[name]):
            yield Problem(name, contact)
        elif name in PERSONAL and looks_like_a_person(values[name]):
            yield Problem(name, f"{values[name]!r} looks like the name of a person; name the body or function", True)


def contact_problem(field: str, text: str) -> str:
    """That a text has somebody's e-mail address, or a telephone number where bodies are named; empty where not."""
    if field in PERSONAL and (EMAIL.search(text) or PHONE.search(text)):
        return "holds an e-mail address or a telephone number; name the body or function alone"
    return "holds an e-mail address; name the body or function alone" if EMAIL.search(text) else ""


def looks_like_a_person(text: str) -> bool:
    """Whether a text reads as the name of a person: two names with capitals, and no word of a body."""
    return bool(TITLED.search(text)) or bool(TWO_NAMES.fullmatch(text.strip()) and not BODIES.search(text))
