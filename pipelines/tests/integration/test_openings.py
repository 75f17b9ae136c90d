"""Job openings from made-up tables of employed persons by occupation; see ``occupation_tables`` for their figures.

MK14, 2023 → 2033: openings of group ``k`` are ``10 k (10 + k) + 100 (k - 6)``; of all twelve 14 300 + 600 = 14 900.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from lagesbild.wording import PRESENTERS, Presented, Words

from lagesbild import questions
from lagesbild.checks.sql_checks import load_check
from lagesbild.contracts import row_text
from lagesbild.settings import LANGUAGES, Project
from lagesbild.store import Store, find_area, group_of
from lagesbild.store.build import SQL
from tests.integration.occupation_tables import (
    AGES,
    EMPLOYED,
    GROUPS,
    SHARE,
    by_age,
    by_region,
    secret,
    three_digits,
)
from tests.integration.refilled import refilled

S, R = "raw_statfin__employed_occupation", "raw_statfin__employed_occupation_age"
BUILT = ("stg_statfin__employed_occupation", "mart_region__employed_occupation", "mart_occupation__employed_age")
NUMBERS = ["employed_persons", "aged_55_pct", "attrition_persons", "change_persons", "openings_persons"]
Make = Callable[[pd.DataFrame, pd.DataFrame], Store]


@pytest.fixture
def made(built_home: Project, tmp_path: Path) -> Iterator[Make]:
    opened: list[Store] = []

    def make(regions: pd.DataFrame, ages: pd.DataFrame) -> Store:
        opened.append(refilled(built_home, tmp_path / f"store{len(opened)}.duckdb", {S: regions, R: ages}, *BUILT))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture(scope="module")
def fetched(built_home: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("openings") / "store.duckdb"
    with refilled(built_home, path, {S: by_region(), R: by_age()}, *BUILT) as opened:
        yield opened


def openings(store: Store, code: str = "MK14") -> pd.DataFrame:
    return questions.job_openings(store, area=find_area(store, code))


def numbers(rows: pd.DataFrame, code: str) -> list[float]:
    found: list[float] = rows.loc[rows["occupation_code"] == code, NUMBERS].iloc[0].tolist()
    return found


def said(rows: pd.DataFrame, store: Store, code: str = "MK14") -> dict[str, Presented]:
    area = find_area(store, code)
    return {name: PRESENTERS["job-openings"](rows, Words(name, area, 2040)) for name in LANGUAGES}


def failed(store: Store, checkout: Project, check: str) -> tuple[str, ...]:
    """The rows that break the rule, as the gate shows them."""
    offending = load_check(checkout.checks / f"{check}.sql").offending_rows
    rows = store.query(f"select * from ({offending}) order by all")
    return tuple(row_text(dict(row)) for _, row in rows.iterrows())


def test_openings_are_attrition_and_change(fetched: Store) -> None:
    rows = openings(fetched)
    assert rows["occupation_code"].tolist() == [*reversed(GROUPS[2:]), "other"]
    # 91, k = 12: 12 000 employed, 22 % aged 55 or over, 600 more than in 2013
    assert numbers(rows, "91") == pytest.approx([12000, 22.0, 2640, 600, 3240])
    # 53, k = 8: its parts 531 and 532 are not added to it
    assert numbers(rows, "53") == pytest.approx([8000, 18.0, 1440, 200, 1640])
    assert rows[["base_year", "year", "horizon_year", "newest_year"]].drop_duplicates().to_numpy().tolist() == [
        [2013, 2023, 2033, 2023]
    ]
    assert set(rows["source_ids"]) == {"statfin-115s,statfin-115r"}


def test_the_rest_is_one_row_and_the_totals_add_up(fetched: Store) -> None:
    rows = openings(fetched)
    other = rows.iloc[-1]
    # k = 1: 110 − 500, k = 2: 240 − 400
    assert [other["groups_count"], other["attrition_persons"], other["change_persons"]] == [2, 350.0, -900.0]
    assert pd.isna(other["aged_55_pct"])
    totals = rows[["attrition_persons", "change_persons", "openings_persons"]].sum()
    assert totals.tolist() == pytest.approx([14300, 600, 14900])


def test_regions_of_a_group_are_summed_and_the_country_has_its_own_row(fetched: Store) -> None:
    both = questions.job_openings(fetched, area=group_of(fetched, ["005", "091"]))
    assert numbers(both, "91") == pytest.approx([24000, 22.0, 5280, 1200, 6480])
    assert numbers(openings(fetched, "SSS"), "91") == pytest.approx([19 * 12000, 22.0, 19 * 2640, 19 * 600, 19 * 3240])


def test_without_a_row_of_its_own_the_country_is_the_sum_of_the_regions(made: Make) -> None:
    rows = openings(made(by_region(country=False), by_age()), "SSS")
    assert numbers(rows, "91") == pytest.approx([19 * 12000, 22.0, 19 * 2640, 19 * 600, 19 * 3240])


def test_three_digits_are_summed_where_there_are_no_two(fetched: Store, made: Make) -> None:
    rows = openings(made(by_region(three_digits()), by_age(three_digits())))
    pd.testing.assert_frame_equal(rows, openings(fetched))


def test_men_and_women_are_summed_where_there_is_no_row_of_both(fetched: Store, made: Make) -> None:
    pd.testing.assert_frame_equal(openings(made(by_region(sexes=("1", "2")), by_age())), openings(fetched))


def test_a_band_that_holds_others_is_left_out(fetched: Store, made: Make) -> None:
    ages = by_age()
    everybody = ages[ages["age_band"] == "SSS"].assign(age_band="18-74")
    pd.testing.assert_frame_equal(
        openings(made(by_region(), pd.concat([ages, everybody], ignore_index=True))), openings(fetched)
    )


@pytest.mark.parametrize("sign", ["...", "..", "."])
def test_a_missing_number_stays_missing_and_is_said(made: Make, sign: str) -> None:
    store = made(secret(by_region(), sign, area_code="MK14", year=2023, occupation_code="83", sex_code="SSS"), by_age())
    rows = openings(store)
    last = rows.iloc[-1]
    assert [last["occupation_code"], last["missing_status"]] == ["83", sign]
    assert last[["employed_persons", "attrition_persons", "change_persons", "openings_persons"]].isna().all()
    assert rows["missing_status"].notna().sum() == 1
    # without k = 11: 14 900 − (10 × 11 × 21 + 500)
    assert rows["openings_persons"].sum() == pytest.approx(14900 - 2810)
    shown = said(rows, store)["en"]
    assert shown.table is not None
    assert shown.table.rows[-1].header == "83 Drivers and mobile plant operators"
    assert shown.table.rows[-1].cells == (sign, "21.0%", sign, sign, sign)
    assert (
        "Groups of which a number is missing are in neither the sums nor the chart: Drivers and mobile plant operators."
        " Signs: ... secret, .. not available, . not applicable."
    ) in shown.notes
    assert "Drivers" not in " ".join(shown.points["x"])


def test_a_secret_part_hides_the_group_of_three_digits(made: Make) -> None:
    regions = secret(by_region(three_digits()), area_code="MK14", year=2023, occupation_code="831", sex_code="SSS")
    assert openings(made(regions, by_age(three_digits()))).iloc[-1]["missing_status"] == "..."


def test_a_secret_age_band_hides_the_share(made: Make) -> None:
    rows = openings(made(by_region(), secret(by_age(), year=2023, occupation_code="83", age_band="65-74")))
    last = rows.iloc[-1]
    assert [last["occupation_code"], last["missing_status"], last["employed_persons"], last["change_persons"]] == [
        "83", "...", 11000.0, 500.0,
    ]  # fmt: skip
    assert last[["aged_55_pct", "attrition_persons", "openings_persons"]].isna().all()


def test_one_hidden_region_hides_the_group_of_a_larger_area(made: Make) -> None:
    hidden = secret(by_region(country=False), area_code="MK14", year=2023, occupation_code="83", sex_code="SSS")
    store = made(hidden, by_age())
    both = questions.job_openings(store, area=group_of(store, ["005", "091"]))
    assert both.iloc[-1][["occupation_code", "missing_status"]].tolist() == ["83", "..."]
    assert openings(store, "SSS").iloc[-1][["occupation_code", "missing_status"]].tolist() == ["83", "..."]
    assert openings(store, "MK01")["missing_status"].isna().all()


def test_the_newest_year_of_both_tables_is_taken_and_said(made: Make) -> None:
    store = made(by_region(), by_age(years=range(2010, 2023)))
    rows = openings(store)
    assert rows[["base_year", "year", "newest_year"]].drop_duplicates().to_numpy().tolist() == [[2012, 2022, 2023]]
    assert numbers(rows, "91") == pytest.approx([11940, 22.0, 2626.8, 600, 3226.8])
    assert (
        "The newest year for which the ages of the employed are at hand is 2022; "
        "employed persons by occupation are at hand to 2023."
    ) in said(rows, store)["en"].notes


def test_a_shorter_past_goes_on_at_the_same_pace_and_is_said(made: Make) -> None:
    regions = by_region()
    store = made(regions[regions["year"] >= 2018], by_age())
    rows = openings(store)
    # 300 more in five years, so 600 in ten
    assert numbers(rows, "91") == pytest.approx([12000, 22.0, 2640, 600, 3240])
    assert set(rows["base_year"]) == {2018}
    notes = " ".join(said(rows, store)["en"].notes)
    assert "The year 2013 is not at hand." in notes
    assert "on average in 2018–2023 (number of years: 5)" in notes


@pytest.mark.parametrize(
    ("regions", "ages"),
    [
        (by_region(), by_age().head(0)),
        (by_region().head(0), by_age()),
        (by_region()[lambda rows: rows["year"] == 2023], by_age()),
        (by_region(), by_age(years=[2009])),
        (by_region(contents=[SHARE]), by_age()),
        (by_region(contents=[("unemp", "Unemployed", "number")]), by_age()),
        (by_region(contents=[("tuhat", "Employed", "1,000 persons")]), by_age()),
        (by_region(), by_age().replace({"age_band": {"45-54": "45-55", "55-64": "56-64"}})),
        (by_region(contents=[EMPLOYED, ("b", "Employed aged 18–64", "number")]), by_age()),
    ],
    ids=["no-ages", "no-regions", "one-year", "no-common-year", "shares", "unemployed", "thousands", "over-55", "two"],
)
def test_what_cannot_be_told_gives_no_rows_and_stays_unanswered(
    made: Make, regions: pd.DataFrame, ages: pd.DataFrame
) -> None:
    store = made(regions, ages)
    assert openings(store).empty
    unanswered = questions.unanswered_of_labour(store, area=find_area(store, "MK14"))
    assert unanswered["question"].tolist() == ["job_openings", "fields_of_education", "education_change"]


def test_only_what_is_not_at_hand_is_unanswered(fetched: Store) -> None:
    unanswered = questions.unanswered_of_labour(fetched, area=find_area(fetched, "kopa-jarviseutu"))
    assert unanswered["question"].tolist() == ["fields_of_education", "education_change"]


CHECKS = sorted(path.stem for path in (SQL.parents[3] / "expectations" / "checks").glob("employed_*.sql"))


def test_what_was_made_up_passes_every_check(fetched: Store, checkout: Project) -> None:
    assert len(CHECKS) == 7
    assert [failed(fetched, checkout, check) for check in CHECKS] == [()] * 7


def test_two_contents_are_refused_by_name(made: Make, checkout: Project) -> None:
    store = made(by_region(contents=[EMPLOYED, ("b", "Employed aged 18–64", "number")]), by_age())
    assert failed(store, checkout, "employed_contents_are_one") == (
        "source_id=statfin-115s, content_code=b, content=Employed aged 18–64",
        "source_id=statfin-115s, content_code=tyolliset, content=Employed",
    )
    assert failed(store, checkout, "employed_contents_are_known") == ()


def test_a_table_without_employed_persons_is_warned_of(made: Make, checkout: Project) -> None:
    store = made(by_region(contents=[SHARE]), by_age())
    assert failed(store, checkout, "employed_contents_are_known") == (
        "source_id=statfin-115s, content_code=osuus, content=Share of employed, %, unit=per cent",
    )


def test_groups_larger_than_all_occupations_are_refused(made: Make, checkout: Project) -> None:
    regions = by_region(country=False)
    all_of_one = (regions["occupation_code"] == "SSS") & (regions["area_code"] == "MK14") & (regions["year"] == 2023)
    regions.loc[all_of_one & (regions["sex_code"] == "SSS") & (regions["content_code"] == "tyolliset"), "value"] = (
        77_999
    )
    assert failed(made(regions, by_age()), checkout, "employed_groups_within_total") == (
        "area_code=MK14, ages=all, year=2023, groups_persons=78000, total_persons=77999",
    )


def test_bands_that_overlap_are_refused_and_those_over_55_warned_of(made: Make, checkout: Project) -> None:
    ages = by_age(years=[2023])
    more = ages[ages["age_band"] == "45-54"].assign(age_band="50-59")
    store = made(by_region(), pd.concat([ages, more], ignore_index=True))
    assert failed(store, checkout, "employed_ages_do_not_overlap") == (
        "year=2023, age_from=45, age_to=54, other_from=50, other_to=59",
        "year=2023, age_from=50, age_to=59, other_from=55, other_to=64",
    )
    assert failed(store, checkout, "employed_ages_part_at_55") == ("year=2023, age_from=50, age_to=59",)
    assert openings(store).empty
    assert AGES[4] == "55-64"


def test_broken_persons_and_groups_without_a_name_are_refused(made: Make, checkout: Project) -> None:
    ages = by_age(years=[2023])
    store = made(by_region(), ages.assign(value=ages["value"].astype(float) + 0.5))
    assert failed(store, checkout, "employed_are_whole_persons") == (
        f"source_id=statfin-115r, content_code=tyolliset, unit=number, broken_values={len(ages)}",
    )
    unnamed = ages[ages["occupation_code"] == "91"].assign(occupation_code="97")
    store = made(by_region(), pd.concat([ages, unnamed], ignore_index=True))
    assert failed(store, checkout, "employed_groups_have_names") == ("occupation_code=97",)


NO_BREAK = "\N{NO-BREAK SPACE}"


def test_the_sentence_in_three_languages(fetched: Store) -> None:
    shown = said(openings(fetched), fetched)
    assert {language: each.takeaway.replace(NO_BREAK, "_") for language, each in shown.items()} == {
        "fi": "Laskelman mukaan avautuvia työpaikkoja on 14_900 vuosina 2023–2033: poistuma 14_300 ja työllisten määrän"
        " muutos +600. Eniten niitä avautuu ryhmissä: Siivoojat, kotiapulaiset ja muut puhdistustyöntekijät (3_240);"
        " Kuljetustyöntekijät (2_810); Konepaja- ja valimotyöntekijät sekä asentajat ja korjaajat (2_400).",
        "sv": "Enligt kalkylen uppstår 14_900 nya jobb åren 2023–2033: avgången är 14_300 och förändringen i antalet"
        " sysselsatta +600. Flest uppstår i grupperna: Städare, hembiträden och andra rengöringsarbetare (3_240);"
        " Transportarbetare (2_810); Verkstads- och gjuteriarbetare samt montörer och reparatörer (2_400).",
        "en": "According to the calculation there are 14,900 job openings in 2023–2033: attrition is 14,300 and the"
        " change in employment +600. Most are in the groups: Cleaners and helpers (3,240); Drivers and mobile plant"
        " operators (2,810); Metal, machinery and related trades workers (2,400).",
    }


def test_table_and_bars_hold_the_same_numbers_and_less_than_none_is_explained(fetched: Store) -> None:
    shown = said(openings(fetched), fetched)["en"]
    assert shown.table is not None
    first, second, *_, last = shown.table.rows
    assert (first.header, first.cells) == ("Occupation groups together", ("78,000", "–", "14,300", "+600", "14,900"))
    assert (second.header, second.cells) == ("91 Cleaners and helpers", ("12,000", "22.0%", "2,640", "+600", "3,240"))
    assert (last.header, last.cells) == ("Other occupation groups (2)", ("3,000", "–", "350", "−900", "−550"))
    assert shown.points["label"].tolist() == [row.cells[-1] for row in shown.table.rows[1:]]
    assert shown.points["dashed"].all()
    assert "A negative number: more jobs disappear than people leave because of age." in shown.notes
    assert shown.weight == 0
