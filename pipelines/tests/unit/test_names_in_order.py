"""Names in the order of the reader's language."""

from typing import NamedTuple

import pytest

from lagesbild.language import Context, alphabetical
from lagesbild.settings import Language

NAMES = ("Öland", "Ähtäri", "Åbo", "Zeta", "alpha", "Aa-By", "Áb", "A\N{COMBINING DIAERESIS}tran")


class Municipality(NamedTuple):
    name_fi: str
    name_sv: str
    name_en: str


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
        ("fi", ["Hämeenkyrö", "Ikaalinen", "Jämijärvi"]),
        ("sv", ["Ikalis", "Jämijärvi", "Tavastkyro"]),
        ("en", ["Hämeenkyrö", "Ikaalinen", "Jämijärvi"]),
    ],
)
def test_rows_are_ordered_by_their_names_in_the_language(language: Language, expected: list[str]) -> None:
    say = Context(language, 2040)
    rows = [
        Municipality("Jämijärvi", "Jämijärvi", "Jämijärvi"),
        Municipality("Ikaalinen", "Ikalis", "Ikaalinen"),
        Municipality("Hämeenkyrö", "Tavastkyro", "Hämeenkyrö"),
    ]
    assert [say.name(row) for row in say.by_name(rows)] == expected
