"""Each rule of prose refuses a sentence that breaks it, and takes those that only look alike."""

import pytest

from lagesbild.settings import LANGUAGES, Language
from tests.prose.rules import figures, of_all_headlines, of_all_running, of_headline, of_text, sentences, words
from tests.prose.spoken import Said, refused

SPACE = "\N{NO-BREAK SPACE}"
FOUR = "The population falls by a third."


@pytest.mark.parametrize(
    ("headline", "what"),
    [
        ("Of all who live in the area today nearly half will be older than sixty-five in 2040.", ["17 words"]),
        ("Falls in Askola, 12%, in Sipoo, 8%, and in Loviisa, 7%.", ["3 numbers"]),
        ("Pupils fall most: grades 1–6; grades 7–9; upper secondary.", ["a list: ;"]),
        ("The population falls by a third (−1,344).", ["a list: ("]),
    ],
)
def test_a_headline_is_short_and_no_list(headline: str, what: list[str]) -> None:
    assert of_headline(headline) == what


def test_ages_grades_and_years_are_no_numbers_of_a_headline_and_a_range_is_one() -> None:
    written = [f"1{SPACE}344", "12,5–13"]
    assert figures(f"7–12-vuotiaita on 2040 enää {written[0]}, nyt {written[1]}{SPACE}%.") == written
    assert figures("The young are 23% fewer at 25–29 than at 15–19.") == ["23"]
    assert figures("År 2040 finns 12 färre 7-åringar än 2024–2030.") == ["12"]
    assert figures("I årskurs 7–9 är de 8 % färre.") == ["8"]
    assert figures("I årskurs 7–\N{WORD JOINER}9 är de 8 % färre.") == ["8"]
    assert figures("The number is 2,040, of 500 aged 65.") == ["2,040", "500"]


def test_a_number_and_its_unit_are_one_word_and_a_dash_is_none() -> None:
    assert words(f"Väkiluku – 1{SPACE}344 – väheni 12{SPACE}%.") == 4


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("en", "The population {falls} by a third.", "not filled: {"),
        ("en", "It depends on on what comes.", "twice: on on"),
        ("sv", "Talet ökar ökar i Suupohja.", "twice: ökar ökar"),
        ("en", "Use lagesbild fetch to have them.", "machine talk: lagesbild f"),
        ("en", "They have not been fetched.", "machine talk: fetch"),
        ("fi", "Omat parametrit: data/local/service_parameters.csv.", "machine talk: data/"),
        ("en", "It has not been given for 2040 (14x1).", "machine talk: 14x1"),
        ("fi", "Taulukko 11re, 31.12.", "machine talk: 11re"),
        ("sv", "Enligt 12ti 2023.", "machine talk: 12ti"),
        ("en", "The figures at hand end in 2023.", "machine talk: at hand"),
        ("en", "The material has regions only.", "machine talk: The material"),
        ("fi", "Aineistosta puuttuvat vuodet 2020–2023.", "machine talk: Aineisto"),
        ("sv", "År som saknas i materialet.", "machine talk: materialet"),
        ("en", "Change 2024 – 2040 (projection), per cent", "spaced: 2024 – 2040"),
        ("fi", "Alueella asuu 16 507 henkeä.", "breaks: 6 507"),
        ("sv", "Andelen är 12% i dag.", "breaks: 2%"),
        ("en", "The share is 12 % today.", f"breaks: 2{SPACE}%"),
        ("en", "The change is -12 on average.", "breaks: -1"),
    ],
)
def test_what_no_text_may_hold_is_refused(language: Language, text: str, what: str) -> None:
    assert of_text(text, language) == [what]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", f"Alueella asuu 16{SPACE}507 henkeä, 12{SPACE}% heistä 7–12 v."),
        ("sv", "Månadsmedeltal januari 2025 – december 2025, 2024–2040 (prognos)."),
        ("sv", "Det är så här. Här minskar antalet med −12 till 2040."),
        ("en", "The share is 12%; in 2024 1,344 lived there on-site, 12–15% of them aged 7–12."),
    ],
)
def test_what_only_looks_alike_is_taken(language: Language, text: str) -> None:
    assert of_text(text, language) == []


def test_half_of_the_headlines_have_at_most_twelve_words() -> None:
    long = "In this area the number of children of school age falls by nearly a third."
    assert of_all_headlines([FOUR, FOUR, long]) == []
    assert of_all_headlines([FOUR, long, long]) == ["median 15 words"]


def test_sentences_are_read_one_by_one() -> None:
    assert sentences("Ikä 7–12 v. on alakoulu. Vuonna 2040: Lapsia on 12. Muut, esim. aikuiset, eivät.") == [
        "Ikä 7–12 x on alakoulu.",
        "Vuonna 2040:",
        "Lapsia on 12.",
        "Muut, x aikuiset, eivät.",
    ]


@pytest.mark.parametrize(("language", "most"), list(zip(LANGUAGES, (16, 20, 20), strict=True)))
def test_sentences_that_are_long_on_average_are_refused(language: Language, most: int) -> None:
    allowed, long = " ".join(["word"] * most) + ".", " ".join(["word"] * (most + 1)) + "."
    assert of_all_running([allowed, allowed], language) == []
    assert of_all_running([allowed, long], language) == [f"{most}.5 words per sentence"]


def test_what_is_refused_says_where_and_what() -> None:
    said = Said("vpk-tuusula", "members, takeaway", "en", "It falls (by a third) in {n} areas.")
    assert refused(said) == [
        "vpk-tuusula, members, takeaway: not filled: { – It falls (by a third) in {n} areas.",
        "vpk-tuusula, members, takeaway: a list: ( – It falls (by a third) in {n} areas.",
    ]
    note = Said("vpk-tuusula", "members, notes", "en", "It falls (by a third).")
    assert refused(note) == []
