"""What opens and closes a brief: core messages and questions for discussion."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from lagesbild.exhibits import Asks
from lagesbild.notebook.shown import Shown

MOST_QUESTIONS: Final = 5
LEAST_QUESTIONS: Final = 3


class Question(NamedTuple):
    """One question for discussion and the exhibit that its figures are in."""

    text: str
    exhibit: str


def most_important(exhibits: Sequence[Shown]) -> list[Shown]:
    """From each section, in their order, the exhibit that weighs most; of those that weigh the same the first."""
    sections = dict.fromkeys(each.section for each in exhibits)
    shown = [each for each in exhibits if each.is_shown]
    return [max((each for each in shown if each.section == section), key=weight) for section in sections]


def weight(shown: Shown) -> float:
    """Size × certainty, at most 1, × relevance."""
    return min(shown.presented.weight, 1.0) * shown.exhibit.relevance


def discussion(exhibits: Sequence[Shown], contexts: Sequence[Any]) -> list[Question]:
    """Three to five questions that follow from what is shown, in the order of the rules' ranks."""
    rules = [
        (each.exhibit.asks, each, context)
        for each, context in zip(exhibits, contexts, strict=True)
        if each.exhibit.asks and each.is_shown and not each.answer.is_empty
    ]
    rules.sort(key=lambda entry: entry[0].rank)
    asked = [_asked(asks, shown, context) for asks, shown, context in rules if not asks.is_spare]
    kept = [question for question in asked if question.text][:MOST_QUESTIONS]
    if len(kept) < LEAST_QUESTIONS:
        kept += [_asked(asks, shown, context) for asks, shown, context in rules if asks.is_spare]
    return kept


def _asked(asks: Asks, shown: Shown, context: Any) -> Question:
    return Question(asks.rule(shown.answer, context), shown.id)
