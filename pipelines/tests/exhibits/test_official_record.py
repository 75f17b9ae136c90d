"""How earlier projections fared: sentences of hand-made rows, and figures of the providers' added up by hand."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import pytest

from lagesbild import figures
from lagesbild.exhibits import Answer
from lagesbild.exhibits.population import official_record as room
from lagesbild.exhibits.population.official_record import Told
from lagesbild.figures import Dot, Interval
from lagesbild.language import CompositeCell, Row
from lagesbild.store import Store, find_area, group_of
from tests.exhibits.spoken import in_english, table, takeaways

COLUMNS = [
    *("round", "age_band", "year", "projected_persons", "observed_persons"),
    *("areas_count", "low_pct", "median_pct", "high_pct"),
]
TOWNS = Told(2019, 2025, "municipalities", 5000, 20000)
REGIONS = Told(2019, 2025, "regions", 0, 10_000_000)
Line = tuple[int, str, int, int, int, int | None, float | None, float | None, float | None]


def compared(
    projected: int, observed: int, *, of: int = 2019, band: str = "all", year: int = 2025, is_alone: bool = False
) -> Line:
    others = (None,) * 4 if is_alone else (110, -1.5, 0.7, 3.6)
    return (of, band, year, projected, observed, *others)


def answer(*rows: Line, facts: Told = TOWNS) -> Answer[Told | None]:
    return Answer(pd.DataFrame(list(rows), columns=COLUMNS), facts, frozenset())


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        (
            9600,
            [
                "Alueella Järviseutu oli 4,0\u00a0% vähemmän asukkaita vuonna 2025 kuin vuoden 2019 ennusteessa.",
                "I området Sjönejden fanns 4,0\u00a0% färre invånare 2025 än man räknade med 2019.",
                "In Järviseutu, 4.0% fewer people lived in 2025 than projected in 2019.",
            ],
        ),
        (
            11000,
            [
                "Alueella Järviseutu oli 10,0\u00a0% enemmän asukkaita vuonna 2025 kuin vuoden 2019 ennusteessa.",
                "I området Sjönejden fanns 10,0\u00a0% fler invånare 2025 än man räknade med 2019.",
                "In Järviseutu, 10.0% more people lived in 2025 than projected in 2019.",
            ],
        ),
        (
            10099,
            [
                "Alueella Järviseutu oli suunnilleen yhtä paljon asukkaita vuonna 2025 kuin vuoden 2019 ennusteessa.",
                "I området Sjönejden fanns ungefär lika många invånare 2025 som man räknade med 2019.",
                "In Järviseutu there were about as many residents in 2025 as projected in 2019.",
            ],
        ),
    ],
    ids=["lower", "higher", "as-projected"],
)
def test_official_record(observed: int, expected: list[str]) -> None:
    assert takeaways(room, answer(compared(10000, observed))) == expected


@pytest.mark.parametrize(
    ("observed", "expected"),
    [
        (
            101,
            [
                "Alueella Järviseutu oli 19 asukasta vähemmän vuonna 2025 kuin vuoden 2019 ennusteessa.",
                "I området Sjönejden fanns 19 färre invånare 2025 än man räknade med 2019.",
                "In Järviseutu there were 19 fewer residents in 2025 than projected in 2019.",
            ],
        ),
        (
            123,
            [
                "Alueella Järviseutu oli 3 asukasta enemmän vuonna 2025 kuin vuoden 2019 ennusteessa.",
                "I området Sjönejden fanns 3 fler invånare 2025 än man räknade med 2019.",
                "In Järviseutu there were 3 more residents in 2025 than projected in 2019.",
            ],
        ),
    ],
)
def test_a_handful_of_residents_is_told_as_persons(observed: int, expected: list[str]) -> None:
    assert takeaways(room, answer(compared(120, observed))) == expected


def test_one_resident_is_one() -> None:
    assert takeaways(room, answer(compared(100, 99)))[::2] == [
        "Alueella Järviseutu oli 1 asukas vähemmän vuonna 2025 kuin vuoden 2019 ennusteessa.",
        "In Järviseutu there was 1 resident fewer in 2025 than projected in 2019.",
    ]
    assert takeaways(room, answer(compared(100, 101)))[::2] == [
        "Alueella Järviseutu oli 1 asukas enemmän vuonna 2025 kuin vuoden 2019 ennusteessa.",
        "In Järviseutu there was 1 resident more in 2025 than projected in 2019.",
    ]


def test_what_was_projected_and_came_is_said_and_how_municipalities_of_its_size_fared() -> None:
    shown = in_english(room, answer(compared(10000, 9600)))
    assert shown.reading == (
        "The projection of 2019 for 2025 was 10,000 residents. There were 9,600, and the deviation from the projection "
        "was −4.0%."
    )
    assert shown.notes[:2] == (
        shown.reading,
        "In municipalities of the same size (5,000–20,000 inhabitants; 110 in all) the deviation was typically +0.7%, "
        "and in eight of ten it lay within −1.5 … +3.6%.",
    )
    assert any(note.startswith("Ages can be compared only for regions") for note in shown.notes)
    assert shown.weight == 0.0


@pytest.mark.parametrize(
    ("facts", "beginning"),
    [
        (Told(2019, 2025, "municipalities", 0, 2000), "(under 2,000 inhabitants; 110 in all)"),
        (Told(2019, 2025, "municipalities", 50000, 10_000_000), "(over 50,000 inhabitants; 110 in all)"),
        (REGIONS, "In the regions (110) the deviation was typically +0.7%"),
    ],
)
def test_those_beside_it_are_named(facts: Told, beginning: str) -> None:
    assert beginning in in_english(room, answer(compared(10000, 9600), facts=facts)).notes[1]


def test_a_region_shows_its_ages_from_the_youngest_on_below_what_is_told() -> None:
    rows = [
        compared(11000, 10000, of=2012, year=2020),
        compared(10000, 10001, year=2019),
        compared(10000, 10010, year=2024),
        compared(10000, 9600),
        compared(500, 505, band="85+"),
        compared(0, 1, band="6"),
        compared(400, 420, band="0-2"),
        compared(700, 700, band="15-64"),
        compared(9700, 9600, of=2021, is_alone=True),
    ]
    shown = in_english(room, answer(*rows, facts=REGIONS), "region")
    bars = [mark.category for mark in shown.marks if isinstance(mark, Interval)]
    assert bars == ["2020 (projection 2012)", "2025 (projection 2019)", "Ages 0–2", "Ages 85+"]
    assert [(mark.category, round(mark.value, 1)) for mark in shown.marks if isinstance(mark, Dot)] == [
        ("2020 (projection 2012)", -9.1),
        ("2025 (projection 2019)", -4.0),
        ("Ages 0–2", 5.0),
        ("Ages 85+", 1.0),
    ]
    assert [row.header for row in table(shown)][-3:] == ["2025 (projection 2019)"] * 3
    assert [row.cells[0] for row in table(shown)] == ["all"] * 5 + ["0–2", "6", "85+"]
    assert table(shown)[6].cells[3:5] == ("+1", "–")
    assert table(shown)[4].cells[-1] == "–"
    assert "The ages are from the projection of 2019 for 2025." in shown.notes


def test_without_ages_every_year_ahead_is_a_row_and_what_is_told_stands_last() -> None:
    rows = [
        compared(11000, 10000, of=2012, year=2020),
        compared(10000, 10001, year=2019),
        compared(10000, 10010, year=2024),
        compared(10000, 9600),
        compared(9700, 9600, of=2024),
    ]
    shown = in_english(room, answer(*rows))
    figure = figures.intervals([each for each in shown.marks if isinstance(each, Interval | Dot)], shown.axis)
    assert [name.split("<br>")[0] for name in figure.data[0].y] == [
        "2020 (projection 2012)",
        "2024 (projection 2019)",
        "2025 (projection 2024)",
        "2025 (projection 2019)",
    ]
    assert figure.data[0].y[-1].split("<br>")[1] == "−4.0% (−1.5 … +3.6%)"
    assert [trace.name for trace in figure.data] == ["Municipalities of the same size (8 in ten)", "Järviseutu"]


def test_a_download_has_both_ends_of_the_spread() -> None:
    (row,) = table(in_english(room, answer(compared(10000, 9600))))
    assert row == Row("2025 (projection 2019)", ("all", "10,000", "9,600", "−400", "−4.0%", "−1.5 … +3.6%"))
    spread = row.cells[-1]
    assert isinstance(spread, CompositeCell)
    assert [(label, part.value) for label, part in spread.parts] == [("lower end", -1.5), ("upper end", 3.6)]


def row_of(found: Answer[Told | None], *key: object) -> dict[Hashable, Any]:
    """The row of a round, age band and year."""
    rows = found.rows.to_dict("records")
    return next(row for row in rows if (row["round"], row["age_band"], row["year"]) == key)


def test_a_group_is_the_sum_of_its_members_as_the_providers_have_them(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "kopa-jarviseutu"))
    row = row_of(found, 2019, "all", 2025)
    # 128v: Alajärvi, Evijärvi, Lappajärvi, Vimpeli in 2025; 11re, 31 December 2025: 8 982 + 2 267 + 2 704 + 2 554
    assert (row["projected_persons"], row["observed_persons"], row["areas_count"]) == (16444, 16507, 110)
    assert found.facts == TOWNS
    assert found.sources >= {"statfin-128v", "sotkanet-projection-2012", "statfin-11re-total"}
    own = room.answer(store, area=group_of(store, ["005", "052", "403", "934"]))
    pd.testing.assert_frame_equal(own.rows, found.rows)


def test_the_country_stands_beside_its_regions(store: Store) -> None:
    found = room.answer(store, area=find_area(store, "SSS"))
    of_2021 = row_of(found, 2021, "all", 2025)
    assert found.facts == REGIONS
    assert (of_2021["projected_persons"], of_2021["observed_persons"]) == (5576186, 5652881)
    assert pd.isna(of_2021["low_pct"])
    assert row_of(found, 2019, "7-12", 2025)["areas_count"] == 19


def test_an_area_of_which_a_member_is_not_told_is_not_shown() -> None:
    shown = in_english(room, Answer(pd.DataFrame(columns=COLUMNS), None, frozenset()))
    assert (shown.title, shown.reason) == (
        "How did the earlier projections fare?",
        "there are no earlier projections for all municipalities of the area.",
    )
