"""The area's own figures in words: hidden counts, where they are from, and what they are of."""

from collections.abc import Iterable
from typing import Final, NamedTuple, Self

from lagesbild.language.context import Context
from lagesbild.language.places import stage_name
from lagesbild.language.sentence import Sentence, join

WHOLES: Final = ("0-5", "7-15")
"""Stages that are made of others."""


class Span(NamedTuple):
    """Persons as far as may be told: from ``low`` to ``high``, the same where nothing is hidden."""

    low: int
    high: int

    @classmethod
    def sum(cls, spans: Iterable["Span"]) -> Self:
        """The sum of protected counts: it tells nothing that they do not."""
        listed = list(spans)
        return cls(sum(each.low for each in listed), sum(each.high for each in listed))

    def said(self, say: Context) -> str:
        """``1–4``, ``126``."""
        return say.range(self.low, self.high)

    def share_said(self, rest: "Span", say: Context) -> str:
        """What part of itself and the rest it is, in whole percent; a range where something is hidden."""
        low, high = self.low / (self.low + rest.high), self.high / (self.high + rest.low)
        return say.percent_range(100 * low, 100 * high, 0)

    def per_said(self, places: int, say: Context) -> str:
        """How many they are per hundred places, as a percentage; a range where something is hidden."""
        return say.percent_range(100 * self.low / places, 100 * self.high / places, 0)


def own_reading(dated: Iterable[tuple[str, str]], say: Context) -> Sentence:
    """That the figures are the area's own, with each source and its day as the file gives them."""
    named = [say.text("own_data.dated", source=source, day=say.fmt.day(day)) for source, day in dict.fromkeys(dated)]
    return say.text("own_data.reading", sources=join("; ", named))


def at_own_stage(stage: str, say: Context) -> Sentence:
    """``in grades 1–6``."""
    return say.text(f"{'own_data' if stage == '7-15' else 'places'}.at_{stage}")


def own_stage_name(stage: str, say: Context) -> Sentence:
    """``grades 1–6 (7–12)``."""
    return say.text(f"own_data.stage_{stage}") if stage in WHOLES else stage_name(stage, say)
