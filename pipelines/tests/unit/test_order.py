"""Names in the order of the reader's language."""

import pytest
from lagesbild.wording import PRESENTERS
from lagesbild.wording.order import alphabetical

from lagesbild.settings import Language
from tests.unit.spoken import table, words
from tests.unit.test_words_of_ages import members_rows

NAMES = ("Öland", "Ähtäri", "Åbo", "Zeta", "alpha", "Aa-By", "Áb", "A\N{COMBINING DIAERESIS}tran")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", ["Aa-By", "Áb", "alpha", "Zeta", "Åbo", "Ähtäri", "A\N{COMBINING DIAERESIS}tran", "Öland"]),
        ("sv", ["Aa-By", "Áb", "alpha", "Zeta", "Åbo", "Ähtäri", "A\N{COMBINING DIAERESIS}tran", "Öland"]),
        ("en", ["Aa-By", "Áb", "Åbo", "Ähtäri", "alpha", "A\N{COMBINING DIAERESIS}tran", "Öland", "Zeta"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language: Language, expected: list[str]) -> None:
    assert sorted(NAMES, key=lambda name: alphabetical(name, language)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", ["Yhteensä", "Hämeenkyrö", "Ikaalinen", "Jämijärvi"]),
        ("sv", ["Sammanlagt", "Ikalis", "Jämijärvi", "Tavastkyro"]),
        ("en", ["Total", "Hämeenkyrö", "Ikaalinen", "Jämijärvi"]),
    ],
)
def test_members_stand_in_the_order_of_the_page_s_language(language: Language, expected: list[str]) -> None:
    rows = members_rows(Hämeenkyrö=(100, 60), Ikaalinen=(50, 55), Jämijärvi=(20, 10))
    swedish = {"Hämeenkyrö": "Tavastkyro", "Ikaalinen": "Ikalis"}
    shown = PRESENTERS["members"](rows.assign(name_sv=rows["name_sv"].replace(swedish)), words(language))
    assert [row.header for row in table(shown)] == expected
    assert list(dict.fromkeys(shown.points["x"])) == expected[1:]
