"""What opens and closes a brief: core messages and questions for discussion."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from lagesbild.exhibits import Asks
from lagesbild.language import direction
from lagesbild.measures.standing import change_of
from lagesbild.notebook.shown import Shown

MOST_QUESTIONS: Final = 5
LEAST_QUESTIONS: Final = 3
MESSAGES: Final = 3
OF_SECTION: Final = 2
Distance = Callable[[str, float], float]


class Question(NamedTuple):
    """One question for discussion and the exhibit that its figures are in."""

    text: str
    exhibit: str


def relevant(exhibits: Sequence[Shown]) -> list[Shown]:
    """The exhibits that are shown and matter to the page, in their order."""
    return [each for each in exhibits if each.is_shown and each.exhibit.relevance]


def first_of_sections(exhibits: Sequence[Shown]) -> list[Shown]:
    """The first exhibit of each section that is shown."""
    firsts: dict[str, Shown] = {}
    for each in exhibits:
        if each.is_shown:
            firsts.setdefault(each.section, each)
    return list(firsts.values())


def most_telling(exhibits: Sequence[Shown], distance: Distance) -> list[Shown]:
    """The ``MESSAGES`` exhibits that tell most of this area rather than another, in the order of the page.

    ``distance`` says of a measure and a value how far it is from the middle of all municipalities. Growth of the whole
    population is always told. No two messages have one subject, at most ``OF_SECTION`` come from one section, and
    none is on ages whose direction another exhibit says is open.
    """
    told = [each for each in relevant(exhibits) if not _is_open(each, exhibits)]
    ranked = sorted(told, key=lambda each: score(each, distance), reverse=True)
    chosen: list[Shown] = []
    for each in sorted(ranked, key=_is_growth, reverse=True):
        if len(chosen) < MESSAGES and _adds(each, chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.number)


def score(shown: Shown, distance: Distance) -> float:
    """Relevance × the mean of size × certainty, at most 1, and of what sets the area apart."""
    return shown.exhibit.relevance * (min(shown.presented.weight, 1.0) + _apart(shown, distance)) / 2


def _apart(shown: Shown, distance: Distance) -> float:
    """1 for an exception; else how far the value is from the middle of all municipalities."""
    standing = shown.presented.standing
    if standing is None:
        return 0.0
    return 1.0 if standing.is_exception else distance(standing.measure, standing.value) if standing.measure else 0.0


def _is_growth(shown: Shown) -> bool:
    standing = shown.presented.standing
    return bool(standing and standing.measure == change_of() and direction(standing.value) == "up")


def _is_open(shown: Shown, exhibits: Sequence[Shown]) -> bool:
    return any(_subject(shown) in each.presented.open_subjects for each in exhibits if each is not shown)


def _adds(shown: Shown, chosen: Sequence[Shown]) -> bool:
    same_section = [each for each in chosen if each.section == shown.section]
    return len(same_section) < OF_SECTION and _subject(shown) not in map(_subject, chosen)


def _subject(shown: Shown) -> str:
    return shown.presented.standing.subject if shown.presented.standing else shown.id


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
