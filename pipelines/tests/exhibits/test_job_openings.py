"""Job openings from made-up tables of employed persons by occupation; see ``occupation_tables`` for their figures.

MK14, 2023 → 2033: openings of group ``k`` are ``10 k (10 + k) + 100 (k - 6)``; of all twelve 14 300 + 600 = 14 900.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import job_openings
from lagesbild.exhibits.labour.job_openings import Years
from lagesbild.figures import Bar
from lagesbild.language import AreaContext, Presented, Row
from lagesbild.measures.openings import derive_openings
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.data_gaps import EARLIER, FIELDS, OPENINGS, data_gaps
from tests.exhibits.spoken import context, in_english, table, takeaways
from tests.integration.occupation_stores import Stores
from tests.integration.occupation_tables import (
    EMPLOYED,
    GROUPS,
    SHARE,
    by_age,
    by_region,
    secret,
    three_digits,
)

pytestmark = pytest.mark.slow

NUMBERS = ["employed_persons", "older_pct", "attrition_persons", "change_persons", "openings_persons"]
NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.fixture
def made(built_home: Project, tmp_path: Path) -> Iterator[Stores]:
    stores = Stores(built_home, tmp_path)
    yield stores
    stores.close()


@pytest.fixture(scope="module")
def fetched(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    stores = Stores(built_home, tmp_path_factory.mktemp("openings"))
    yield stores.make(by_region(), by_age())
    stores.close()


def openings(store: Store, code: str = "MK14") -> Answer[Years]:
    return job_openings.answer(store, area=find_area(store, code))


def numbers(found: Answer[Years], code: str) -> list[float]:
    rows = found.rows
    listed: list[float] = rows.loc[rows["occupation_code"] == code, NUMBERS].iloc[0].tolist()
    return listed


def shown(found: Answer[Years], store: Store, language: Language = "en") -> Presented:
    room = job_openings.EXHIBIT.room
    return job_openings.words(found, AreaContext(language, 2040, room, area=find_area(store, "MK14")))


def same(one: Answer[Years], other: Answer[Years]) -> None:
    pd.testing.assert_frame_equal(one.rows, other.rows)
    assert (one.facts, one.sources) == (other.facts, other.sources)


def test_openings_are_attrition_and_change(fetched: Store) -> None:
    found = openings(fetched)
    assert found.rows["occupation_code"].tolist() == [*reversed(GROUPS[2:]), "other"]
    # 91, k = 12: 12 000 employed, 22 % aged 55 or over, 600 more than in 2013
    assert numbers(found, "91") == pytest.approx([12000, 22.0, 2640, 600, 3240])
    # 53, k = 8: its parts 531 and 532 are not added to it
    assert numbers(found, "53") == pytest.approx([8000, 18.0, 1440, 200, 1640])
    assert found.facts == Years(base_year=2013, year=2023, newest_year=2023, horizon_year=2033)
    assert found.sources == frozenset({"statfin-115s", "statfin-115r"})


def test_the_rest_is_one_row_and_the_totals_add_up(fetched: Store) -> None:
    rows = openings(fetched).rows
    other = rows.iloc[-1]
    # k = 1: 110 − 500, k = 2: 240 − 400
    assert [other["groups_count"], other["attrition_persons"], other["change_persons"]] == [2, 350.0, -900.0]
    assert pd.isna(other["older_pct"])
    totals = rows[["attrition_persons", "change_persons", "openings_persons"]].sum()
    assert totals.tolist() == pytest.approx([14300, 600, 14900])


def test_regions_of_a_group_are_summed_and_the_country_has_its_own_row(fetched: Store) -> None:
    both = job_openings.answer(fetched, area=group_of(fetched, ["005", "091"]))
    assert numbers(both, "91") == pytest.approx([24000, 22.0, 5280, 1200, 6480])
    assert numbers(openings(fetched, "SSS"), "91") == pytest.approx([19 * 12000, 22.0, 19 * 2640, 19 * 600, 19 * 3240])


def test_without_a_row_of_its_own_the_country_is_the_sum_of_the_regions(made: Stores) -> None:
    found = openings(made.make(by_region(country=False), by_age()), "SSS")
    assert numbers(found, "91") == pytest.approx([19 * 12000, 22.0, 19 * 2640, 19 * 600, 19 * 3240])


def test_three_digits_are_summed_where_there_are_no_two(fetched: Store, made: Stores) -> None:
    same(openings(made.make(by_region(three_digits()), by_age(three_digits()))), openings(fetched))


def test_men_and_women_are_summed_where_there_is_no_row_of_both(fetched: Store, made: Stores) -> None:
    same(openings(made.make(by_region(sexes=("1", "2")), by_age())), openings(fetched))


def test_a_band_that_holds_others_is_left_out(fetched: Store, made: Stores) -> None:
    ages = by_age()
    everybody = ages[ages["age_band"] == "SSS"].assign(age_band="18-74")
    same(openings(made.make(by_region(), pd.concat([ages, everybody], ignore_index=True))), openings(fetched))


@pytest.mark.parametrize("sign", ["...", "..", "."])
def test_a_missing_number_stays_missing_and_is_said(made: Stores, sign: str) -> None:
    hidden = secret(by_region(), sign, area_code="MK14", year=2023, occupation_code="83", sex_code="SSS")
    store = made.make(hidden, by_age())
    found = openings(store)
    rows, last = found.rows, found.rows.iloc[-1]
    assert [last["occupation_code"], last["missing_status"]] == ["83", sign]
    assert last[["employed_persons", "attrition_persons", "change_persons", "openings_persons"]].isna().all()
    assert rows["missing_status"].notna().sum() == 1
    # without k = 11: 14 900 − (10 × 11 × 21 + 500)
    assert rows["openings_persons"].sum() == pytest.approx(14900 - 2810)
    presented = shown(found, store)
    assert table(presented)[-1] == Row("83 Drivers and mobile plant operators", (sign, "21.0%", sign, sign, sign))
    assert (
        "Groups of which a number is missing are in neither the sums nor the chart: Drivers and mobile plant operators."
        " Signs: ... secret, .. not available, . not applicable."
    ) in presented.notes
    assert "Drivers" not in " ".join(mark.category for mark in presented.marks if isinstance(mark, Bar))


def test_a_secret_part_hides_the_group_of_three_digits(made: Stores) -> None:
    regions = secret(by_region(three_digits()), area_code="MK14", year=2023, occupation_code="831", sex_code="SSS")
    assert openings(made.make(regions, by_age(three_digits()))).rows.iloc[-1]["missing_status"] == "..."


def test_a_secret_age_band_hides_the_share(made: Stores) -> None:
    store = made.make(by_region(), secret(by_age(), year=2023, occupation_code="83", age_band="65-74"))
    last = openings(store).rows.iloc[-1]
    assert [last["occupation_code"], last["missing_status"]] == ["83", "..."]
    assert [last["employed_persons"], last["change_persons"]] == [11000.0, 500.0]
    assert last[["older_pct", "attrition_persons", "openings_persons"]].isna().all()


def test_one_hidden_region_hides_the_group_of_a_larger_area(made: Stores) -> None:
    hidden = secret(by_region(country=False), area_code="MK14", year=2023, occupation_code="83", sex_code="SSS")
    store = made.make(hidden, by_age())
    both = job_openings.answer(store, area=group_of(store, ["005", "091"])).rows
    assert both.iloc[-1][["occupation_code", "missing_status"]].tolist() == ["83", "..."]
    country = openings(store, "SSS").rows
    assert country.iloc[-1][["occupation_code", "missing_status"]].tolist() == ["83", "..."]
    assert openings(store, "MK01").rows["missing_status"].isna().all()


def test_the_newest_year_of_both_tables_is_taken_and_said(made: Stores) -> None:
    store = made.make(by_region(), by_age(years=range(2010, 2023)))
    found = openings(store)
    assert found.facts == Years(base_year=2012, year=2022, newest_year=2023, horizon_year=2032)
    assert numbers(found, "91") == pytest.approx([11940, 22.0, 2626.8, 600, 3226.8])
    assert ("The ages of the employed are known to 2022, employment by occupation to 2023.") in shown(
        found, store
    ).notes


def test_a_shorter_past_goes_on_at_the_same_pace_and_is_said(made: Stores) -> None:
    regions = by_region()
    store = made.make(regions[regions["year"] >= 2018], by_age())
    found = openings(store)
    # 300 more in five years, so 600 in ten
    assert numbers(found, "91") == pytest.approx([12000, 22.0, 2640, 600, 3240])
    assert found.facts.base_year == 2018
    notes = " ".join(shown(found, store).notes)
    assert "There are no figures for 2013." in notes
    assert "on average in 2018–2023 (number of years: 5)" in notes


@pytest.mark.parametrize(
    "tables",
    [
        lambda: (by_region(), by_age().head(0)),
        lambda: (by_region().head(0), by_age()),
        lambda: (by_region().query("year == 2023"), by_age()),
        lambda: (by_region(), by_age(years=[2009])),
        lambda: (by_region(contents=[SHARE]), by_age()),
        lambda: (by_region(contents=[("unemp", "Unemployed", "number")]), by_age()),
        lambda: (by_region(contents=[("tuhat", "Employed", "1,000 persons")]), by_age()),
        lambda: (by_region(), by_age().replace({"age_band": {"45-54": "45-55", "55-64": "56-64"}})),
        lambda: (by_region(contents=[EMPLOYED, ("b", "Employed aged 18–64", "number")]), by_age()),
    ],
    ids=["no-ages", "no-regions", "one-year", "no-common-year", "shares", "unemployed", "thousands", "over-55", "two"],
)
def test_what_cannot_be_told_gives_no_rows_and_stays_unanswered(
    made: Stores, tables: Callable[[], tuple[pd.DataFrame, pd.DataFrame]]
) -> None:
    store = made.make(*tables())
    assert openings(store).is_empty
    assert [gap.short for gap in data_gaps(store, find_area(store, "MK14"))] == [OPENINGS, FIELDS, EARLIER]


def test_only_what_is_not_at_hand_is_unanswered(fetched: Store) -> None:
    assert [gap.short for gap in data_gaps(fetched, find_area(fetched, "kopa-jarviseutu"))] == [FIELDS, EARLIER]


def test_the_data_gap_names_the_figures_that_it_takes() -> None:
    nothing = Answer(pd.DataFrame(), job_openings.NO_YEARS, frozenset[str]())
    gaps = [job_openings.gap(nothing, context(job_openings, language)) for language in LANGUAGES]
    assert [gap.remedy.partition(":")[0] for gap in gaps if gap] == [
        "Tilastokeskus, Työssäkäynti",
        "Statistikcentralen, Sysselsättning",
        "Statistics Finland, Employment",
    ]


def test_the_sentence_in_three_languages(fetched: Store) -> None:
    found = openings(fetched)
    assert {each: shown(found, fetched, each).takeaway.replace(NO_BREAK, "_") for each in LANGUAGES} == {
        "fi": "Etelä-Pohjanmaalla avautuu noin 15_000 työpaikkaa vuoteen 2033 mennessä.",
        "sv": "I Södra Österbotten uppstår omkring 15_000 nya jobb till 2033.",
        "en": "In South Ostrobothnia about 15,000 jobs open by 2033.",
    }


def test_table_and_bars_hold_the_same_numbers_and_less_than_none_is_explained(fetched: Store) -> None:
    presented = shown(openings(fetched), fetched)
    first, second, *_, last = table(presented)
    assert first == Row("Occupation groups together", ("78,000", "–", "14,300", "+600", "14,900"))
    assert second == Row("91 Cleaners and helpers", ("12,000", "22.0%", "2,640", "+600", "3,240"))
    assert last == Row("Other occupation groups (2)", ("3,000", "–", "350", "−900", "−550"))
    bars = [mark for mark in presented.marks if isinstance(mark, Bar)]
    assert [bar.label for bar in bars] == [row.cells[-1] for row in table(presented)[1:]]
    assert all(bar.is_outline for bar in bars)
    assert "A negative number: more jobs disappear than people leave because of age." in presented.notes
    assert presented.weight == 0


def test_ages_and_years_of_the_calculation_stand_in_the_words(fetched: Store) -> None:
    presented = shown(openings(fetched), fetched)
    assert presented.table is not None
    assert [column.label for column in presented.table.columns] == [
        "Occupation group",
        "Employed 2023",
        "Share aged 55 and over, whole country",
        "Attrition 2023–2033",
        "Change in employment 2023–2033",
        "Job openings 2023–2033",
    ]
    notes = " ".join(presented.notes)
    assert "all who are 55 or over leave work within ten years" in notes
    assert "Employment is assumed to change by as many people in ten years as in 2013–2023." in notes


def shrinking(*changes: float) -> Answer[Years]:
    """Groups of 1,000 people of whom a quarter are older; each has changed by so many in ten years."""
    groups = [
        {
            "occupation_code": f"9{number}",
            "name_fi": "Siivoojat",
            "name_sv": "Städare",
            "name_en": "Cleaners",
            "employed_base_persons": 1000.0 - change,
            "employed_persons": 1000.0,
            "country_older_persons": 250.0,
            "country_persons": 1000.0,
            "missing_status": "..",
        }
        for number, change in enumerate(changes)
    ]
    rows = derive_openings(pd.DataFrame(groups), base_year=2013, year=2023).assign(groups_count=1)
    return Answer(rows, Years(base_year=2013, year=2023, newest_year=2023, horizon_year=2033), frozenset())


def test_where_no_jobs_open_the_sentence_says_so() -> None:
    assert takeaways(job_openings, shrinking(-400)) == [
        "Etelä-Pohjanmaalla missään ammattiryhmässä ei avaudu työpaikkoja vuoteen 2033 mennessä.",
        "I Södra Österbotten uppstår inga nya jobb i någon yrkesgrupp till 2033.",
        "In South Ostrobothnia no occupation group has job openings by 2033.",
    ]
    presented = in_english(job_openings, shrinking(-400))
    assert "A negative number: more jobs disappear than people leave because of age." in presented.notes
    assert presented.is_of_region


def test_where_more_jobs_disappear_than_open_the_sentence_says_so() -> None:
    # 250 − 400 and 250 − 200: 100 fewer in all
    assert takeaways(job_openings, shrinking(-400, -200)) == [
        "Etelä-Pohjanmaalla työpaikkoja katoaa useampia kuin avautuu vuoteen 2033 mennessä.",
        "I Södra Österbotten försvinner flera jobb än det uppstår till 2033.",
        "In South Ostrobothnia jobs that disappear outnumber those that open by 2033.",
    ]
