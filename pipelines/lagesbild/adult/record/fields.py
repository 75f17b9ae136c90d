"""What is wrong with one field alone, and the value that is taken from it: a pure function of column and text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from stdnum import luhn

from lagesbild.adult.record.columns import is_required
from lagesbild.adult.record.dialect import Dialect
from lagesbild.adult.record.person import looks_like_a_person_id
from lagesbild.contracts import Column, Contract

LONGEST: Final = 200
UNSEEN: Final = re.compile("[\x00-\x1f\x7f<>\u00ad\u200b-\u200f\u2028-\u202e\ufeff]|CDATA")
BROKEN: Final = re.compile("\N{REPLACEMENT CHARACTER}|ï¿½|Ã[\u0080-¿–—„…†‡ˆ‰€]")
"""A letter that was lost, or one of å, ä, ö that became two in a wrong encoding."""
FORMULA: Final = ("=", "+", "@")
TOTALS: Final = re.compile(
    r"(?i)(?:del)?summa|summering|tot(?:al|alt|alsumma)?|sum|antal rader|yhteensä|källa|anm(?:ärkning)?|obs"
)
NOTHING: Final = frozenset(
    [
        "-",
        "–",
        "—",
        "−",
        ".",
        "..",
        "...",
        "null",
        "na",
        "n/a",
        "#n/a",
        "nan",
        "none",
        "nil",
        "saknas",
        "puuttuu",
        "tom",
    ]
)
DASH: Final = "–"
ISO: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
POINTS: Final = "-?[0-9]{1,4}([.][0-9]0*)?"
COMMA_POINTS: Final = re.compile("-?[0-9]+,[0-9]+", flags=re.ASCII)
PACE: Final = range(1, 101)
FLAGS: Final = ("true", "false")
YEARS: Final = range(1990, 2061)
FORMS: Final = {
    "reporting_half": "AE-063",
    "principal_municipality": "AE-053",
    "home_municipality": "AE-053",
    "provider_orgno": "AE-055",
    "school_unit_code": "AE-057",
}
"""The rule of a column's form; any other code has AE-064."""


class Told(NamedTuple):
    """What a field says: the value that is taken, or the rule that it breaks."""

    value: str | None
    rule: str = ""


@dataclass(frozen=True)
class Known:
    """Codes that there are; providers are empty where the user keeps no list of them."""

    municipalities: frozenset[str]
    halves: frozenset[str]
    providers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fields:
    """Reads single fields of one dialect."""

    contract: Contract
    dialect: Dialect
    known: Known
    has_comma_decimals: bool = False

    def told(self, name: str, text: str | None) -> Told:
        """What a field of a column says."""
        written = unicodedata.normalize("NFC", text or "").strip(" ")
        value = self.dialect.values.get(name, {}).get(written, written)
        column = self.contract.columns[name]
        if not value:
            return Told(None, "AE-050" if is_required(name, column) else "")
        if rule := _unwelcome(name, value):
            return Told(None, rule)
        plain = self._plain(column, value)
        rule = self._wrong(name, column, plain)
        return Told(None, rule) if rule else Told(plain)

    def _plain(self, column: Column, value: str) -> str:
        """A date or a number of the dialect in the shared form; anything else as it is."""
        if column.kind == "points" and self.has_comma_decimals and COMMA_POINTS.fullmatch(value):
            return value.replace(",", ".")
        if column.kind == "date":
            found = (_iso(form, value) for form in self.dialect.dates)
            return next(filter(None, found), value)
        return value

    def _wrong(self, name: str, column: Column, value: str) -> str:
        if column.one_of or column.kind == "flag":
            return "" if value in (column.one_of or FLAGS) else "AE-052"
        if column.kind == "date":
            return _wrong_date(value)
        if column.kind == "points":
            return "" if re.fullmatch(POINTS, value, flags=re.ASCII) else "AE-061"
        if column.kind == "pace":
            return "" if re.fullmatch("[0-9]{1,3}", value, flags=re.ASCII) and int(value) in PACE else "AE-062"
        if not re.fullmatch(column.matches, value):
            return FORMS.get(name, "AE-064")
        return self._unknown(name, value)

    def _unknown(self, name: str, value: str) -> str:
        """The rule of a code that has its form and stands for nothing."""
        if name.endswith("_municipality"):
            return "" if value in self.known.municipalities else "AE-054"
        if name == "reporting_half":
            return "" if value in self.known.halves else "AE-063"
        if name == "provider_orgno":
            if not luhn.is_valid(value):
                return "AE-056"
            return "AE-114" if self.known.providers and value not in self.known.providers else ""
        return ""


def _unwelcome(name: str, value: str) -> str:
    """The rule of a text that belongs in no field."""
    if BROKEN.search(value):
        return "AE-003"
    if len(value) > LONGEST or UNSEEN.search(value):
        return "AE-032"
    if value.startswith(FORMULA):
        return "AE-030"
    if looks_like_a_person_id(value):
        return "AE-031"
    if TOTALS.fullmatch(value.rstrip(" :.")):
        return "AE-013"
    return "AE-051" if value.casefold() in NOTHING and (name, value) != ("grade", DASH) else ""


def _wrong_date(value: str) -> str:
    if not re.fullmatch(ISO, value, flags=re.ASCII):
        return "AE-058"
    try:
        year = date.fromisoformat(value).year
    except ValueError:
        return "AE-060" if value.startswith("0000") else "AE-059"
    return "" if year in YEARS else "AE-060"


def _iso(form: str, value: str) -> str:
    """The date of a form as ``2025-08-18``, whether there is such a day or not; empty where it has another form."""
    parts: Mapping[str, str] = {"%Y": "(?P<Y>[0-9]{4})", "%m": "(?P<m>[0-9]{2})", "%d": "(?P<d>[0-9]{2})"}
    pattern = re.escape(form)
    for sign, part in parts.items():
        pattern = pattern.replace(sign, part)
    found = re.fullmatch(pattern, value, flags=re.ASCII)
    return f"{found['Y']}-{found['m']}-{found['d']}" if found else ""
