"""Rows that say a measure in another language: which one each belongs to, and what keeps it from being read."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from lagesbild.chosen.checking import Problem
from lagesbild.chosen.measure import OF_TRANSLATION, Measure
from lagesbild.errors import nearest
from lagesbild.settings import Language


def translation_problems(measure: Measure, rows: Sequence[Measure]) -> Iterator[Problem]:
    """What is wrong with a row as a translation of another one among all ``rows``; nothing where it is none."""
    if not measure.is_translation:
        return
    for name in measure._fields:
        if name not in OF_TRANSLATION and getattr(measure, name):
            text = f"is filled; it is read in the row {measure.translation_of!r} alone: empty it here"
            yield Problem(name, text)
    first = next((each for each in rows if each.measure_id == measure.translation_of), None)
    if first is None or first.is_translation or first.measure_id == measure.measure_id:
        yield Problem("translation_of", _no_first(measure, rows))
    else:
        yield from _against(measure, first, rows)


def _no_first(measure: Measure, rows: Sequence[Measure]) -> str:
    known = [each.measure_id for each in rows if not each.is_translation]
    near = ", ".join(nearest(measure.translation_of, known)[:3])
    return f"{measure.translation_of!r} is no row that can be translated. Nearest: {near or 'none'}"


def _against(measure: Measure, first: Measure, rows: Sequence[Measure]) -> Iterator[Problem]:
    if measure.group_code != first.group_code:
        text = f"{measure.group_code!r} is not the group of {first.measure_id!r}, {first.group_code!r}; write that one"
        yield Problem("group_code", text)
    before = takewhile(lambda each: each is not measure, rows)
    said = [first, *(each for each in before if each.translation_of == first.measure_id)]
    twice = next((each.measure_id for each in said if each.language == measure.language), "")
    if twice:
        text = f"{measure.language!r} is said by the row {twice!r} already; keep one row of each language"
        yield Problem("language", text)


def in_words_of(rows: Sequence[Measure], language: Language) -> dict[str, Measure]:
    """Row → the measure in a language, of those that have a whole translation; a half one is not shown."""
    said = {each.translation_of: each for each in rows if each.is_translation and each.language == language}
    return {
        each.measure_id: each.worded(said[each.measure_id])
        for each in rows
        if each.measure_id in said and not each.gaps_of(said[each.measure_id])
    }
