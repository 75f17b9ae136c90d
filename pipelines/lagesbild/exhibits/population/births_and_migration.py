"""Births, migration and deaths in the projected change: every year of birth compared with itself."""

from typing import Final, NamedTuple

import pandas as pd

from lagesbild import figures
from lagesbild.ages import ALL_AGES, GRADES, OPEN_AGE, SCHOOL_STAGES, spoken
from lagesbild.exhibits import Answer, Exhibit
from lagesbild.figures import Bar
from lagesbild.language import NOTHING, AreaContext, Presented, Sentence, columns, table
from lagesbild.measures.ages import service_age_bands
from lagesbild.measures.compared_ages import all_and_bands, compared_ages, times_of
from lagesbild.measures.today import Kind
from lagesbild.store import Area, Store

SPLIT_AGE: Final = 50
"""Deaths are few at younger ages and grow with age from here on; the age is this project's own choice."""


class Band(NamedTuple):
    """One band of ages, or all ages: persons and the parts of the change; a part is None where it has no such ages."""

    band: str
    base_persons: int
    horizon_persons: int
    change_persons: int
    born_after_persons: int | None
    ageing_persons: int
    under_50_persons: int | None
    from_50_persons: int | None


class Followed(NamedTuple):
    """From when to when years of birth are followed; ``lead_years`` lie between today and the horizon.

    ``lacks_oldest`` says that one of the years leaves out persons aged 100 and over.
    """

    base_year: int
    base_kind: Kind
    horizon_year: int
    lead_years: int
    lacks_oldest: bool


def answer(store: Store, *, area: Area, horizon: int) -> Answer[Followed]:
    """One row per service age band, first all ages: persons today and at the horizon, and the parts of the change.

    Four parts add up to ``change_persons``. ``born_after_persons``: in the band at the horizon, born after today.
    ``ageing_persons``: today's residents whom their age brings into the band, less those whom it takes out of it.
    ``under_50_persons`` and ``from_50_persons``: years of birth that are in the band at the horizon, their persons
    then less their persons today, by their age at the horizon – migration and deaths. A part is missing where the
    band has no such ages. Age 100 is 100 and over.

    Source of the method: cohort comparison between two age structures, as in the residual estimate of net migration
    (United Nations, Manual VI, 1970), here without survival rates: migration and deaths stay together.
    """
    times = times_of(service_age_bands(store, area=area, horizon=horizon))
    compared, bands = compared_ages(store, area=area, times=times), all_and_bands()
    years = horizon - times.base_year
    parts = [
        parts_of_change(compared.now, compared.then, low, high, years)
        for low, high in zip(bands["age_from"], bands["age_to"], strict=True)
    ]
    facts = Followed(times.base_year, times.base_kind, horizon, years, times.lacks_oldest)
    return Answer.of(bands.join(pd.DataFrame(parts).astype("Int64")), facts, sources=compared.sources)


def parts_of_change(
    now: "pd.Series[int]", then: "pd.Series[int]", low: int, high: int, years: int
) -> dict[str, int | None]:
    """Persons of the ages ``low``–``high`` now and ``years`` later, and the parts of the change between.

    ``now`` and ``then`` are persons by single age, ascending. Whoever is at least ``years`` old then lives now.
    """
    base, later, born = _sum(now, low, high), _sum(then, low, high), max(low, years)
    return {
        "base_persons": base,
        "horizon_persons": later,
        "change_persons": later - base,
        "born_after_persons": _sum(then, low, min(high, years - 1)) if low < years else None,
        "ageing_persons": _sum(now, born - years, _younger(high, years)) - base,
        "under_50_persons": _followed(now, then, born, min(high, SPLIT_AGE - 1), years),
        "from_50_persons": _followed(now, then, max(born, SPLIT_AGE), high, years),
    }


def _followed(now: "pd.Series[int]", then: "pd.Series[int]", low: int, high: int, years: int) -> int | None:
    """What the years of birth with these ages at the horizon gained or lost on the way there."""
    return _sum(then, low, high) - _sum(now, low - years, _younger(high, years)) if low <= high else None


def _younger(age: int, years: int) -> int:
    """The age so many years before; whoever is 100 or over was of any age up to that."""
    return age if age == OPEN_AGE else age - years


def _sum(persons: "pd.Series[int]", low: int, high: int) -> int:
    return int(persons.loc[low:high].sum())


def words(found: Answer[Followed], say: AreaContext) -> Presented:
    """One bar per part of the area's change and one for the whole of it; the table has the parts of every band.

    A part that a band has no ages for is a dash. The weight is zero: the service age bands say the change already.
    """
    text, years, bands = say.text, found.facts, found.typed(Band)
    area = next(band for band in bands if band.band == ALL_AGES)
    base, horizon = say.year(years.base_year, years.base_kind), say.year(years.horizon_year, "projected")
    parts = (_born_after(years, say), text("label_ageing"), _under_50(years, say), _from_50(years, say))
    header = columns(text("shared.band"), base, horizon, text("shared.change"), *parts, of="population_persons")
    return say.present(
        title=text("title", in_area=say.in_area, base=years.base_year, horizon=horizon),
        takeaway=_takeaway(area, say),
        alt="alt",
        notes=_notes(years, say),
        table=table(header, (_cells(band, say) for band in bands)),
        marks=_bars(area, years, say),
        value_title=text("shared.persons"),
        changes=True,
    )


def _born_after(years: Followed, say: AreaContext) -> Sentence:
    return say.text("label_born_after", base=years.base_year)


def _under_50(years: Followed, say: AreaContext) -> Sentence:
    return say.text("label_under_50", youngest=years.lead_years, eldest=SPLIT_AGE - 1, horizon=years.horizon_year)


def _from_50(years: Followed, say: AreaContext) -> Sentence:
    return say.text("label_from_50", split=SPLIT_AGE, horizon=years.horizon_year)


def _takeaway(area: Band, say: AreaContext) -> Sentence:
    """How much of what generations lose, by death and by moving, the children born after today make up for.

    Where the younger of those living today gain by migration, what they gain is not set off against what others lose.
    """
    born, parts, lost = area.born_after_persons or 0, _gained(area), _lost(area)
    if sum(parts) >= 0:
        return say.text("migration_leads")
    if born >= lost:
        return say.text("outnumber")
    if area.change_persons >= 0:
        return say.text("with_migration")
    return say.text("makes_up_older" if max(parts) > 0 else "makes_up", share=say.percentage.than(100 * born / lost))


def _gained(area: Band) -> tuple[int, int]:
    """What those who live today gain by moving and lose by moving and death: under 50 at the horizon, and older."""
    return area.under_50_persons or 0, area.from_50_persons or 0


def _lost(area: Band) -> int:
    return -sum(part for part in _gained(area) if part < 0)


def _pupils(years: Followed, say: AreaContext) -> Sentence:
    """Which ages of grades 1–6 at the horizon are born after today: all, some or none."""
    (low, high), alive_from, text = SCHOOL_STAGES[GRADES], years.lead_years, say.text
    grades, base, horizon = spoken(GRADES), years.base_year, years.horizon_year
    if alive_from <= low:
        return text("pupils_none", grades=grades, base=base, horizon=horizon)
    if alive_from > high:
        return text("pupils_all", grades=grades, base=base, horizon=horizon)
    if alive_from - 1 == low:
        return text("pupils_one", grades=grades, base=base, horizon=horizon, age=low)
    return text("pupils_some", grades=grades, base=base, horizon=horizon, first=low, last=alive_from - 1)


def _notes(years: Followed, say: AreaContext) -> tuple[str, ...]:
    text = say.text
    return (
        _pupils(years, say),
        text("note_components"),
        text("note", base=years.base_year, horizon=years.horizon_year, split=SPLIT_AGE),
        text("table_note"),
        text(f"note_{years.base_kind}", base=years.base_year),
        *say.notes("bands_overlap", "projection"),
        *say.oldest_notes(years.lacks_oldest),
        *((text("turned_oldest", oldest=OPEN_AGE, split=SPLIT_AGE),) if years.lacks_oldest else ()),
    )


def _change(persons: int | None, say: AreaContext) -> str:
    return NOTHING if persons is None else say.fmt.change(persons)


def _cells(band: Band, say: AreaContext) -> tuple[str, ...]:
    name = say.text("shared.ages_all" if band.band == ALL_AGES else f"shared.band_{band.band}")
    parts = (band.born_after_persons, band.ageing_persons, band.under_50_persons, band.from_50_persons)
    persons = (say.fmt.integer(band.base_persons), say.fmt.integer(band.horizon_persons))
    return (name, *persons, *(_change(part, say) for part in (band.change_persons, *parts)))


def _bars(area: Band, years: Followed, say: AreaContext) -> list[Bar]:
    """The parts that people have a share in, and the whole: in all ages together nobody ages in or out."""
    persons = {
        _born_after(years, say): area.born_after_persons,
        _under_50(years, say): area.under_50_persons,
        _from_50(years, say): area.from_50_persons,
        say.text("label_change"): area.change_persons,
    }
    born = {_born_after(years, say): _of_decline(area, say)}
    return [_bar(name, part, born.get(name, ""), say) for name, part in persons.items() if part is not None]


def _of_decline(area: Band, say: AreaContext) -> str:
    """The bar of those born after today with the share that the headline says; empty where it says none."""
    born, lost = area.born_after_persons or 0, _lost(area)
    if born >= lost or area.change_persons >= 0:
        return ""
    return say.text("of_decline", change=say.fmt.change(born), share=say.percentage.than(100 * born / lost))


def _bar(name: str, persons: int, label: str, say: AreaContext) -> Bar:
    change = say.fmt.change(persons)
    return Bar(say.text("shared.persons"), "own", name, persons, f"{name}: {change}", label or change)


EXHIBIT = Exhibit(__name__, answer, words, chart=figures.bars)
