"""Numbers and dates in the reader's language, by CLDR; formatted once and handed on as strings.

Rounding is half away from zero on the decimal value (``ROUND_HALF_UP``), so that text, chart and table agree.
"""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import format_decimal

from lagesbild.settings import Language

MINUS: Final = "\N{MINUS SIGN}"
PLUS: Final = "+"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
KEPT_NUMBERS: Final = 4096
"""How many written numbers are kept: text, chart and table write the same ones."""
Number = int | float | Decimal


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """Round half away from zero: 2.5 → 3, −2.5 → −3; a float counts as the decimal that it is written as."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + 0


class FormattedNumber(str):
    """A number as it is read, with its value as a number: what was written, rounded, and nothing behind it.

    ``pattern`` is its format in a spreadsheet, without a language of its own: ``+#,##0.0" %";−#,##0.0" %";0.0" %"``.
    """

    __slots__ = ("pattern", "value")
    value: float
    pattern: str

    def __new__(cls, text: str, value: Number, pattern: str) -> "FormattedNumber":
        """Make the text of a number; whole numbers stay whole."""
        made = super().__new__(cls, text)
        made.value = int(value) if float(value).is_integer() else float(value)
        made.pattern = pattern
        return made

    def __reduce__(self) -> tuple[type["FormattedNumber"], tuple[str, Number, str]]:
        """What a copy is made of."""
        return (type(self), (str(self), self.value, self.pattern))


class CompositeCell(str):
    """Words of one cell that hold several numbers, each with what it is: ``85 (−15,0 %)``."""

    __slots__ = ("parts",)
    parts: tuple[tuple[str, FormattedNumber], ...]

    def __new__(cls, text: str, parts: Mapping[str, str]) -> "CompositeCell":
        """Make the cell; ``parts`` maps what a number is to how it is written, words such as a dash are left out."""
        made = super().__new__(cls, text)
        made.parts = tuple((label, part) for label, part in parts.items() if isinstance(part, FormattedNumber))
        return made

    def __reduce__(self) -> tuple[type["CompositeCell"], tuple[str, Mapping[str, str]]]:
        """What a copy is made of."""
        return (type(self), (str(self), dict(self.parts)))


class FormattedMonth(str):
    """A month as it is read; ``value`` is ``2023-10``."""

    __slots__ = ("value",)
    value: str

    def __new__(cls, text: str, value: str) -> "FormattedMonth":
        """Make the text of a month."""
        made = super().__new__(cls, text)
        made.value = value
        return made

    def __reduce__(self) -> tuple[type["FormattedMonth"], tuple[str, str]]:
        """What a copy is made of."""
        return (type(self), (str(self), self.value))


class Numbers:
    """The number formats of one language."""

    def __init__(self, language: Language) -> None:
        self.locale = Locale.parse(language)
        self.language = language

    @property
    def signs(self) -> dict[str, str]:
        """What stands between groups of three digits, before decimals, before a number below zero, and above it."""
        symbols = self.locale.number_symbols["latn"]
        return {"group": symbols["group"], "decimal": symbols["decimal"], "minus": MINUS, "plus": PLUS}

    def integer(self, value: Number) -> FormattedNumber:
        """``12 345``: grouped, with a real minus sign."""
        return self.decimal(value, 0)

    def decimal(self, value: Number, decimals: int) -> FormattedNumber:
        """``12,3``: grouped, with a fixed count of decimals and a real minus sign."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        exact = rounded(value, decimals)
        digits = _digits(abs(exact), pattern, self.language)
        return FormattedNumber((MINUS if exact < 0 else "") + digits, exact, f"{pattern};{MINUS}{pattern}")

    def percent(self, value: Number, decimals: int = 1) -> FormattedNumber:
        """``12,3 %``: the value is already in percent."""
        space = "" if self.language == "en" else NO_BREAK
        number = self.decimal(value, decimals)
        pattern = ";".join(f'{part}"{space}%"' for part in number.pattern.split(";"))
        return FormattedNumber(f"{number}{space}%", number.value, pattern)

    def change(self, value: Number, decimals: int = 0) -> FormattedNumber:
        """``+12`` or ``−12``; zero has no sign."""
        return self._signed(self.decimal(value, decimals))

    def change_percent(self, value: Number, decimals: int = 1) -> FormattedNumber:
        """``+12,3 %`` or ``−12,3 %``."""
        return self._signed(self.percent(value, decimals))

    def _signed(self, written: FormattedNumber) -> FormattedNumber:
        plus, minus = written.pattern.split(";")
        sign = PLUS if written.value > 0 else ""
        return FormattedNumber(sign + written, written.value, f"{PLUS}{plus};{minus};{plus}")

    def between(self, low: Number, high: Number, decimals: int = 0) -> str:
        """``85–88``; one number where both read the same."""
        ends = (self.decimal(low, decimals), self.decimal(high, decimals))
        return ends[0] if ends[0] == ends[1] else "–".join(ends)

    def percent_between(self, low: Number, high: Number, decimals: int = 1) -> str:
        """``0,5–1,9 %``; one number where both read the same."""
        first, last = self.decimal(low, decimals), self.decimal(high, decimals)
        return self.percent(high, decimals) if first == last else f"{first}–{self.percent(high, decimals)}"

    def month(self, month: str) -> FormattedMonth:
        """``2023-10`` → ``lokakuu 2023``, ``oktober 2023``, ``October 2023``."""
        return FormattedMonth(str(format_skeleton("yMMMM", _first_day(month), locale=self.locale)), month)

    def in_month(self, month: str) -> FormattedMonth:
        """``2023-10`` → ``lokakuussa 2023``, ``i oktober 2023``, ``in October 2023``: every Finnish month is a kuu."""
        before, after = {"fi": ("", "ssa"), "sv": ("i ", ""), "en": ("in ", "")}[self.language]
        return FormattedMonth(f"{before}{self.month_name(month)}{after} {month[:4]}", month)

    def month_name(self, month: str) -> str:
        """``2023-10`` → ``lokakuu``, ``oktober``, ``October``."""
        return str(get_month_names("wide", "stand-alone", self.locale)[_first_day(month).month])

    def day(self, day: str) -> str:
        """``2026-04-01`` → ``1. huhtikuuta 2026``, ``1 april 2026``, ``1 April 2026``."""
        locale = Locale("en", "GB") if self.language == "en" else self.locale
        return str(format_date(date.fromisoformat(day), "long", locale=locale))


@lru_cache(KEPT_NUMBERS)
def _digits(value: Decimal, pattern: str, language: Language) -> str:
    return str(format_decimal(value, pattern, locale=language, decimal_quantization=False))


def _first_day(month: str) -> date:
    year, number = month.split("-")
    return date(int(year), int(number), 1)
