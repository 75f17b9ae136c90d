"""How many vacancies there are for a hundred unemployed jobseekers in each area."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar, Role
from lagesbild.language import Context, Presented, Sentence, columns, table
from lagesbild.language.counted import SomeEnds, hidden_notes, range_or_dash, written_tightness
from lagesbild.language.register import DECIMALS, direction, unplaced_note
from lagesbild.measures.frames import sources_of
from lagesbild.measures.side_by_side import codes
from lagesbild.measures.tightness import HIDDEN, Unplaced, register_by_year, unplaced_vacancies
from lagesbild.store import Area, Store

When = Literal["previous", "latest"]
ROLES: Final[Mapping[When, Role]] = {"previous": "quiet", "latest": "own"}


class AreaMonth(NamedTuple):
    """One area in one of the two months: both counts of the register and their ratio.

    All of them are missing where the members do not all have figures, the ratio also where nobody is unemployed.
    """

    area_code: str
    name_fi: str
    name_sv: str
    name_en: str
    when: When
    unemployed_at_least_persons: int | None
    unemployed_at_most_persons: int | None
    vacancies_at_least_count: int | None
    vacancies_at_most_count: int | None
    tightness_low: float | None
    tightness_high: float | None


class Months(NamedTuple):
    """The newest month of the register, and the last one before it of the same name."""

    previous: str
    latest: str


class Register(NamedTuple):
    """The two months, and how many of the country's vacancies no region has in them."""

    months: Months
    unplaced: Unplaced


def answer(store: Store, *, areas: Sequence[Area]) -> Answer[Register]:
    """One row per area, in the order given, and month: vacancies per 100 unemployed jobseekers.

    ``when`` says which of the two months it is. ``tightness_low`` and ``tightness_high`` are the ends that hidden
    numbers of 1–4 leave possible. They and the counts are missing of an area whose members do not all have that month.
    """
    pairs = [(area.place.code, code) for area in areas for code in area.codes]
    found = register_by_year(store, roles=[role for role, _ in pairs], area_codes=[code for _, code in pairs])
    previous, latest = sorted(found["year"].unique().tolist())[-2:]
    years: dict[When, int] = {"previous": previous, "latest": latest}
    shown = found[found["year"].isin(years.values())]
    month = shown.groupby("year")["month"].first()
    counts = shown.rename(columns={"unit": "area_code"}).drop(columns=["month", "sources"])
    rows = _wanted(areas, years).merge(counts, on=["area_code", "year"], how="left")
    facts = Register(Months(*month.loc[list(years.values())]), unplaced_vacancies(store))
    return Answer.of(rows, facts, sources=sources_of(shown))


def _wanted(areas: Sequence[Area], years: Mapping[When, int]) -> pd.DataFrame:
    """One row per area and month, whether or not there are figures."""
    names = [{f"name_{language}": name for language, name in area.place.names.items()} for area in areas]
    return pd.DataFrame(
        [
            {"area_code": code, **named, "when": when, "year": year}
            for code, named in zip(codes(areas), names, strict=True)
            for when, year in years.items()
        ]
    )


def words(found: Answer[Register], say: Context) -> Presented:
    """Two bars per area: vacancies per hundred unemployed, newest month and the last one before it of the same name.

    Hidden numbers make a range, drawn at its lower end; a dash where nobody is unemployed or there are no figures.
    """
    text, areas = say.text, say.by_name(found.typed(AreaMonth))
    months = Months(*map(say.fmt.month, found.facts.months))
    known = [area for area in areas if area.tightness_low is not None]
    if not known:
        return say.not_shown(text("labour.tightness_none"))
    return say.present(
        title=text("title", **months._asdict()),
        takeaway=_takeaway(known, say),
        alt="side_by_side.bars_alt",
        notes=(
            unplaced_note(found.facts.unplaced, int(found.facts.months.previous[:4]), say),
            *(text("side_by_side.order"), text("side_by_side.overlap")),
            *hidden_notes(((area.tightness_low, area.tightness_high) for area in known), HIDDEN, say),
            *say.notes("register"),
            text("labour.open_to_register"),
            text("notes.labour_ends", month=months.latest),
        ),
        table=table(columns(*_header(months, say), of=OF), (_cells(*pair, say) for pair in _pairs(areas))),
        marks=(_bar(area, month, say) for when, month in months._asdict().items() for area in _of(when, known)),
        value_title=text("labour.tightness"),
    )


def _of(when: str, areas: Iterable[AreaMonth]) -> list[AreaMonth]:
    return [area for area in areas if area.when == when]


def _pairs(areas: Sequence[AreaMonth]) -> list[tuple[AreaMonth, AreaMonth]]:
    """The previous month and the latest of each area."""
    latest = {area.area_code: area for area in _of("latest", areas)}
    return [(area, latest[area.area_code]) for area in _of("previous", areas) if area.area_code in latest]


def _takeaway(known: Sequence[AreaMonth], say: Context) -> Sentence:
    """In how many areas the ratio went the way that it went in most; an area without one of the months is left out."""
    moved = [direction(_ends(before), _ends(now)) for before, now in _pairs(known)]
    falls, rises = moved.count("falls"), moved.count("rises")
    key, n = ("rises", rises) if rises > falls else ("falls", falls)
    everywhere = say.fmt.integer(len(moved))
    if n == len(moved):
        return say.text(f"{key}_everywhere", n=everywhere)
    return say.text(key, n=say.fmt.integer(n), all=everywhere)


def _ends(area: AreaMonth) -> SomeEnds:
    return area.tightness_low, area.tightness_high


OF: Final = (*["tightness_per_100"] * 2, "vacancies_count", "unemployed_persons")


def _header(months: Months, say: Context) -> tuple[str, ...]:
    text = say.text
    ratios = (text("tightness_in", month=month) for month in months)
    counts = (text(key, month=months.latest) for key in ("vacancies_in", "unemployed_in"))
    return (text("side_by_side.group"), *ratios, *counts)


def _cells(previous: AreaMonth, latest: AreaMonth, say: Context) -> tuple[str, ...]:
    """Both ratios, and the counts of the latest month."""
    ratios = (written_tightness(area, say, DECIMALS) for area in (previous, latest))
    vacancies = range_or_dash(latest.vacancies_at_least_count, latest.vacancies_at_most_count, say)
    unemployed = range_or_dash(latest.unemployed_at_least_persons, latest.unemployed_at_most_persons, say)
    return (say.name(latest), *ratios, vacancies, unemployed)


def _bar(area: AreaMonth, month: str, say: Context) -> Bar:
    name, label = say.name(area), written_tightness(area, say, DECIMALS)
    return Bar(month, ROLES[area.when], name, area.tightness_low or 0.0, f"{name}, {month}: {label}", label)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
