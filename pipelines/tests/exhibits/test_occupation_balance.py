"""Vacancies and unemployed jobseekers by occupation: hand-made rows and their sentences, and a recount of the table."""

import pandas as pd
import pytest

from lagesbild import figures
from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import occupation_balance
from lagesbild.exhibits.labour.occupation_balance import Period
from lagesbild.figures import Dot, Interval
from lagesbild.language import CompositeCell, Row
from lagesbild.settings import LANGUAGES
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import context, in_english, table, takeaways

PERIOD = Period("2022-11", "2023-10", 12)
COLUMNS = [
    "occupation_code",
    "name_fi",
    "name_sv",
    "name_en",
    "balance",
    "is_shown",
    "unemployed_at_least_persons",
    "unemployed_at_most_persons",
    "vacancies_at_least_count",
    "vacancies_at_most_count",
    "tightness_low",
    "tightness_high",
]
NURSES = ("3221", "Sairaanhoitajat", "Sjukskötare", "Nurses", "more_vacancies", True, 26.4, 26.4, 55.5, 55.5, 210, 210)
COOKS = ("5120", "Kokit", "Kockar", "Cooks", "more_vacancies", True, 10.0, 10.0, 15.0, 15.0, 150, 150)
JOINERS = ("7522", "Puusepät", "Snickare", "Joiners", "many_jobseekers", True, 37.0, 37.0, 1.0, 4.0, 2.7, 10.8)
SMALL = ("1111", "Lainsäätäjät", "Lagstiftare", "Legislators", "undetermined", False, 0, 0, 0, 0, None, None)


def found(*rows: tuple[object, ...]) -> Answer[Period]:
    return Answer.of(pd.DataFrame(rows, columns=COLUMNS), PERIOD)


def test_in_some_occupations_there_were_more_vacancies() -> None:
    assert takeaways(occupation_balance, found(NURSES, COOKS, JOINERS, SMALL)) == [
        "Etelä-Pohjanmaalla 2 ammatissa 3 vertaillusta oli enemmän avoimia työpaikkoja kuin työttömiä.",
        "I Södra Österbotten hade 2 av 3 yrken fler lediga jobb än arbetslösa.",
        "In South Ostrobothnia, 2 of 3 large occupations had more vacancies than jobseekers.",
    ]


def test_in_one_occupation_there_were_more_vacancies() -> None:
    assert takeaways(occupation_balance, found(NURSES, JOINERS)) == [
        "Etelä-Pohjanmaalla yhdessä ammatissa 2 vertaillusta oli enemmän avoimia työpaikkoja kuin työttömiä.",
        "I Södra Österbotten hade ett enda av 2 yrken fler lediga jobb än arbetslösa.",
        "In South Ostrobothnia, one of 2 large occupations had more vacancies than jobseekers.",
    ]


def test_in_all_occupations_there_were_more_vacancies() -> None:
    assert takeaways(occupation_balance, found(NURSES, SMALL)) == [
        "Etelä-Pohjanmaalla kaikissa suurissa ammateissa oli 2022–2023 enemmän avoimia työpaikkoja kuin työttömiä.",
        "I Södra Österbotten hade alla stora yrken 2022–2023 fler lediga jobb än arbetslösa.",
        "In South Ostrobothnia, every large occupation had more vacancies than jobseekers in 2022–2023.",
    ]


def test_nowhere_were_there_more_vacancies() -> None:
    assert takeaways(occupation_balance, found(JOINERS)) == [
        "Etelä-Pohjanmaalla missään suuressa ammatissa ei 2022–2023 ollut enemmän avoimia työpaikkoja kuin työttömiä.",
        "I Södra Österbotten hade inget stort yrke 2022–2023 fler lediga jobb än arbetslösa.",
        "In South Ostrobothnia, no large occupation had more vacancies than jobseekers in 2022–2023.",
    ]


def test_table_and_notes() -> None:
    shown = in_english(occupation_balance, found(NURSES, JOINERS, SMALL))
    assert shown.title == (
        "Vacancies and unemployed jobseekers in 2 large occupations, monthly mean November 2022 – October 2023, "
        "Etelä-Pohjanmaa"
    )
    assert table(shown) == (
        Row("Nurses (3221)", ("More vacancies than unemployed", "56", "26", "210")),
        Row("Joiners (7522)", ("At least 5 unemployed per vacancy", "1–4", "37", "3–11")),
    )
    notes = "\n".join(shown.notes)
    assert "does not by itself show a shortage" in notes
    assert "means of the ends of 12 months. The numbers 1–4 are protected" in notes
    assert "the 6 occupations with most unemployed and also those with most vacancies, at most 12" in notes
    assert "where the counts come to under 20" in notes
    assert shown.is_of_region
    assert not in_english(occupation_balance, found(NURSES), "region").is_of_region


def test_a_download_has_both_ends_of_a_range_as_numbers() -> None:
    cells = table(in_english(occupation_balance, found(JOINERS)))[0].cells
    assert [[end.value for _, end in cell.parts] for cell in cells if isinstance(cell, CompositeCell)] == [
        [1, 4],
        [3, 11],
    ]


def test_nothing_determined_of_any_occupation_is_not_shown() -> None:
    shown = [occupation_balance.words(found(SMALL), context(occupation_balance, language)) for language in LANGUAGES]
    assert [each.reason.split(" ")[0] for each in shown] == ["missään", "inget", "no"]
    assert all(each.table is None for each in shown)


def test_rows_with_more_vacancies_are_marked_and_values_stand_on_the_outer_side() -> None:
    shown = in_english(occupation_balance, found(NURSES, JOINERS))
    figure = figures.pairs([mark for mark in shown.marks if isinstance(mark, Interval | Dot)], shown.axis)
    assert [(trace.name, trace.meta["role"], list(trace.y)) for trace in figure.data] == [
        ("own", "own", ["Nurses"]),
        ("quiet", "quiet", ["Joiners"]),
        ("Vacancies", "own", ["Nurses", "Joiners"]),
        ("Unemployed jobseekers", "quiet", ["Nurses", "Joiners"]),
    ]
    assert [trace.showlegend for trace in figure.data] == [False, False, None, None]  # None: as the layout says
    assert figure.layout.showlegend is True
    assert (list(figure.data[0].base), list(figure.data[0].x)) == ([26.4], [29.1])
    assert [list(trace.textposition) for trace in figure.data[2:]] == [
        ["middle right", "middle left"],
        ["middle left", "middle right"],
    ]
    assert list(figure.data[2].text) == ["56", "1–4"]
    assert list(figure.data[3].hovertext) == ["Nurses, Unemployed jobseekers: 26", "Joiners, Unemployed jobseekers: 37"]


def recounted(store: Store, region: str) -> pd.DataFrame:
    """Twelve months in plain SQL over the provider's table as received; means in whole numbers, a half upwards."""
    return store.query(
        """
        with cells as (
            select occupation_code,
                case when unemployed_status = '...' then 1 else unemployed_persons end as u0,
                case when unemployed_status = '...' then 4 else unemployed_persons end as u1,
                case when vacancies_status = '...' then 1 else vacancies_count end as v0,
                case when vacancies_status = '...' then 4 else vacancies_count end as v1
            from raw_keha__occupation
            where area_code = $region and month > '2022M10' and occupation_code not similar to 'X.*|SSS'
        ),
        sums as (
            select occupation_code, sum(u0 + v0) as counted, (sum(u0) + 6) // 12 as u0, (sum(u1) + 6) // 12 as u1,
                (sum(v0) + 6) // 12 as v0, (sum(v1) + 6) // 12 as v1
            from cells group by 1
        )
        select occupation_code,
            case when counted < 20 * 12 then 'undetermined' when v0 > u1 then 'more_vacancies'
                when u0 >= 5 * v1 then 'many_jobseekers' when u0 >= v1 and u1 < 5 * v0 then 'some_jobseekers'
                else 'undetermined' end as balance
        from sums order by occupation_code
        """,
        region=region,
    )


REGION = {"more_vacancies": 19, "some_jobseekers": 29, "many_jobseekers": 24, "undetermined": 345}
WHOLE = {"more_vacancies": 44, "some_jobseekers": 114, "many_jobseekers": 205, "undetermined": 54}


@pytest.mark.parametrize(
    ("code", "region", "expected"),
    [("kopa-jarviseutu", "MK14", REGION), ("MK14", "MK14", REGION), ("SSS", "SSS", WHOLE)],
)
def test_balance_by_occupation_as_recounted(store: Store, code: str, region: str, expected: dict[str, int]) -> None:
    answer = occupation_balance.answer(store, area=find_area(store, code))
    assert answer.rows["balance"].value_counts().to_dict() == expected
    assert answer.facts == PERIOD
    rows = answer.rows.sort_values("occupation_code", ignore_index=True)[["occupation_code", "balance"]]
    pd.testing.assert_frame_equal(rows, recounted(store, region), check_dtype=False, check_names=False)


def test_most_sought_and_most_offered_occupations_are_shown(store: Store) -> None:
    answer = occupation_balance.answer(store, area=find_area(store, "MK14"))
    shown = answer.rows[answer.rows["is_shown"]]
    assert shown["occupation_code"].tolist() == [
        *["9629", "8160", "5322", "9412", "5120", "5321", "5223", "8211"],  # more vacancies
        *["7111", "8332", "7115", "4120"],
    ]
    shop = shown[shown["occupation_code"] == "5223"].iloc[0]
    # KEHA 12ti, South Ostrobothnia, November 2022 – October 2023: sums of 2 983 unemployed and 3 177 vacancies
    assert (12 * shop["unemployed_at_least_persons"], 12 * shop["vacancies_at_most_count"]) == (2983, 3177)


def test_small_counts_determine_nothing(store: Store) -> None:
    rows = occupation_balance.answer(store, area=find_area(store, "MK21")).rows
    # Åland has a few hundred jobseekers in all
    assert rows["balance"].value_counts().to_dict() == {"undetermined": 410, "more_vacancies": 4, "some_jobseekers": 3}
    assert not rows.loc[rows["balance"] == "undetermined", "is_shown"].any()


def test_regions_of_a_group_are_summed_in_any_order(store: Store) -> None:
    one, other = (
        occupation_balance.answer(store, area=group_of(store, codes))
        for codes in (["005", "091", "398"], ["398", "005", "091"])
    )
    pd.testing.assert_frame_equal(one.rows, other.rows)
    assert one.facts == other.facts
