"""All measures of all groups as the office looks at them: each with its group and the day by which it is due."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from lagesbild.chosen import Measure, due_day, in_words_of, is_overdue, read_register
from lagesbild.errors import BadFile, UnknownName
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Place, Store, find_area


class Line(NamedTuple):
    """One measure; ``due`` is the day (ISO) until which somebody should go through it, empty where it has ended.

    ``said`` is the measure in the words of each language that it has a whole translation into.
    """

    measure: Measure
    group: Place
    due: str
    is_overdue: bool
    said: Mapping[Language, Measure] = {}

    def in_words_of(self, language: Language) -> Measure:
        """The measure in a language, or as it was written."""
        return self.said.get(language, self.measure)


def lines_of(store: Store, *, project: Project, public: bool, today: date) -> list[Line]:
    """Every measure in the order of the register; where ``public``, only those that may be shown.

    Raises:
        BadFile: a row of the register cannot be taken, or there is no measure to show.
    """
    register = read_register(project)
    found: list[Line] = []
    rows = [entry.measure for entry in register.entries]
    said = {language: in_words_of(rows, language) for language in LANGUAGES}
    for entry in register.entries:
        for problem in entry.problems:
            if not problem.is_warning:
                raise register.refusal(entry, problem)
        if entry.measure.is_translation or (public and not entry.measure.may_be_shown):
            continue
        try:
            group = find_area(store, entry.measure.group_code).place
        except UnknownName as unknown:
            raise BadFile(register.path, str(unknown), line=entry.line, field="group_code") from unknown
        name = entry.measure.measure_id
        words = {language: measures[name] for language, measures in said.items() if name in measures}
        found.append(Line(entry.measure, group, due_day(entry.measure), is_overdue(entry.measure, today), words))
    if not found:
        what = "has no measure that may be shown" if public else "has no measure"
        raise BadFile(register.path, f"{what}; begin with: lagesbild form GROUP")
    return found
