"""Answers against the providers' figures, added up by hand; groups are the sums of their members."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild import questions
from lagesbild.store import Store, find_area, group_of

JARVISEUTU = "kopa-jarviseutu"


def cell(frame: pd.DataFrame, column: str, **where: object) -> object:
    """The one value of ``column`` where the other columns are as given."""
    for name, value in where.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1, frame
    return frame[column].iloc[0]


def test_history_is_the_sum_of_the_members(store: Store) -> None:
    years = questions.population_history(store, area=find_area(store, JARVISEUTU), horizon=2040)
    # Statistics Finland 11re, 31 December 2025: Alajärvi 8 982, Evijärvi 2 267, Lappajärvi 2 704, Vimpeli 2 554
    assert cell(years, "population_persons", year=2025, kind="observed") == 8982 + 2267 + 2704 + 2554
    assert sorted(set(range(2000, 2041)) - set(years["year"])) == [2023, 2024, *range(2026, 2035), *range(2036, 2040)]
    assert years.loc[years["kind"] == "projected", "year"].tolist() == [2035, 2040]


def test_history_ends_at_the_horizon(store: Store) -> None:
    assert questions.population_history(store, area=find_area(store, "MK06"), horizon=2030)["year"].max() == 2030


def test_merged_municipality_gives_the_figures_of_its_successor(store: Store) -> None:
    former, now = find_area(store, "588"), find_area(store, "507")
    pd.testing.assert_frame_equal(
        questions.service_age_bands(store, area=former, horizon=2035),
        questions.service_age_bands(store, area=now, horizon=2035),
    )
    history = questions.population_history(store, area=now, horizon=2040)
    # THL Sotkanet 127, 2022, on the division of 2021–2024: Mäntyharju 5 564 and Pertunmaa 1 600
    assert cell(history, "population_persons", year=2022) == 5564 + 1600


def test_service_ages_compare_today_with_the_horizon(store: Store) -> None:
    bands = questions.service_age_bands(store, area=find_area(store, "SSS"), horizon=2045)
    assert bands["band"].tolist() == ["0-5", "6", "7-12", "13-15", "16-18", "15-64", "65+", "75+", "85+"]
    # regional series 2025 and projection 2024, ages 85 and over
    row = bands[bands["band"] == "85+"].iloc[0]
    assert (row["base_year"], row["base_kind"], row["base_persons"], row["horizon_persons"]) == (
        2025, "observed", 170776, 343557,
    )  # fmt: skip
    assert row["change_persons"] == 172781


def test_today_of_a_municipality_is_the_first_projected_year(store: Store) -> None:
    bands = questions.service_age_bands(store, area=find_area(store, JARVISEUTU), horizon=2040)
    assert set(bands["base_kind"]) == {"projected"}
    assert (set(bands["base_year"]), set(bands["observed_year"])) == ({2024}, {2019})


def test_components_add_up_to_the_change_and_deaths_take_away(store: Store) -> None:
    parts = questions.components_of_change(store, area=find_area(store, "SSS"))
    # Statistics Finland 121w, 2025: births 45 832, deaths 59 209
    assert cell(parts, "persons", unit="area", component="births") == 45832
    assert cell(parts, "persons", unit="area", component="deaths") == -59209
    assert cell(parts, "persons", unit="area", component="intermunicipal_net") == 0
    # 45 832 births over the mean of 5 652 881 and 5 652 881 − 16 910
    assert cell(parts, "per_1000", unit="area", component="births") == pytest.approx(1000 * 45832 / 5644426, rel=1e-6)


def test_members_together_are_the_first_rows(store: Store) -> None:
    rows = questions.members(store, area=find_area(store, JARVISEUTU), horizon=2040)
    assert list(dict.fromkeys(rows["area_code"])) == ["total", "KU005", "KU052", "KU403", "KU934"]
    # Statistics Finland 14wx, ages 7–12 in 2024 and 2040: the four members, added up by hand
    grades = rows[rows["band"] == "7-12"]
    assert grades["base_persons"].tolist() == [632 + 148 + 181 + 163, 632, 148, 181, 163]
    assert grades["horizon_persons"].tolist() == [418 + 95 + 97 + 76, 418, 95, 97, 76]
    assert grades["change_persons"].tolist() == [-438, -214, -53, -84, -87]
    assert cell(rows, "change_pct", area_code="total", band="7-12") == pytest.approx(-100 * 438 / 1124)
    assert set(rows["base_year"]) == {2024}


def test_members_are_not_set_side_by_side_for_a_year_that_their_projection_leaves_out(store: Store) -> None:
    assert questions.members(store, area=find_area(store, "MK06"), horizon=2045).empty


def test_members_cite_only_what_is_shown(store: Store) -> None:
    rows = questions.members(store, area=find_area(store, JARVISEUTU), horizon=2040)
    assert set(rows["source_ids"]) == {"statfin-14wx-municipality"}


def test_children_already_born_are_moved_up_and_no_further(store: Store) -> None:
    stages = questions.school_stages(store, area=find_area(store, JARVISEUTU), horizon=2040)
    moved = stages[stages["kind"] == "calculated"]
    assert moved.groupby("stage")["year"].max().to_dict() == {"6": 2030, "7-12": 2031, "13-15": 2037, "16-18": 2040}
    ages = store.query(
        "select age_years, sum(population_persons) as persons from mart_area__population"
        " where area_code = 'kopa-jarviseutu' and year = 2024 and kind = 'projected' and sex = 'total' group by 1"
    ).set_index("age_years")["persons"]
    assert cell(moved, "population_persons", stage="7-12", year=2031) == ages.loc[0:5].sum() == 702
    assert cell(moved, "population_persons", stage="6", year=2025) == ages.loc[5] == 126


def test_the_turn_is_the_first_year_that_stays_away(store: Store) -> None:
    stages = questions.school_stages(store, area=find_area(store, JARVISEUTU), horizon=2040)
    turns = stages.drop_duplicates("stage").set_index("stage")["turn_year"].to_dict()
    assert turns == {"6": 2025, "7-12": 2026, "13-15": 2027, "16-18": 2031}


def test_dependency_ratio_is_the_finnish_one(store: Store) -> None:
    ratio = questions.dependency_ratio(store, area=find_area(store, "SSS"), horizon=2040)
    row = ratio[ratio["year"] == 2019].iloc[0]
    # 0–14: 871 036, 65 and over: 1 231 274, 15–64: 3 422 982
    assert (row["children_persons"], row["elderly_persons"], row["working_age_persons"]) == (871036, 1231274, 3422982)
    assert row["ratio"] == pytest.approx(61.4175, abs=1e-4)


def test_areas_of_comparison_are_shown_for_the_areas_own_years(store: Store) -> None:
    ratio = questions.dependency_ratio(store, area=find_area(store, JARVISEUTU), horizon=2040)
    years = {unit: rows["year"].tolist() for unit, rows in ratio.groupby("unit")}
    assert years == {unit: [2019, 2024, 2035, 2040] for unit in ("area", "region", "country")}
    assert ratio.loc[ratio["unit"] == "region", "kind"].tolist() == ["observed", "observed", "projected", "projected"]


def test_jobseekers_of_the_group_are_summed_and_hidden_numbers_make_a_range(store: Store) -> None:
    rows = questions.jobseekers(store, area=find_area(store, JARVISEUTU))
    last = rows.iloc[-1]
    # KEHA 12r5, October 2023: 215 + 36 + 62 + 80 unemployed, 36 + 10 + 5 + 11 vacancies
    assert last["month"] == "2023-10"
    assert last["unemployed_at_least_persons"] == last["unemployed_at_most_persons"] == 393
    assert last["vacancies_at_least_count"] == last["vacancies_at_most_count"] == 62
    # October 2006: one member's number is hidden, so 40 known and 1–4 more
    first = rows.iloc[0]
    assert (first["vacancies_at_least_count"], first["vacancies_at_most_count"]) == (41, 44)


def test_occupations_are_the_regions_with_the_numbers_of_the_provider(store: Store) -> None:
    rows = questions.occupations(store, area=find_area(store, JARVISEUTU))
    # KEHA 12ti, Etelä-Pohjanmaa, October 2023
    assert rows["occupation_code"].tolist()[:3] == ["5321", "9412", "5322"]
    assert rows["vacancies_at_least_count"].tolist()[:3] == [101, 91, 71]
    assert len(rows) == 10


def test_nobody_unemployed_is_tight_but_has_no_ratio(store: Store) -> None:
    rows = questions.occupations(store, area=find_area(store, "MK21")).set_index("occupation_code")
    # Åland: 10 vacancies and no unemployed jobseekers in 8142
    assert pd.isna(rows.loc["8142", "tightness_low"])
    assert bool(rows.loc["8142", "is_tight"])
    assert not bool(rows.loc["5120", "is_tight"])


def test_industries_are_shares_of_all_employed(store: Store) -> None:
    rows = questions.industries(store, area=find_area(store, "kopa-kanta-hame"))
    assert rows["region_pct"].sum() == pytest.approx(100)
    assert rows["country_pct"].sum() == pytest.approx(100)
    assert rows["industry_code"].iloc[-1] == "other"
    assert rows["country_persons"].sum() == 2417365  # employed in 2023


def test_education_shares_come_from_summed_persons(store: Store) -> None:
    rows = questions.education(store, area=find_area(store, JARVISEUTU))
    own = rows[rows["unit"] == "area"].set_index("level")
    assert own["population_persons"].to_dict() == {"basic": 4087, "tertiary": 3332, "upper_secondary": 6747}
    assert own.loc["tertiary", "population_pct"] == pytest.approx(100 * 3332 / 14166)


def test_workforce_renewal_is_young_per_hundred_leaving(store: Store) -> None:
    rows = questions.workforce_renewal(store, area=find_area(store, JARVISEUTU), horizon=2040)
    row = rows[(rows["unit"] == "area") & (rows["year"] == 2024)].iloc[0]
    assert (row["entering_persons"], row["leaving_persons"]) == (1541, 2428)
    assert row["ratio"] == pytest.approx(63.4679, abs=1e-4)


MUNICIPALITIES = ["005", "049", "091", "111", "214", "398", "438", "507", "588", "858", "934", "980"]


@pytest.mark.slow
@settings(max_examples=25, deadline=None, derandomize=True)
@given(codes=st.lists(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=6))
def test_any_set_of_municipalities_adds_up_in_any_order(store: Store, codes: list[str]) -> None:
    group, backwards = group_of(store, codes), group_of(store, codes[::-1])
    bands = questions.service_age_bands(store, area=group, horizon=2040)
    each = [questions.service_age_bands(store, area=group_of(store, [code]), horizon=2040) for code in group.units]
    pd.testing.assert_frame_equal(bands, questions.service_age_bands(store, area=backwards, horizon=2040))
    for column in ("observed_persons", "base_persons", "horizon_persons"):
        assert bands[column].tolist() == [sum(values) for values in zip(*(x[column] for x in each), strict=True)]
