"""What the change in employed persons consists of: split by hand, made-up rows, and the provider's figures."""

from fractions import Fraction
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild import figures
from lagesbild.errors import UnknownName
from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import shift_share
from lagesbild.exhibits.labour.shift_share import Period, Regional, split_change
from lagesbild.figures import Bar
from lagesbild.language import Row
from lagesbild.notebook.brief import Brief
from lagesbild.notebook.request import BriefRequest
from lagesbild.settings import Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import in_english, table, takeaways

PARTS = ["national_persons", "mix_persons", "regional_persons"]


def industries(rows: list[tuple[int, int, int, int]]) -> pd.DataFrame:
    """Region's base and newest, and what the country has beside the region."""
    numbers = pd.DataFrame(rows, columns=["region_base_persons", "region_persons", "base_beside", "beside"])
    return numbers.assign(
        country_base_persons=numbers["region_base_persons"] + numbers["base_beside"],
        country_persons=numbers["region_persons"] + numbers["beside"],
    )


def test_a_change_split_by_hand() -> None:
    # the country grows from 1 000 to 1 100; the first industry from 400 to 600, the second from 600 to 500
    parts = split_change(industries([(100, 160, 300, 440), (50, 40, 550, 460)]))
    assert parts["national_persons"].tolist() == pytest.approx([10, 5])
    assert parts["mix_persons"].tolist() == pytest.approx([40, -50 / 6 - 5])
    assert parts["regional_persons"].tolist() == pytest.approx([10, -10 + 50 / 6])


def test_an_industry_new_to_the_country_has_a_regional_change_only() -> None:
    parts = split_change(industries([(0, 30, 0, 20), (100, 100, 100, 100)])).iloc[0]
    assert parts[["change_persons", *PARTS]].tolist() == [30, 0, 0, 30]


COUNT = st.integers(min_value=0, max_value=400_000)


@pytest.mark.slow
@settings(deadline=None, derandomize=True)
@given(rows=st.lists(st.tuples(COUNT, COUNT, COUNT, COUNT), min_size=1, max_size=22))
def test_the_parts_add_up_to_the_change_in_any_order(rows: list[tuple[int, int, int, int]]) -> None:
    given_rows = industries([(1, 1, 1, 1), *rows])
    parts = split_change(given_rows)
    summed = parts["national_persons"] + parts["mix_persons"] + parts["regional_persons"]
    assert summed.tolist() == pytest.approx(parts["change_persons"].tolist(), rel=1e-9, abs=1e-4)
    backwards = split_change(given_rows[::-1]).sort_index()
    assert backwards["regional_persons"].tolist() == pytest.approx(parts["regional_persons"].tolist(), abs=1e-4)


def made_up(regional: Regional = "weaker", region_persons: int = 1650) -> Answer[Period]:
    """Employed people in all go from 2 600 to 2 680 unless health has others."""
    health = (1500, region_persons, region_persons - 1500, 75.3, 70.1, 4.6)
    rows = [
        ("C", "Teollisuus", "Tillverkning", "Manufacturing", 1000, 980, -20, 50.4, -60.2, -10.2),
        ("Q", "Terveyspalvelut", "Vård", "Health", *health),
        ("X", "Tuntematon", "Okänd", "Unknown", 100, 50, -50, 5.0, 25.0, -80.0),
    ]
    numbers = ["region_base", "region", "change", "national", "mix", "regional"]
    columns = ["industry_code", "name_fi", "name_sv", "name_en", *(f"{number}_persons" for number in numbers)]
    return Answer(
        pd.DataFrame(rows, columns=columns), Period(2013, 2023, 2018, regional, 2301751, 2417365), frozenset()
    )


def test_employment_grew_as_in_the_country() -> None:
    assert takeaways(shift_share, made_up()) == [
        "Etelä-Pohjanmaalla työllisten määrä kasvoi 3\u00a0%, kun se koko maassa kasvoi 5\u00a0%.",
        "Sysselsättningen ökade med 3\u00a0% i Södra Österbotten, medan landets ökade med 5\u00a0%.",
        "Employment in South Ostrobothnia grew by 3%, while nationally it grew by 5%.",
    ]


def test_employment_fell_while_it_grew_in_the_country() -> None:
    assert takeaways(shift_share, made_up(region_persons=1440)) == [
        "Etelä-Pohjanmaalla työllisten määrä väheni 5\u00a0%, kun se koko maassa kasvoi 5\u00a0%.",
        "Sysselsättningen minskade med 5\u00a0% i Södra Österbotten, medan landets ökade med 5\u00a0%.",
        "Employment in South Ostrobothnia fell by 5%, while nationally it grew by 5%.",
    ]


def test_a_part_whose_sign_depends_on_the_base_year_is_said_to_do_so() -> None:
    notes = in_english(shift_share, made_up("open")).notes
    assert any("depends on which of the years 2013–2018" in note for note in notes)
    assert not any("the same sign" in note for note in notes)


def test_table_and_chart() -> None:
    shown = in_english(shift_share, made_up())
    assert shown.table is not None
    assert [column.label for column in shown.table.columns] == [
        *["Industry", "Employed 2013", "Employed 2023"],
        *["Total change", "Change at the national pace", "Different mix of industries"],
        *["Difference within the same industries", "Change, %"],
    ]
    assert table(shown)[:2] == (
        Row("All industries", ("2,600", "2,680", "+80", "+131", "+35", "−86", "+3.1%")),
        Row("C Manufacturing", ("1,000", "980", "−20", "+50", "−60", "−10", "−2.0%")),
    )
    assert table(shown)[-1] == Row("Whole country", ("2,301,751", "2,417,365", "+115,614", "–", "–", "–", "+5.0%"))
    assert any("the same sign whichever of the years 2013–2018" in note for note in shown.notes)
    assert shown.weight == pytest.approx(80 / 2600)
    assert shown.reading == "The three grey bars together are the whole change."
    assert shown.is_of_region


def test_each_part_begins_where_the_one_before_ends_and_the_whole_stands_out() -> None:
    shown = in_english(shift_share, made_up())
    figure = figures.bars_from_base([mark for mark in shown.marks if isinstance(mark, Bar)], shown.axis)
    whole, parts = figure.data
    assert (whole.meta["role"], list(whole.base), list(whole.x), list(whole.text)) == (
        "own",
        [0.0],
        [80.0],
        ["+80 (+3.1%)"],
    )
    assert (parts.meta["role"], list(parts.text)) == ("quiet", ["+131 (+5.0%)", "+35", "−86"])
    assert list(parts.base) == pytest.approx([0.0, 130.7, 165.6])
    led = [(line.x0, line.y0, line.y1) for line in figure.layout.shapes]
    assert [value for line in led for value in line] == pytest.approx([130.7, 1, 2, 165.6, 2, 3])
    assert max(shown.axis.values) >= 165.6


def test_the_country_is_not_compared_with_itself() -> None:
    shown = in_english(shift_share, made_up(), "country")
    assert (shown.reason, shown.table) == ("the whole country cannot be compared with itself", None)


@pytest.mark.parametrize("code", ["kopa-jarviseutu", "MK14"])
def test_change_of_the_employed_in_parts(store: Store, code: str) -> None:
    found = shift_share.answer(store, area=find_area(store, code))
    rows = found.rows
    assert found.facts[:4] == (2013, 2023, 2018, "weaker")
    assert found.facts.country_change_pct == pytest.approx(100 * (2417365 / 2301751 - 1))
    # Statistics Finland 115v: 80 904 employed in 2013, 78 688 in 2023; the country 2 301 751 and 2 417 365
    assert int(rows["change_persons"].sum()) == 78688 - 80904 == -2216
    assert rows[PARTS].sum().round(4).tolist() == [4063.7041, -2407.2920, -3872.4121]
    industry = rows[rows["industry_code"] == "C"].iloc[0]
    # manufacturing: 14 748 → 14 429, in the country 302 753 → 298 847
    growth, own = Fraction(2417365, 2301751) - 1, Fraction(298847, 302753) - 1
    worked = [14748 * growth, 14748 * (own - growth), 14429 - 14748 * (1 + own)]
    assert industry[PARTS].tolist() == pytest.approx([float(part) for part in worked])


@pytest.fixture(scope="module")
def of_regions(store: Store) -> dict[str, Answer[Period]]:
    """Region → answer."""
    codes = store.query("select area_code from mart_area__area where kind = 'region' order by area_code")["area_code"]
    return {code: shift_share.answer(store, area=find_area(store, code)) for code in codes}


@pytest.mark.slow
def test_parts_add_up_in_every_region_and_differences_cancel_over_the_country(
    of_regions: dict[str, Answer[Period]],
) -> None:
    answers = [found.rows for found in of_regions.values()]
    assert len(answers) == 19
    for rows in answers:
        assert rows[PARTS].sum(axis="columns").tolist() == pytest.approx(rows["change_persons"].tolist(), abs=1e-6)
    regional = pd.concat(answers).groupby("industry_code")["regional_persons"].sum()
    assert regional.tolist() == pytest.approx([0.0] * 22, abs=1e-5)


def test_the_sign_of_the_regional_part_depends_on_the_base_year_in_one_region(
    of_regions: dict[str, Answer[Period]],
) -> None:
    signs = {code: found.facts.regional for code, found in of_regions.items()}
    assert [code for code, sign in signs.items() if sign == "open"] == ["MK15"]
    assert [code for code, sign in signs.items() if sign == "stronger"] == ["MK01", "MK02", "MK06", "MK17", "MK19"]


def test_the_country_against_itself_is_all_national(store: Store) -> None:
    rows = shift_share.answer(store, area=find_area(store, "SSS")).rows
    assert rows["change_persons"].sum() == 2417365 - 2301751
    assert rows["regional_persons"].tolist() == pytest.approx([0.0] * 22, abs=1e-6)
    assert rows["mix_persons"].sum() == pytest.approx(0.0, abs=1e-6)


def test_regions_of_a_group_are_summed_in_any_order(store: Store) -> None:
    orders = [group_of(store, codes) for codes in (["005", "091", "398"], ["398", "005", "091"])]
    one, other = (shift_share.answer(store, area=area) for area in orders)
    pd.testing.assert_frame_equal(one.rows, other.rows)


def test_another_base_year_is_taken_and_one_not_at_hand_is_refused(store: Store) -> None:
    area = find_area(store, "MK14")
    found = shift_share.answer(store, area=area, from_year=2007)
    assert found.rows["change_persons"].sum() == 78688 - 84346
    for year in (2006, 2023):
        with pytest.raises(UnknownName, match=rf"No base year '{year}'\. Nearest: "):
            shift_share.answer(store, area=area, from_year=year)


def test_the_year_to_count_from_is_an_analysts_to_give_and_not_the_pages(store: Store, built_home: Project) -> None:
    assert shift_share.EXHIBIT.parameters == ("area",)
    brief = Brief(BriefRequest(find_area(store, "MK14"), "en", 2040), store, cited_sources(built_home))
    usual, other = brief.show(shift_share), brief.show(shift_share, from_year=2007)
    assert usual is not None
    assert other is not None
    assert (usual.answer.facts[:2], other.answer.facts[:2]) == ((2013, 2023), (2007, 2023))


def test_the_base_year_lies_after_the_jump_of_households_as_employers(store: Store) -> None:
    """Section T is 228 persons in 2012 and 7 788 in 2013: a base before that would split a change of register."""
    years = store.query(
        "select year, cast(sum(employed_persons) as bigint) as persons from raw_statfin__employed_industry"
        " where industry_code = 'T' group by year order by year"
    )
    counted = list(zip(years["year"].tolist(), years["persons"].tolist(), strict=True))
    jumps = [year for (_, before), (year, now) in pairwise(counted) if now > 10 * before]
    assert jumps == [2013]
