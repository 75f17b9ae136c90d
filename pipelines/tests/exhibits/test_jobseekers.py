"""The share of unemployed over the years: hand-made rows and their sentences, and the register's own numbers."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.exhibits.labour import jobseekers, occupations
from lagesbild.figures import LinePoint
from lagesbild.language import CompositeCell, Row
from lagesbild.language.register import direction
from lagesbild.store import Store, find_area
from tests.exhibits.register_months import months
from tests.exhibits.spoken import context, in_english, table, takeaways

GAP = "There are no figures for this month in 2024 and 2025; the line passes over them."
BEFORE = ("area", 2023, 520, 520, 30, 33, 7.14, 7.14, 5.8, 6.3)
NOW = ("area", 2026, 932, 932, 29, 35, 10.81, 10.81, 3.1, 3.8)
COUNTRY = ("country", 2026, 352001, 352001, 26641, 26641, 12.83, 12.83, 7.6, 7.6)


def _found(*rows: tuple[object, ...]) -> Answer[None]:
    return Answer.of(months(*rows), None)


def _ends(low: float | None, high: float | None, *, year: int = 2026) -> tuple[object, ...]:
    return ("area", year, 1, 4, 0, 0, low, high, 0.0, 0.0)


def test_the_newest_month_leads_and_says_since_when_it_rose() -> None:
    assert takeaways(jobseekers, _found(BEFORE, NOW)) == [
        "Vuodesta 2023 työttömien osuus on noussut 7,1 prosentista 10,8 prosenttiin.",
        "Sedan 2023 har andelen arbetslösa stigit från 7,1 till 10,8 procent.",
        "Since 2023 unemployment has risen from 7.1 to 10.8 per cent of the labour force.",
    ]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (
            (2.8, 2.8),
            (0.4, 1.7),
            [
                "Vuodesta 2023 työttömien osuus on laskenut 2,8 prosentista 0,4–1,7 prosenttiin.",
                "Sedan 2023 har andelen arbetslösa sjunkit från 2,8 till 0,4–1,7 procent.",
                "Since 2023 unemployment has fallen from 2.8 to 0.4–1.7 per cent of the labour force.",
            ],
        ),
        (
            (7.14, 7.14),
            (7.06, 7.06),
            [
                "Työttömien osuus on sama kuin vuonna 2023: silloin 7,1, nyt 7,1 prosenttia.",
                "Andelen arbetslösa är densamma som år 2023: då 7,1, nu 7,1 procent.",
                "Unemployment is the same as in 2023: then 7.1, now 7.1 per cent.",
            ],
        ),
        (
            (0.9, 3.7),
            (3.7, 3.7),
            [
                "Vuonna 2023 työttömien osuus oli 0,9–3,7 ja nyt 3,7 prosenttia.",
                "År 2023 var andelen arbetslösa 0,9–3,7 och nu 3,7 procent.",
                "In 2023 unemployment was 0.9–3.7 and now 3.7 per cent of the labour force.",
            ],
        ),
        (
            (None, None),
            (3.7, 3.7),
            [
                "Työttömiä on 3,7 prosenttia työvoimasta.",
                "Av arbetskraften är 3,7 procent arbetslösa.",
                "Of the labour force 3.7 per cent are unemployed.",
            ],
        ),
        (
            (3.7, 3.7),
            (None, None),
            [
                "Uusimman kuukauden osuutta ei voi laskea.",
                "Andelen för den nyaste månaden kan inte beräknas.",
                "The share of the newest month cannot be calculated.",
            ],
        ),
    ],
    ids=["falls", "same", "open", "only", "none"],
)
def test_no_way_is_claimed_that_hidden_numbers_leave_open(
    before: tuple[float | None, float | None], now: tuple[float | None, float | None], said: list[str]
) -> None:
    assert takeaways(jobseekers, _found(_ends(*before, year=2023), _ends(*now))) == said


def test_a_direction_is_that_of_every_number_that_is_possible() -> None:
    assert direction((1.0, 2.0), (2.1, 3.0)) == "rises"
    assert direction((1.0, 2.0), (2.04, 3.0)) == "open"  # 2.0 and 2.0 as they are written
    assert direction((2.0, 2.0), (1.0, 1.9)) == "falls"


def test_table_and_line_hold_area_and_country_of_the_same_month() -> None:
    shown = in_english(jobseekers, _found(BEFORE, NOW, COUNTRY))
    assert table(shown) == (
        Row("2023", ("7.1", "–", "30–33", "520")),
        Row("2026", ("10.8", "12.8", "29–35", "932")),
    )
    points = [(mark.year, mark.value) for mark in shown.marks if isinstance(mark, LinePoint)]
    assert points == [(2023, 7.14), (2026, 10.81), (2026, 12.83)]
    assert shown.weight == pytest.approx(412 / 520)
    assert shown.notes[0].startswith("The numbers 1–4 are protected.")
    assert shown.reading == GAP


def test_notes_on_hidden_numbers_and_on_a_gap_stand_only_where_there_is_one() -> None:
    plain = ("area", 2025, 520, 520, 30, 30, 7.1, 7.1, 5.8, 5.8)
    notes = in_english(jobseekers, _found(plain, (*NOW[:4], 29, 29, *NOW[6:]))).notes
    assert not any("hides" in note or "passes over" in note for note in notes)


def test_a_download_has_both_ends_of_a_range_as_numbers() -> None:
    cells = table(in_english(jobseekers, _found(BEFORE, _ends(0.49, 1.95))))[1].cells
    ends = [[(label, end.value) for label, end in cell.parts] for cell in cells if isinstance(cell, CompositeCell)]
    assert ends == [
        [("lower end", 0.5), ("upper end", 2.0)],
        [("lower end", 1), ("upper end", 4)],
    ]


def test_without_any_labour_force_nothing_is_shown() -> None:
    shown = in_english(jobseekers, _found(_ends(None, None, year=2023), _ends(None, None)))
    assert shown.reason == "the labour force of the area has not been published"


@pytest.mark.parametrize(
    ("language", "remarks"),
    [
        (
            "fi",
            (
                "Uusimmat luvut työttömyydestä ja avoimista työpaikoista: kesäkuu 2026.",
                "Uusimmat luvut ammateista: lokakuu 2023.",
            ),
        ),
        (
            "sv",
            (
                "De nyaste siffrorna om arbetslöshet och lediga jobb gäller juni 2026.",
                "De nyaste siffrorna om yrken gäller oktober 2023.",
            ),
        ),
        (
            "en",
            (
                "The newest figures on unemployment and vacancies are for June 2026.",
                "The newest figures on occupations are for October 2023.",
            ),
        ),
    ],
)
def test_the_head_of_the_page_says_how_new_the_figures_are(
    store: Store, language: str, remarks: tuple[str, ...]
) -> None:
    area = find_area(store, "kopa-jarviseutu")
    answers = {room: room.answer(store, area=area) for room in (jobseekers, occupations)}
    shown = [room.EXHIBIT.words(found, context(room, language)) for room, found in answers.items()]  # type: ignore[arg-type]
    assert tuple(remark for each in shown for remark in each.remarks) == remarks


def _pct(rows: pd.DataFrame, unit: str, year: int) -> list[float]:
    row = rows[(rows["unit"] == unit) & (rows["year"] == year)]
    return row[["unemployed_low_pct", "unemployed_high_pct"]].round(1).to_numpy().tolist()[0]


@pytest.mark.parametrize(
    ("code", "pct"),
    # KEHA 12r5, June 2026, the provider's own shares of unemployed in the labour force
    [
        *(("020", 13.1), ("005", 8.4), ("009", 8.4), ("010", 9.6), ("016", 10.9), ("035", 4.6), ("043", 5.2)),
        *(("049", 12.2), ("052", 5.0), ("091", 14.2), ("111", 15.4), ("153", 17.8), ("179", 17.2), ("SSS", 12.8)),
    ],
)
def test_shares_are_those_that_the_provider_publishes(store: Store, code: str, pct: float) -> None:
    rows = jobseekers.answer(store, area=find_area(store, code)).rows
    assert _pct(rows, "area", 2026) == [pct, pct]


def test_a_secret_number_makes_a_range_of_the_share(store: Store) -> None:
    # KEHA 12r5, June 2026: Föglö "..." of 235
    assert _pct(jobseekers.answer(store, area=find_area(store, "062")).rows, "area", 2026) == [0.4, 1.7]


def test_jobseekers_of_the_group_are_summed_and_hidden_numbers_make_a_range(store: Store) -> None:
    found = jobseekers.answer(store, area=find_area(store, "kopa-jarviseutu"))
    own = found.rows[found.rows["unit"] == "area"]
    # KEHA 12r5, June 2026: 302 + 50 + 70 + 71 unemployed, 19 + 6 + 7 vacancies and one hidden number
    last = own.iloc[-1]
    assert last["month"] == "2026-06"
    assert last["unemployed_at_least_persons"] == last["unemployed_at_most_persons"] == 493
    assert (last["vacancies_at_least_count"], last["vacancies_at_most_count"]) == (33, 36)
    assert own["year"].tolist() == [*range(2006, 2024), 2026]
    assert own["month"].str[-2:].unique().tolist() == ["06"]
    assert found.sources == {"keha-12r5", "keha-12r5-latest"}
