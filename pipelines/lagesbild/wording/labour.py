"""Labour in words: jobseekers and vacancies, occupations, industries, education, workforce renewal."""

from typing import Final

import pandas as pd

from lagesbild.wording.population import UNITS
from lagesbild.wording.presented import NOTHING, Column, Presented, Row, Table, Words, columns, points
from lagesbild.wording.service_need import ratio_points
from lagesbild.wording.ticks import ticks

NAMED: Final = 3
EVEN: Final = 100
LEVELS: Final = ("basic", "upper_secondary", "tertiary")
SERIES: Final = {"unemployed": ("own", "persons"), "vacancies": ("fourth", "count")}


def jobseekers(rows: pd.DataFrame, words: Words) -> Presented:
    """Two lines: unemployed jobseekers and vacancies, the same month of every year."""
    text, number = words.text, words.number
    last, before = rows.iloc[-1], rows.iloc[-2]
    takeaway = text(
        "labour.jobseekers_takeaway", month=number.month(last["month"]), pct=number.percent(last["unemployed_pct"]),
        unemployed=_range(last, "unemployed", words), vacancies=_range(last, "vacancies", words),
        unemployed_before=_range(before, "unemployed", words), vacancies_before=_range(before, "vacancies", words),
    )  # fmt: skip
    table_rows = [
        Row(
            str(row["year"]),
            (*(_range(row, name, words) for name in SERIES), number.percent(row["unemployed_pct"])),
        )
        for _, row in rows.iterrows()
    ]
    header = columns(
        text("population.year"), *(text(f"labour.{name}") for name in SERIES), text("labour.unemployed_pct")
    )
    shown = [
        (
            text(f"labour.{name}"), role, row["year"], float(row[f"{name}_at_least_{unit}"]),
            f"{text(f'labour.{name}')}, {number.month(row['month'])}: {_range(row, name, words)}", "", False,
        )
        for name, (role, unit) in SERIES.items()
        for _, row in rows.iterrows()
    ]  # fmt: skip
    counts = [point[3] for point in shown]
    change = last["unemployed_at_least_persons"] / before["unemployed_at_least_persons"] - 1
    return Presented(
        title=text("labour.jobseekers_title", area=words.area_name, month_name=number.month_name(last["month"]),
                   first=rows["year"].min(), last=last["year"]),
        takeaway=takeaway,
        alt=text("labour.jobseekers_alt", takeaway=takeaway),
        notes=(*_hidden(rows, words), *words.base_notes("same_month", "register"), _ends(last["month"], words)),
        table=Table(header, tuple(table_rows)),
        points=points(shown),
        value_title=text("labour.count"),
        ticks=ticks(counts, number.number),
        weight=abs(float(change)),
    )  # fmt: skip


def occupations(rows: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars: vacancies and unemployed jobseekers in the occupations with most vacancies."""
    text, number = words.text, words.number
    if rows.empty:
        title = text("labour.occupations_question")
        return Presented(title=title, takeaway="", reason=text("labour.occupations_none"))
    month = rows["month"].iloc[0]
    named = rows.assign(name=rows[f"name_{words.language}"])
    said = [
        text("labour.occupations_item", occupation=row["name"], vacancies=_range(row, "vacancies", words))
        for _, row in named.head(NAMED).iterrows()
    ]
    tight = int((rows["tightness_low"] >= EVEN).sum())
    takeaway = text("labour.occupations_takeaway", list="; ".join(said), tight=tight, all=len(rows))
    table_rows = [
        Row(
            f"{row['name']} ({row['occupation_code']})",
            (*(_range(row, name, words) for name in ("vacancies", "unemployed")), _tightness(row, words)),
        )
        for _, row in named.iterrows()
    ]
    header = columns(
        text("labour.occupation"), text("labour.vacancies"), text("labour.unemployed"), text("labour.tightness")
    )
    shown = [
        (
            text(f"labour.{name}"), SERIES[name][0], row["name"], float(row[f"{name}_at_least_{SERIES[name][1]}"]),
            f"{row['name']}, {text(f'labour.{name}')}: {_range(row, name, words)}", _range(row, name, words), False,
        )
        for name in ("vacancies", "unemployed")
        for _, row in named.iterrows()
    ]  # fmt: skip
    return Presented(
        title=text("labour.occupations_title", region=words.region_name, month=number.month(month), all=len(rows)),
        takeaway=takeaway,
        alt=text("labour.occupations_alt", takeaway=takeaway),
        notes=(*_region(words), *_hidden(rows, words), *words.base_notes("register", "occupation_names"),
               _ends(month, words)),
        table=Table(header, tuple(table_rows)),
        points=points(shown),
        value_title=text("labour.count"),
        ticks=ticks([point[3] for point in shown], number.number),
    )  # fmt: skip


def industries(rows: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars: percent of the employed by industry, the region or regions against the country."""
    text, number = words.text, words.number
    own_name = text("labour.industry_other")
    named = rows.assign(name=rows[f"name_{words.language}"].where(rows["industry_code"] != "other", own_name))
    listed, year = named[named["industry_code"] != "other"], rows["year"].iloc[0]
    largest = listed.iloc[0]
    unlike = listed.loc[(listed["region_pct"] - listed["country_pct"]).abs().idxmax()]
    alone = words.area.kind == "country"
    suffix = "_country" if alone else ""
    compared = {} if alone else {
        "country_pct": number.percent(largest["country_pct"]), "unlike": unlike["name"],
        "unlike_pct": number.percent(unlike["region_pct"]), "unlike_country_pct": number.percent(unlike["country_pct"]),
    }  # fmt: skip
    takeaway = text(
        f"labour.industries_takeaway{suffix}",
        largest=largest["name"],
        pct=number.percent(largest["region_pct"]),
        **compared,
    )
    units = {"region": ("own", words.region_name), "country": ("quiet", text("brief.country"))}
    units = {"region": units["region"]} if alone else units
    table_rows = [
        Row(
            _coded(row),
            tuple(
                cell for unit in units
                for cell in (number.number(row[f"{unit}_persons"]), number.percent(row[f"{unit}_pct"]))
            ),
        )
        for _, row in named.iterrows()
    ]  # fmt: skip
    header = columns(
        text("labour.industry"),
        *(text(f"labour.{what}_in", unit=name) for _, name in units.values() for what in ("persons", "percent")),
    )
    shown = [
        (
            name, role, row["name"], float(row[f"{unit}_pct"]),
            f"{row['name']}, {name}: {number.percent(row[f'{unit}_pct'])}", number.percent(row[f"{unit}_pct"]), False,
        )
        for unit, (role, name) in units.items()
        for _, row in named.iterrows()
    ]  # fmt: skip
    return Presented(
        title=text(f"labour.industries_title{suffix}", year=year, region=words.region_name),
        takeaway=takeaway,
        alt=text("labour.industries_alt", takeaway=takeaway),
        notes=(*_region(words), *words.base_notes("industry")),
        table=Table(header, tuple(table_rows)),
        points=points(shown),
        value_title=text("labour.percent_of_employed"),
        ticks=ticks([point[3] for point in shown], number.number),
    )


def education(rows: pd.DataFrame, words: Words) -> Presented:
    """Grouped bars: percent of those aged 15 and over by level of education, in the area, its region and the country."""
    text, number = words.text, words.number
    year = rows["year"].iloc[0]
    units = [unit for unit in UNITS if unit in set(rows["unit"])]
    cells = rows.set_index(["unit", "level"])
    shares = cells["population_pct"]
    said = {unit: {level: number.percent(shares[unit, level]) for level in LEVELS} for unit in units}
    takeaway = text("labour.education_takeaway", tertiary=said["area"]["tertiary"], basic=said["area"]["basic"])
    if "country" in said:
        country = said["country"]
        takeaway += " " + text("labour.education_country", tertiary=country["tertiary"], basic=country["basic"])
    table_rows = [
        Row(
            text(f"labour.level_{level}"),
            (number.number(cells.loc[("area", level), "population_persons"]), *(said[unit][level] for unit in units)),
        )
        for level in LEVELS
    ]
    header = columns(
        text("labour.level"),
        text("labour.persons_in", unit=words.area_name),
        *(text("labour.percent_in", unit=words.unit_name(unit)) for unit in units),
    )
    shown = [
        (
            words.unit_name(unit), UNITS[unit], text(f"labour.level_{level}"), float(shares[unit, level]),
            f"{words.unit_name(unit)}, {text(f'labour.level_{level}')}: {said[unit][level]}", said[unit][level], False,
        )
        for unit in units for level in LEVELS
    ]  # fmt: skip
    return Presented(
        title=text("labour.education_title", year=year, area=words.area_name),
        takeaway=takeaway,
        alt=text("labour.education_alt", takeaway=takeaway),
        notes=words.base_notes("education"),
        table=Table(header, tuple(table_rows)),
        points=points(shown),
        value_title=text("labour.percent_of_population"),
        ticks=ticks(rows["population_pct"], number.number),
    )


def workforce_renewal(rows: pd.DataFrame, words: Words) -> Presented:
    """One line for the area, its region and the country: young entering per hundred leaving."""
    text, number = words.text, words.number
    own = rows[rows["unit"] == "area"]
    now, then = own[own["year"] == own["base_year"]].iloc[-1], own[own["year"] == words.horizon].iloc[-1]
    ratios = rows.set_index(["unit", "year"])["ratio"]
    units = [unit for unit in UNITS if unit in set(rows["unit"])]
    base = words.year(now["year"], now["kind"])
    takeaway = text("labour.renewal_takeaway", base=base, horizon=words.horizon,
                    now=number.number(now["ratio"], 1), then=number.number(then["ratio"], 1))  # fmt: skip
    if "country" in units:
        country = (number.number(ratios["country", year], 1) for year in (now["year"], words.horizon))
        takeaway += " " + text("labour.renewal_country", now=next(country), then=next(country))
    table_rows = [
        Row(
            words.year(row["year"], row["kind"]),
            (number.number(row["entering_persons"]), number.number(row["leaving_persons"]),
             *(number.number(ratios[unit, row["year"]], 1) for unit in units)),
        )
        for _, row in own.iterrows()
    ]  # fmt: skip
    header = (
        Column(text("population.year"), numeric=False), Column(text("labour.entering")), Column(text("labour.leaving")),
        *(Column(words.unit_name(unit)) for unit in units),
    )  # fmt: skip
    return Presented(
        title=text("labour.renewal_title", area=words.area_name, first=own["year"].min(), last=own["year"].max()),
        takeaway=takeaway,
        alt=text("labour.renewal_alt", takeaway=takeaway),
        notes=words.base_notes("renewal", "projection"),
        table=Table(header, tuple(table_rows)),
        points=ratio_points(rows, units, words),
        value_title=text("labour.renewal_axis"),
        ticks=ticks(rows["ratio"], number.number),
        weight=abs(float(now["ratio"]) / 100 - 1),
    )


def _range(row: "pd.Series[int]", name: str, words: Words) -> str:
    unit = SERIES[name][1]
    return words.number.between(row[f"{name}_at_least_{unit}"], row[f"{name}_at_most_{unit}"])


def _tightness(row: "pd.Series[float]", words: Words) -> str:
    if pd.isna(row["tightness_low"]):
        return NOTHING
    return words.number.between(row["tightness_low"], row["tightness_high"])


def _hidden(rows: pd.DataFrame, words: Words) -> tuple[str, ...]:
    ranges = any((rows[f"{name}_at_least_{unit}"] < rows[f"{name}_at_most_{unit}"]).any()
                 for name, (_, unit) in SERIES.items())  # fmt: skip
    return words.base_notes("hidden") if ranges else ()


def _ends(month: str, words: Words) -> str:
    return words.text("notes.labour_ends", month=words.number.month(month))


def _region(words: Words) -> tuple[str, ...]:
    if words.area.kind in {"region", "country"}:
        return ()
    return (words.text("notes.region_for_area", region=words.region_name),)


def _coded(row: "pd.Series[str]") -> str:
    return str(row["name"]) if row["industry_code"] == "other" else f"{row['industry_code']} {row['name']}"
