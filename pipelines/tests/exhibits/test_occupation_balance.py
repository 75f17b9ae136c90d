"""The balance of labour by occupation: hand-made rows and their sentences, and a recount in whole numbers."""

import pandas as pd
import pytest

from lagesbild import figures
from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import occupation_balance
from lagesbild.exhibits.labour.occupation_balance import Period
from lagesbild.figures import Axis, Bar
from lagesbild.language import CompositeCell, Row
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import context, in_english, table, takeaways

PERIOD = Period("2022-11", "2023-10", 12, 176, 1000)
COLUMNS = [
    "occupation_code",
    "name_fi",
    "name_sv",
    "name_en",
    "shortage_months",
    "mismatch_months",
    "oversupply_months",
    "balanced_months",
    "undetermined_months",
    "balance",
    "is_shown",
    "unemployed_at_least_persons",
    "unemployed_at_most_persons",
    "vacancies_at_least_count",
    "vacancies_at_most_count",
]
ROWS = pd.DataFrame(
    [
        ("3221", "Sairaanhoitajat", "Sjukskötare", "Nurses", 11, 1, 0, 0, 0, "shortage", True, 20, 20, 42, 42),
        ("7522", "Puusepät", "Snickare", "Joiners", 0, 0, 9, 0, 3, "oversupply", True, 37, 37, 1, 4),
        ("1111", "Lainsäätäjät", "Lagstiftare", "Legislators", 0, 0, 0, 0, 12, "undetermined", False, 0, 0, 0, 0),
    ],
    columns=COLUMNS,
)
FOUND = Answer.of(ROWS, PERIOD)


def test_balance_by_occupation() -> None:
    assert takeaways(occupation_balance, FOUND) == [
        "Työvoimapula: Sairaanhoitajat. Ylitarjonta: Puusepät. Näin on vähintään 9 kuukautena 12 kuukaudesta "
        "(marraskuu 2022 – lokakuu 2023).",
        "Brist: Sjukskötare. Överutbud: Snickare. Så är det under minst 9 av 12 månader (november 2022 – oktober "
        "2023).",
        "Shortage: Nurses. Oversupply: Joiners. This holds in at least 9 of 12 months (November 2022 – October 2023).",
    ]
    shown = in_english(occupation_balance, FOUND)
    assert table(shown) == (
        Row("Nurses (3221)", ("Shortage", "11", "1", "0", "0", "0", "42", "20")),
        Row("Joiners (7522)", ("Oversupply", "0", "0", "9", "0", "3", "1–4", "37")),
    )
    assert shown.axis == Axis("Months", (0.0, 3.0, 6.0, 9.0, 12.0), ("0", "3", "6", "9", "12"))
    notes = "\n".join(shown.notes)
    assert "In the whole country the figure was 18 per hundred unemployed (October 2023)." in notes
    assert "the hidden numbers 1–4 leave more than one possibility" in notes
    assert "fewer than 20 unemployed jobseekers and vacancies together" in notes
    assert "the same result in at least 9 of 12 months" in notes
    assert "at most the 5 largest occupations of each group" in notes
    assert "They are not the labour barometer" in notes
    assert "Occupations without a clear imbalance: 0; that change: 0; of which nothing can be said: 1." in notes
    assert "The provider hides the numbers 1–4; in the table such a number or sum stands as a range." in notes


def test_a_download_has_both_ends_of_a_range_as_numbers() -> None:
    cells = table(in_english(occupation_balance, FOUND))[1].cells
    assert [[end.value for _, end in cell.parts] for cell in cells if isinstance(cell, CompositeCell)] == [[1, 4]]


def test_figures_of_the_region_are_named_so() -> None:
    assert in_english(occupation_balance, FOUND).is_of_region
    assert not in_english(occupation_balance, FOUND, "region").is_of_region


def test_of_many_occupations_three_are_named_and_all_counted() -> None:
    four = pd.concat([ROWS.head(1)] * 4, ignore_index=True).assign(name_en=["A", "B", "C", "D"])
    sentence = in_english(occupation_balance, Answer.of(four, PERIOD)).takeaway
    assert sentence.startswith("Shortage: A; B; C (4 in all). This holds")


def test_that_no_class_lasts_is_a_sentence_of_its_own() -> None:
    assert takeaways(occupation_balance, Answer.of(ROWS.head(1).assign(balance="changing"), PERIOD)) == [
        "Missään ammatissa luvut eivät viittaa pulaan, kohtaanto-ongelmaan tai ylitarjontaan vähintään 9 kuukautena 12 "
        "kuukaudesta (marraskuu 2022 – lokakuu 2023).",
        "I inget yrke tyder talen på brist, matchningsproblem eller överutbud under minst 9 av 12 månader (november "
        "2022 – oktober 2023).",
        "In no occupation do the figures point to a shortage, a mismatch or an oversupply in at least 9 of 12 months "
        "(November 2022 – October 2023).",
    ]


def test_nothing_determined_of_any_occupation_is_not_shown() -> None:
    none = Answer.of(ROWS.tail(1), PERIOD)
    shown = [occupation_balance.words(none, context(occupation_balance, language)) for language in LANGUAGES]
    assert [each.reason.split(" ")[0] for each in shown] == ["missään", "inget", "no"]
    assert all(each.table is None for each in shown)


def test_every_stack_has_every_name_in_one_order_and_zero_is_not_pointed_at() -> None:
    shown = in_english(occupation_balance, FOUND)
    figure = figures.stacked_bars([mark for mark in shown.marks if isinstance(mark, Bar)], shown.axis)
    assert [trace.name for trace in figure.data] == ["Shortage", "Mismatch", "Oversupply", "No clear imbalance"]
    assert [list(trace.y) for trace in figure.data] == [["Nurses", "Joiners"]] * 4
    assert [list(trace.x) for trace in figure.data] == [[11.0, 0.0], [1.0, 0.0], [0.0, 9.0], [0.0, 0.0]]
    assert [list(trace.text) for trace in figure.data] == [["11", ""], ["1", ""], ["", "9"], ["", ""]]
    assert list(figure.data[2].hovertext) == ["", "Joiners, Oversupply, months: 9"]
    assert (figure.layout.barmode, tuple(figure.layout.xaxis.range)) == ("stack", (0.0, 12.0))


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


SMALL = {"shortage": 6, "mismatch": 7, "oversupply": 5, "changing": 36, "undetermined": 363}
WHOLE = {"shortage": 21, "mismatch": 48, "oversupply": 132, "balanced": 19, "changing": 131, "undetermined": 66}


@pytest.mark.parametrize(
    ("code", "region", "expected"),
    [("kopa-jarviseutu", "MK14", SMALL), ("MK14", "MK14", SMALL), ("SSS", "SSS", WHOLE)],
)
def test_balance_by_occupation_as_recounted(store: Store, code: str, region: str, expected: dict[str, int]) -> None:
    found = occupation_balance.answer(store, area=find_area(store, code))
    assert found.rows["balance"].value_counts().to_dict() == expected
    # KEHA 12ti and its totals, October 2023: 45 031 vacancies and 256 070 unemployed jobseekers in the whole country
    assert found.facts == Period("2022-11", "2023-10", 12, 45031, 256070)
    counts = recounted(store, region)
    rows = found.rows.sort_values("occupation_code", ignore_index=True)[list(counts.columns)]
    pd.testing.assert_frame_equal(rows, counts, check_dtype=False, check_names=False)


def test_the_largest_of_each_class_are_shown(store: Store) -> None:
    found = occupation_balance.answer(store, area=find_area(store, "MK14"))
    shown = found.rows[found.rows["is_shown"]]
    assert shown["occupation_code"].tolist() == [
        *["5322", "3322", "3221", "5131", "5141"],
        *["9112", "3412", "7223", "5414", "8322"],
        *["7115", "4120", "7522", "7422", "2514"],
        *["5223", "5321", "5120", "8160", "8211"],
    ]
    assert shown["balance"].tolist() == [
        *["shortage"] * 5,
        *["mismatch"] * 5,
        *["oversupply"] * 5,
        *["changing"] * 5,
    ]
    nurses = shown[shown["occupation_code"] == "3221"].iloc[0]
    assert (nurses["unemployed_at_least_persons"], nurses["vacancies_at_most_count"]) == (20, 42)


def test_small_counts_determine_nothing(store: Store) -> None:
    rows = occupation_balance.answer(store, area=find_area(store, "MK21")).rows
    # Åland has a few hundred jobseekers in all
    assert rows["balance"].value_counts().to_dict() == {"undetermined": 412, "changing": 4, "shortage": 1}
    assert not rows.loc[rows["balance"] == "undetermined", "is_shown"].any()


def test_regions_of_a_group_are_summed_in_any_order(store: Store) -> None:
    one, other = (
        occupation_balance.answer(store, area=group_of(store, codes))
        for codes in (["005", "091", "398"], ["398", "005", "091"])
    )
    pd.testing.assert_frame_equal(one.rows, other.rows)
    assert one.facts == other.facts
