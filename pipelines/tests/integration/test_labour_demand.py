"""Labour demand against the providers' figures: worked by hand, or asked of the raw tables in plain SQL."""

from fractions import Fraction
from itertools import pairwise

import pandas as pd
import pytest

from lagesbild import questions
from lagesbild.errors import UnknownName
from lagesbild.store import Store, find_area, group_of

PARTS = ["national_persons", "mix_persons", "regional_persons"]


def ends(rows: pd.DataFrame, unit: str, year: int) -> tuple[float, float]:
    row = rows[(rows["unit"] == unit) & (rows["year"] == year)]
    assert len(row) == 1
    return (round(float(row["tightness_low"].iloc[0]), 4), round(float(row["tightness_high"].iloc[0]), 4))


def test_tightness_of_a_group_its_region_and_the_country(store: Store) -> None:
    rows = questions.tightness(store, area=find_area(store, "kopa-jarviseutu"))
    # KEHA 12r5, October: 62 / 393, 1 354 / 5 705, 45 031 / 256 070; in 2006 41–44 vacancies for 644 unemployed
    assert ends(rows, "area", 2023) == (15.7761, 15.7761)
    assert ends(rows, "area", 2006) == (6.3665, 6.8323)
    assert ends(rows, "region", 2023) == (23.7336, 23.7336)
    assert ends(rows, "country", 2023) == (17.5854, 17.5854)
    assert rows["month"].str[-2:].unique().tolist() == ["10"]
    assert rows.groupby("unit")["year"].apply(list).map(lambda years: years == list(range(2006, 2024))).all()


def test_tightness_is_not_compared_with_itself(store: Store) -> None:
    country = questions.tightness(store, area=find_area(store, "SSS"))
    assert country["unit"].unique().tolist() == ["area"]
    assert ends(country, "area", 2022) == (33.218, 33.218)  # 77 188 / 232 368
    region = questions.tightness(store, area=find_area(store, "MK14"))
    assert sorted(region["unit"].unique()) == ["area", "country"]


def test_tightness_of_several_regions_is_that_of_their_sums(store: Store) -> None:
    rows = questions.tightness(store, area=group_of(store, ["005", "091"]))
    # Etelä-Pohjanmaa and Uusimaa, October 2023: (1 354 + 13 698) / (5 705 + 86 539)
    assert ends(rows, "region", 2023) == (16.3176, 16.3176)


def recounted(store: Store, region: str) -> pd.DataFrame:
    """The monthly rule in plain SQL over the provider's table as received; whole numbers only, no division."""
    return store.query(
        """
        with cells as (
            select occupation_code, month,
                case when unemployed_status = '...' then 1 else unemployed_persons end as u0,
                case when unemployed_status = '...' then 4 else unemployed_persons end as u1,
                case when vacancies_status = '...' then 1 else vacancies_count end as v0,
                case when vacancies_status = '...' then 4 else vacancies_count end as v1
            from raw_keha__occupation
            where area_code = $region and month > '2022M10' and occupation_code not similar to 'X.*|SSS'
        ),
        country as (
            select month, unemployed_persons as cu, vacancies_count as cv
            from raw_keha__occupation where area_code = 'SSS' and occupation_code = 'SSS'
        )
        select occupation_code,
            count(*) filter (u0 + v0 >= 20 and v0 >= u1) as shortage_months,
            count(*) filter (u0 + v0 >= 20 and v0 * cu >= cv * u1 and v1 < u0) as mismatch_months,
            count(*) filter (u0 + v0 >= 20 and 2 * v1 * cu < cv * u0) as oversupply_months,
            count(*) filter (u0 + v0 >= 20 and 2 * v0 * cu >= cv * u1 and v1 * cu < cv * u0) as balanced_months
        from cells join country using (month) group by occupation_code order by occupation_code
        """,
        region=region,
    )


@pytest.mark.parametrize(
    ("code", "region", "expected"),
    [
        ("kopa-jarviseutu", "MK14", {"shortage": 6, "mismatch": 7, "oversupply": 5, "changing": 36, "unsaid": 363}),
        ("MK14", "MK14", {"shortage": 6, "mismatch": 7, "oversupply": 5, "changing": 36, "unsaid": 363}),
        ("SSS", "SSS", {"shortage": 21, "mismatch": 48, "oversupply": 132, "balanced": 19, "changing": 131,
                        "unsaid": 66}),
    ],
)  # fmt: skip
def test_balance_by_occupation_as_recounted(store: Store, code: str, region: str, expected: dict[str, int]) -> None:
    rows = questions.occupation_balance(store, area=find_area(store, code))
    assert rows["reading"].value_counts().to_dict() == expected
    counts = recounted(store, region)
    found = rows.sort_values("occupation_code", ignore_index=True)[list(counts.columns)]
    pd.testing.assert_frame_equal(found, counts, check_dtype=False, check_names=False)


def test_the_largest_of_each_reading_are_shown(store: Store) -> None:
    rows = questions.occupation_balance(store, area=find_area(store, "MK14"))
    shown = rows[rows["is_shown"]]
    assert shown["occupation_code"].tolist() == [
        "5322", "3322", "3221", "5131", "5141", "9112", "3412", "7223", "5414", "8322",
        "7115", "4120", "7522", "7422", "2514", "5223", "5321", "5120", "8160", "8211",
    ]  # fmt: skip
    assert shown["reading"].tolist() == [
        *["shortage"] * 5, *["mismatch"] * 5, *["oversupply"] * 5, *["changing"] * 5,
    ]  # fmt: skip
    nurses = shown[shown["occupation_code"] == "3221"].iloc[0]
    assert (nurses["unemployed_at_least_persons"], nurses["vacancies_at_most_count"]) == (20, 42)
    assert (nurses["first_month"], nurses["month"]) == ("2022-11", "2023-10")


def test_small_counts_say_nothing(store: Store) -> None:
    rows = questions.occupation_balance(store, area=find_area(store, "MK21"))
    # Åland has a few hundred jobseekers in all
    assert rows["reading"].value_counts().to_dict() == {"unsaid": 412, "changing": 4, "shortage": 1}
    assert not rows.loc[rows["reading"] == "unsaid", "is_shown"].any()


def quotient(rows: pd.DataFrame, industry: str) -> float:
    return float(rows.loc[rows["industry_code"] == industry, "location_quotient"].iloc[0])


def test_location_quotient_is_share_by_share(store: Store) -> None:
    rows = questions.specialisation(store, area=find_area(store, "kopa-jarviseutu"))
    # Statistics Finland 115v, 2023: agriculture 5 302 of 78 688, in the whole country 58 884 of 2 417 365
    assert quotient(rows, "A") == pytest.approx(float(Fraction(5302, 78688) / Fraction(58884, 2417365)))
    assert quotient(rows, "C") == pytest.approx(1.483273, abs=1e-6)
    assert rows["industry_code"].tolist()[:3] == ["A", "T", "C"]
    assert (rows["location_quotient"] * rows["country_pct"]).sum() == pytest.approx(100)
    # mining in Lappi: 1 918 of the country's 6 289
    assert quotient(questions.specialisation(store, area=find_area(store, "MK19")), "B") == pytest.approx(10.0562, 1e-5)


def test_the_country_has_its_own_shares(store: Store) -> None:
    rows = questions.specialisation(store, area=find_area(store, "SSS"))
    assert rows["location_quotient"].tolist() == pytest.approx([1.0] * 22)


@pytest.mark.parametrize("code", ["kopa-jarviseutu", "MK14"])
def test_change_of_the_employed_in_parts(store: Store, code: str) -> None:
    rows = questions.shift_share(store, area=find_area(store, code))
    assert rows[["base_year", "year"]].drop_duplicates().to_numpy().tolist() == [[2013, 2023]]
    # Statistics Finland 115v: 80 904 employed in 2013, 78 688 in 2023; the country 2 301 751 and 2 417 365
    assert int(rows["change_persons"].sum()) == 78688 - 80904 == -2216
    assert rows[PARTS].sum().round(4).tolist() == [4063.7041, -2407.2920, -3872.4121]
    industry = rows[rows["industry_code"] == "C"].iloc[0]
    # manufacturing: 14 748 → 14 429, in the country 302 753 → 298 847
    growth, own = Fraction(2417365, 2301751) - 1, Fraction(298847, 302753) - 1
    worked = [14748 * growth, 14748 * (own - growth), 14429 - 14748 * (1 + own)]
    assert industry[PARTS].tolist() == pytest.approx([float(part) for part in worked])


def test_parts_add_up_in_every_region_and_differences_cancel_over_the_country(store: Store) -> None:
    codes = store.query("select area_code from mart_area__area where kind = 'region' order by area_code")["area_code"]
    answers = [questions.shift_share(store, area=find_area(store, code)) for code in codes]
    assert len(answers) == 19
    for rows in answers:
        assert rows[PARTS].sum(axis="columns").tolist() == pytest.approx(rows["change_persons"].tolist(), abs=1e-6)
    regional = pd.concat(answers).groupby("industry_code")["regional_persons"].sum()
    assert regional.tolist() == pytest.approx([0.0] * 22, abs=1e-5)


def test_the_country_against_itself_is_all_national(store: Store) -> None:
    rows = questions.shift_share(store, area=find_area(store, "SSS"))
    assert rows["change_persons"].sum() == 2417365 - 2301751
    assert rows["regional_persons"].tolist() == pytest.approx([0.0] * 22, abs=1e-6)
    assert rows["mix_persons"].sum() == pytest.approx(0.0, abs=1e-6)


def test_regions_of_a_group_are_summed_in_any_order(store: Store) -> None:
    orders = [group_of(store, codes) for codes in (["005", "091", "398"], ["398", "005", "091"])]
    for ask in (questions.shift_share, questions.specialisation, questions.tightness, questions.occupation_balance):
        one, other = (ask(store, area=area) for area in orders)
        pd.testing.assert_frame_equal(one, other)


def test_another_base_year_is_taken_and_one_not_at_hand_is_refused(store: Store) -> None:
    area = find_area(store, "MK14")
    assert questions.shift_share(store, area=area, base_year=2007)["change_persons"].sum() == 78688 - 84346
    for year in (2006, 2023):
        with pytest.raises(UnknownName, match=rf"No base year '{year}'\. Nearest: "):
            questions.shift_share(store, area=area, base_year=year)


def test_the_base_year_lies_after_the_jump_of_households_as_employers(store: Store) -> None:
    """Section T is 228 persons in 2012 and 7 788 in 2013: a base before that would split a change of register."""
    years = store.query(
        "select year, cast(sum(employed_persons) as bigint) as persons from raw_statfin__employed_industry"
        " where industry_code = 'T' group by year order by year"
    )
    jumps = [now for before, now in pairwise(years.itertuples(index=False)) if now.persons > 10 * before.persons]
    assert [jump.year for jump in jumps] == [2013]


def test_what_is_not_at_hand_is_said(store: Store) -> None:
    rows = questions.unanswered_of_labour(store, area=find_area(store, "MK14"))
    assert rows["question"].tolist() == ["job_openings", "fields_of_education", "education_change"]
    assert rows["years"].unique().tolist() == ["2025"]
    assert rows["source_ids"].unique().tolist() == ["statfin-12bs"]
