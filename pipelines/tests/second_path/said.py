"""Numbers as they must stand on a page, from exact fractions; written anew, so that a wrong format shows."""

from decimal import Decimal
from fractions import Fraction
from math import floor

Exact = int | Fraction | Decimal
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
MONTHS = {
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def halves_away(value: Exact, decimals: int) -> Fraction:
    """Round to decimals; a half goes away from zero: 2.5 → 3, −2.5 → −3."""
    exact = Fraction(value) * 10**decimals
    size = Fraction(floor(abs(exact) + Fraction(1, 2)), 10**decimals)
    return -size if exact < 0 else size


class Say:
    """How one language writes numbers."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.point, self.group = (".", ",") if language == "en" else (",", NO_BREAK)
        self.percent_sign = "%" if language == "en" else NO_BREAK + "%"

    def number(self, value: Exact, decimals: int = 0) -> str:
        """``12 345,6``."""
        shown = halves_away(value, decimals)
        whole, part = divmod(int(abs(shown) * 10**decimals), 10**decimals)
        digits = f"{whole:,}".replace(",", self.group) + (f"{self.point}{part:0{decimals}d}" if decimals else "")
        return (MINUS if shown < 0 else "") + digits

    def signed(self, value: Exact, decimals: int = 0) -> str:
        """``+12`` or ``−12``; what rounds to zero has no sign."""
        return ("+" if halves_away(value, decimals) > 0 else "") + self.number(value, decimals)

    def percent(self, value: Exact) -> str:
        """``12,3 %``."""
        return self.number(value, 1) + self.percent_sign

    def signed_percent(self, value: Exact) -> str:
        """``+12,3 %``."""
        return self.signed(value, 1) + self.percent_sign

    def span(self, low: Exact, high: Exact) -> str:
        """``88–91``; one number where both read the same."""
        ends = self.number(low), self.number(high)
        return ends[0] if ends[0] == ends[1] else "–".join(ends)

    def percent_span(self, low: Exact, high: Exact) -> str:
        """``0,5–1,9 %``."""
        ends = self.number(low, 1), self.number(high, 1)
        return (ends[0] if ends[0] == ends[1] else "–".join(ends)) + self.percent_sign

    def month(self, month: str) -> str:
        """``2023M10`` → ``lokakuu 2023``."""
        return f"{MONTHS[self.language].split()[int(month[5:]) - 1]} {month[:4]}"
