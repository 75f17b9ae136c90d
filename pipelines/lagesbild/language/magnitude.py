"""Sizes as people speak: ``nearly half``, ``a third fewer``, ``doubles``, ``about 1,300``.

The words stand in ``magnitude.csv``, each with the range that it is said of, in percent as it is printed beside it:
rounded to one decimal. *Nearly* is less than the fraction, the fraction itself up to one point more, never less. Where
no word is said the percentage is: a whole one, and ``29.5%`` where that stands beside it, which reads as 29 or 30.
Over a chart that prints percentages they alone are said.
"""

import csv
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from lagesbild.errors import BadFile, counted
from lagesbild.language.numbers import FormattedNumber, Number, Numbers, rounded
from lagesbild.settings import LANGUAGES

FILE: Final = Path(__file__).with_suffix(".csv")
COLUMNS: Final = ("use", "from_pct", "to_pct", *LANGUAGES)
STEP: Final = Decimal("0.1")
HALF: Final = Decimal("0.5")
SPOKEN_DIGITS: Final = 2
EXACT_BELOW: Final = 100
PERCENTAGE: Final = "{pct}"
Use = Literal["share", "by", "than", "changes", "changed"]
SIGNED: Final = ("changes", "changed")
"""The uses whose words say up or down themselves."""


class Magnitude(FormattedNumber):
    """Words for a number, with the number as it is printed beside them: ``value`` is −33.4 of ``a third``."""

    __slots__ = ()


class Range(NamedTuple):
    """What is said from one percentage to another, both included; none is open."""

    lowest: Decimal | None
    highest: Decimal | None
    words: Mapping[str, str]

    def has(self, pct: Decimal) -> bool:
        """Whether a percentage with one decimal lies in it."""
        return (self.lowest is None or self.lowest <= pct) and (self.highest is None or pct <= self.highest)


class Magnitudes:
    """The words of one language; every percentage is one of change or share as it was calculated, unrounded.

    ``in_percent`` says ``46%`` where the others say ``nearly half``; less than one percent is said as by them.
    """

    def __init__(self, fmt: Numbers, *, in_percent: bool = False) -> None:
        self._fmt, self._in_percent = fmt, in_percent

    def share(self, pct: Number) -> Magnitude:
        """``nearly half`` – of the children."""
        return self._said("share", pct, self._fmt.percent(pct))

    def by(self, pct: Number) -> Magnitude:
        """``a third`` – it falls by, it grows by; ``kolmanneksella``, ``med en tredjedel``. The sign is not said."""
        return self._said("by", pct, self._fmt.change_percent(pct))

    def than(self, pct: Number) -> Magnitude:
        """``a third`` – fewer, more; ``kolmanneksen`` vähemmän, ``en tredjedel`` färre. The sign is not said."""
        return self._said("than", pct, self._fmt.change_percent(pct))

    def changes(self, pct: Number) -> Magnitude:
        """``falls by a third``, ``grows by 3%``, ``nearly doubles``; less than one percent ``hardly changes``."""
        return self._said("changes", pct, self._fmt.change_percent(pct))

    def changed(self, pct: Number) -> Magnitude:
        """The same of the past: ``fell by a third``."""
        return self._said("changed", pct, self._fmt.change_percent(pct))

    def _said(self, use: Use, pct: Number, printed: FormattedNumber) -> Magnitude:
        return Magnitude(self._words(use, pct), printed.value, printed.pattern)

    def _words(self, use: Use, pct: Number) -> str:
        shown = rounded(pct, 1)
        size = shown if use in SIGNED else abs(shown)
        words = next(each.words[self._fmt.language] for each in read(FILE)[use] if each.has(size))
        if self._in_percent and use not in SIGNED and size >= 1:
            words = PERCENTAGE
        by = self._words("by", pct) if "{by}" in words else ""
        return words.format(pct=self._percentage(pct), by=by)

    def _percentage(self, pct: Number) -> str:
        """A whole one; where one decimal reads as a half, which could be rounded either way, with that."""
        shown = abs(rounded(pct, 1))
        return self._fmt.percent(shown, 1) if shown % 1 == HALF else self._fmt.percent(abs(rounded(pct)), 0)


def spoken(persons: Number) -> int:
    """Persons in two digits from a hundred on, so that no more than a twentieth is rounded: 1344 → 1300, 23 → 23."""
    whole = int(rounded(persons))
    digits = len(str(abs(whole)))
    return whole if abs(whole) < EXACT_BELOW else int(rounded(whole, SPOKEN_DIGITS - digits))


@cache
def read(path: Path) -> dict[Use, list[Range]]:
    """Read a table of words: use → ranges, without a gap.

    Raises:
        BadFile: a column, a word or a number is missing, a range is not where the one before it ends.
    """
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        if tuple(next(lines, ())) != COLUMNS:
            raise BadFile(path, f"needs the columns {', '.join(COLUMNS)}", line=1)
        rows = [(lines.line_num, _row(path, lines.line_num, cells)) for cells in lines]
    return {use: _of_use(path, use, [(line, row) for line, row in rows if row["use"] == use]) for use in get_args(Use)}


def _row(path: Path, line: int, cells: list[str]) -> dict[str, str]:
    if len(cells) != len(COLUMNS):
        raise BadFile(path, f"has {counted(len(cells), 'cell')}, not {len(COLUMNS)}", line=line)
    row = dict(zip(COLUMNS, cells, strict=True))
    if row["use"] not in get_args(Use):
        raise BadFile(path, f"{row['use']!r} is none of {', '.join(get_args(Use))}", line=line, field="use")
    for language in LANGUAGES:
        if not row[language]:
            raise BadFile(path, "needs words, or {pct}", line=line, field=language)
    return row


def _of_use(path: Path, use: Use, rows: Iterable[tuple[int, dict[str, str]]]) -> list[Range]:
    """The ranges of one use: the first begins anywhere, each other one a step above the end of the one before."""
    ranges: list[Range] = []
    for line, row in rows:
        lowest, highest = (_bound(path, line, field, row[field]) for field in ("from_pct", "to_pct"))
        if ranges and (ranges[-1].highest is None or lowest != ranges[-1].highest + STEP):
            raise BadFile(path, f"does not begin where {use} ends before it", line=line, field="from_pct")
        if lowest is not None and highest is not None and highest < lowest:
            raise BadFile(path, "ends before it begins", line=line, field="to_pct")
        ranges.append(Range(lowest, highest, {language: row[language] for language in LANGUAGES}))
    if not ranges or ranges[-1].highest is not None:
        raise BadFile(path, f"{use} has no last range, open above", field="to_pct")
    return ranges


def _bound(path: Path, line: int, field: str, cell: str) -> Decimal | None:
    try:
        bound = Decimal(cell) if cell else None
    except InvalidOperation as error:
        raise BadFile(path, f"{cell!r} is no percentage", line=line, field=field) from error
    if bound is not None and bound.as_tuple().exponent != -1:
        raise BadFile(path, f"{cell!r} needs one decimal", line=line, field=field)
    return bound
