"""Definitions of the indicators: whole in three languages, and one for everything that is told."""

import pytest
from pydantic import ValidationError

from lagesbild.adult.indicators import definition_of, definitions
from lagesbild.adult.indicators.definitions import Definition, Definitions
from lagesbild.settings import LANGUAGES

WORDS = {"fi": "a ÷ b", "sv": "a ÷ b", "en": "a ÷ b"}
GIVEN = {
    "unit": "learners",
    "attribution": ["principal"],
    "kolada": [],
    "name": WORDS,
    "definition": WORDS,
    "formula": WORDS,
}
KOLADA = {
    "I1": ("N18961", "N18944", "N18945", "N18946"),
    "I3b": ("N18950", "N18951", "N18952"),
    "I4k": ("N18947", "N18948", "N18949"),
    "I5": ("N18500",),
    "I9": ("N18912", "N18913", "N18914", "N18955"),
    "I10k": ("N18915", "N18916", "N18917", "N18918"),
    "I11": ("N18964", "N18906", "N18907", "N18908"),
    "I12": ("N18938",),
    "I13a": ("N18409",),
    "I13b": ("N18410",),
    "I13c": ("N18411",),
    "I2": ("N18980",),
}


def test_every_text_is_there_in_three_languages() -> None:
    for name, each in definitions().indicators.items():
        for words in (each.name, each.definition, each.formula, each.differs or each.name):
            assert all(words[language].strip() for language in LANGUAGES), name
        assert each.attribution, name


def test_kolada_has_what_the_definitions_say() -> None:
    assert {name: each.kolada for name, each in definitions().indicators.items() if each.kolada} == KOLADA


def test_rates_are_divided_in_every_language_and_nothing_else_is() -> None:
    for name, each in definitions().indicators.items():
        divided = {bool(each.denominator(language)) for language in LANGUAGES}
        assert divided == {each.is_rate or name == "I8b"}, name


def test_numerator_and_denominator_are_the_sides_of_the_formula() -> None:
    passed = definition_of("I1")
    assert (passed.numerator("sv"), passed.denominator("sv")) == (
        "godkända",
        "godkända + underkända + streck + avbrott",
    )
    assert definition_of("I2").numerator("en") == "not passed + dash"
    assert definition_of("I8").denominator("fi") == ""


def test_the_grades_share_a_definition_and_unknown_indicators_have_none() -> None:
    assert definition_of("I14A") is definition_of("I14F") is definitions().indicators["I14"]
    with pytest.raises(KeyError):
        definition_of("I99")


@pytest.mark.parametrize(
    "change",
    [{"name": {"fi": "a", "sv": "a"}}, {"unit": "persons"}, {"attribution": ["place"]}, {"colour": "red"}],
    ids=["no English", "unknown unit", "unknown attribution", "one field too many"],
)
def test_what_is_not_whole_is_refused(change: dict[str, object]) -> None:
    Definition.model_validate(GIVEN)
    with pytest.raises(ValidationError):
        Definition.model_validate(GIVEN | change)


def test_every_reason_has_words() -> None:
    assert {*definitions().reasons} == {"needs_two_years", "needs_next_half", "needs_admissions"}
    with pytest.raises(ValidationError):
        Definitions.model_validate({"indicators": {"I1": GIVEN}})
