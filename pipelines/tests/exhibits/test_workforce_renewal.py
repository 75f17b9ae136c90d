"""Who replaces whom: sentences of hand-made rows, and the real figures added up by hand."""

import pytest

from lagesbild.exhibits.labour import workforce_renewal
from lagesbild.language import Row
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Store, find_area
from tests.exhibits.ratios import OWN, WHOLE, now_and_then, ratios
from tests.exhibits.spoken import context, in_english, table, takeaways


def test_renewal_today_and_at_the_horizon_beside_the_country() -> None:
    assert takeaways(workforce_renewal, ratios(OWN)) == [
        "15–24-vuotiaita sataa 55–64-vuotiasta kohti: 85,5 vuonna 2024 (ennuste), ennusteen mukaan 92,5 vuonna 2040.",
        "15–24-åringar per hundra 55–64-åringar: 85,5 år 2024 (prognos), enligt prognosen 92,5 år 2040.",
        "Persons aged 15–24 per hundred aged 55–64: 85.5 in 2024 (projection), according to the projection 92.5 in "
        "2040.",
    ]
    compared = takeaways(workforce_renewal, ratios(OWN, WHOLE))
    assert [takeaway.partition("2040. ")[2] for takeaway in compared] == [
        "Koko maassa luvut ovat 61,6 ja 60,0.",
        "I hela landet är talen 61,6 och 60,0.",
        "In the whole country the figures are 61.6 and 60.0.",
    ]


def test_the_table_has_those_who_enter_and_those_who_leave() -> None:
    shown = in_english(workforce_renewal, ratios(OWN, WHOLE))
    assert shown.table is not None
    labels = [column.label for column in shown.table.columns]
    assert labels == ["Year", "Ages 15–24", "Ages 55–64", "Järviseutu", "Whole country"]
    assert table(shown)[1] == Row("2024 (projection)", ("1,832", "3,070", "85.5", "61.6"))
    assert shown.title == "Persons aged 15–24 per hundred aged 55–64 in Järviseutu 2019–2040"
    assert shown.axis.title == "Aged 15–24 per hundred aged 55–64"
    assert shown.weight == pytest.approx(0.1455)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "fi",
            "15–24-vuotiaita sataa 55–64-vuotiasta kohti: 63,5 vuonna 2024 (ennuste). Miten koulutus vastaa siihen, "
            "että työiästä poistuu enemmän kuin sinne tulee?",
        ),
        (
            "sv",
            "15–24-åringar per hundra 55–64-åringar: 63,5 år 2024 (prognos). Hur svarar utbildningen på att fler "
            "lämnar arbetsför ålder än som når den?",
        ),
        (
            "en",
            "Persons aged 15–24 per hundred aged 55–64: 63.5 in 2024 (projection). How does education respond to more "
            "people leaving working age than reaching it?",
        ),
    ],
)
def test_fewer_entering_than_leaving_is_asked_about(language: Language, expected: str) -> None:
    assert workforce_renewal.discuss(now_and_then(63.5, 56.6), context(workforce_renewal, language)) == expected


@pytest.mark.parametrize("now", [100.0, 99.95, 120.0])
def test_as_many_entering_as_leaving_as_it_is_written_is_not_asked_about(now: float) -> None:
    found = now_and_then(now, 56.6)
    assert [workforce_renewal.discuss(found, context(workforce_renewal, each)) for each in LANGUAGES] == [""] * 3


def test_workforce_renewal_is_young_per_hundred_leaving(store: Store) -> None:
    found = workforce_renewal.answer(store, area=find_area(store, "kopa-jarviseutu"), horizon=2040)
    row = found.rows[(found.rows["unit"] == "area") & (found.rows["year"] == 2024)].iloc[0]
    assert (row["entering_persons"], row["leaving_persons"]) == (1541, 2428)
    assert row["ratio"] == pytest.approx(63.4679, abs=1e-4)
