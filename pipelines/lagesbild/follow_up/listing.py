"""The register as staff look through it: state, then and now, and what asks for a look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lagesbild.chosen import Followed, Measure, Register, followed, is_overdue, read_register
from lagesbild.errors import BadFile, UnknownName
from lagesbild.measures.facts import written
from lagesbild.notebook.chosen import check_keys, facts_of_years, known_facts
from lagesbild.settings import USUAL_HORIZON, Project
from lagesbild.store import Store, find_area


@dataclass(frozen=True)
class Listed:
    """One measure of the register, its figures then and now, and what asks for a look.

    ``half_said`` is what its translations lack.
    """

    measure: Measure
    figures: tuple[Followed, ...]
    is_overdue: bool
    half_said: tuple[str, ...] = ()

    @property
    def warnings(self) -> list[str]:
        """What asks for a look, in words."""
        turned = [each for each in self.figures if each.has_turned]
        gone = [each for each in self.figures if "gone" in each.news]
        late = [f"nobody went through it since {self.measure.reviewed}"] if self.is_overdue else []
        late += [f"{self.measure.keys[each.column]} goes another way than was projected" for each in turned]
        late += [f"its model lacks {', '.join(self.measure.model_gaps)}"] if self.measure.is_begun_model else []
        late += self.half_said
        return late + [f"{self.measure.keys[each.column]} is no longer published" for each in gone]

    def as_json(self) -> dict[str, Any]:
        """The same with numbers as numbers."""
        return {
            "measure_id": self.measure.measure_id,
            "group_code": self.measure.group_code,
            "measure": self.measure.measure,
            "state": self.measure.state,
            "reviewed": self.measure.reviewed,
            "is_public": self.measure.may_be_shown,
            "figures": [_figure(each) for each in self.figures],
            "warnings": self.warnings,
        }

    def as_text(self) -> str:
        """A few lines for a terminal; what cannot be printed is written as an escape."""
        head = f"{self.measure.measure_id}  [{self.measure.state}]  {_printable(self.measure.measure)}"
        return "\n".join([head, *map(_line, self.figures), *(f"  ! {text}" for text in self.warnings)])


def listed_measures(store: Store, *, project: Project, group: str, today: date) -> tuple[list[Listed], list[BadFile]]:
    """Every measure of the register, or of one group; beside them what cannot be taken, each with its line and column.

    Raises:
        UnknownName: no such group.
        BadFile: the register as a whole cannot be taken.
    """
    code = find_area(store, group).place.code if group else ""
    found: list[Listed] = []
    refused: list[BadFile] = []
    register = read_register(project)
    for entry in register.entries:
        if code and entry.measure.group_code != code:
            continue
        hard = [register.refusal(entry, problem) for problem in entry.problems if not problem.is_warning]
        try:
            found += [] if hard or entry.measure.is_translation else [_listed(store, register, entry.measure, today)]
        except UnknownName as unknown:
            hard.append(BadFile(register.path, str(unknown), line=entry.line, field="group_code"))
        except BadFile as bad:
            hard.append(bad)
        refused += hard
    return found, refused


def _listed(store: Store, register: Register, measure: Measure, today: date) -> Listed:
    area = find_area(store, measure.group_code)
    facts_at = facts_of_years(store, area=area, horizon=USUAL_HORIZON)
    check_keys(register, measure, known_facts(store, facts_at(USUAL_HORIZON)))
    figures = tuple(followed(measure, facts_at, USUAL_HORIZON))
    return Listed(measure, figures, is_overdue(measure, today), tuple(_half_said(register, measure)))


def _half_said(register: Register, measure: Measure) -> Iterator[str]:
    """Of each translation what it lacks."""
    for each in (entry.measure for entry in register.entries):
        if each.translation_of == measure.measure_id and (gaps := measure.gaps_of(each)):
            yield f"its translation {each.measure_id} lacks {', '.join(gaps)} and is not shown"


def _figure(each: Followed) -> dict[str, Any]:
    fields = ("column", "value_then", "time_then", "value_now", "time_now")
    projected = ("projected_then", "projected_now", "projected_year")
    values = {name: getattr(each, name) for name in (*fields, *projected)}
    key = each.measure.keys.get(each.column, each.measure.own_figure)
    return {"key": key} | values | {"news": list(each.news), "has_turned": each.has_turned}


def _line(each: Followed) -> str:
    key = each.measure.keys.get(each.column) or _printable(each.measure.own_figure)
    now = "–" if each.value_now is None else f"{_number(each, each.value_now)} ({each.time_now})"
    line = f"  {key}: {_number(each, each.value_then)} ({each.time_then}) → {now}"
    if each.projected_then is not None and each.projected_now is not None:
        ahead = f"{_number(each, each.projected_then)} → {_number(each, each.projected_now)}"
        line += f"; projected for {each.projected_year}: {ahead}"
    return f"{line}  {', '.join(each.news).replace('_', ' ')}"


def _number(each: Followed, value: float) -> str:
    return written(value, each.unit) if each.unit else f"{value:g}"


def _printable(text: str) -> str:
    return text if text.isprintable() else repr(text)[1:-1]


def catalogue(store: Store, *, group: str, horizon: int) -> Iterator[str]:
    """The figures that measures of a group can rest on: key, value and year of each."""
    area = find_area(store, group)
    for fact in facts_of_years(store, area=area, horizon=horizon)(horizon).values():
        yield f"{fact.key:<50}{fact.written:>14}  {fact.year}"
