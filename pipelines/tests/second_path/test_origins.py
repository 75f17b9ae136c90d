"""The second derivation of births, migration and deaths: worked literally, and refusing what is altered."""

from typing import Any

import pytest
from tests.second_path.raw import Raw

from tests.second_path import origins
from tests.second_path.derived import Case
from tests.second_path.judge import differences
from tests.second_path.said import NO_BREAK

# Statistics Finland, projection 2024 (14wx), four municipalities, persons by age: 2040 0–15 1 778, 16–49 4 512 and
# 50–99 7 511; 2024 0–33 5 058 and 34–99 11 568
SAID = {
    "fi": "Väkiluvun muutos on ennusteen mukaan −2_825 henkeä, 2024 (ennuste) – 2040. Osat: vuoden 2024 jälkeen"
    " syntyneet: +1_778; 16–49-vuotiaat vuonna 2040: −546 (muuttoliike, vähän kuolemia); 50 vuotta täyttäneet: −4_057"
    " (kuolemat ja muuttoliike). Kaikki vuoden 2040 alakouluikäiset (7–12 v.) ovat syntyneet vuoden 2024 jälkeen:"
    " heidän määränsä riippuu tulevista syntymistä.",
    "sv": "Enligt prognosen är förändringen i folkmängden −2_825 personer, 2024 (prognos) – 2040. Delar: födda efter"
    " 2024: +1_778; 16–49-åringar år 2040: −546 (flyttning, få dödsfall); 50 år och äldre: −4_057 (dödsfall och"
    " flyttning). Alla som år 2040 är i åldern för årskurs 1–6 (7–12 år) är födda efter 2024:"
    " deras antal beror på kommande födslar.",
    "en": "According to the projection the population changes by −2,825 persons, 2024 (projection) – 2040. Parts: born"
    " after 2024: +1,778; aged 16–49 in 2040: −546 (migration, few deaths); aged 50 and over: −4,057 (deaths and"
    " migration). All who are of the age of grades 1–6 (7–12) in 2040 are born after 2024:"
    " their number depends on births to come.",
}
SAID = {language: text.replace("_", NO_BREAK) for language, text in SAID.items()}


def part(takeaway: str, **more: Any) -> list[tuple[str, dict[str, Any]]]:
    return [("exhibit", {"id": "births-and-migration", "takeaway": takeaway, "not_shown": "", **more})]


@pytest.mark.parametrize("language", SAID)
def test_a_right_sentence_passes(raw: Raw, language: str) -> None:
    assert differences(Case(raw, raw.place("kopa-jarviseutu"), language, 2040), part(SAID[language])) == []


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("fi", "−546", "−547"),  # number
        ("fi", "+1", "−1"),  # direction
        ("fi", "ennusteen mukaan", "tilaston mukaan"),  # a projection is called one
        ("fi", "16–49", "15–49"),  # ages
        ("fi", "Kaikki vuoden 2040", "Kaikki vuoden 2035"),  # year
        ("fi", "(muuttoliike, vähän kuolemia)", "(kuolemat ja muuttoliike)"),  # cause
        ("sv", "födda efter 2024", "födda före 2024"),
        ("sv", "−4", "4"),
        ("sv", "personer", "procent"),  # unit
        ("en", "born after 2024:", "born before 2024:"),
        ("en", "−2,825", "−2 825"),  # grouping
        ("en", "All who", "Most who"),
    ],
)
def test_an_altered_sentence_is_refused(raw: Raw, language: str, right: str, wrong: str) -> None:
    altered = SAID[language].replace(right, wrong, 1)
    assert altered != SAID[language]
    (refused,) = differences(Case(raw, raw.place("kopa-jarviseutu"), language, 2040), part(altered))
    assert refused.startswith("births-and-migration\n  says ")


def test_the_table_is_derived_whole_and_refused_where_altered(raw: Raw) -> None:
    case = Case(raw, raw.place("kopa-jarviseutu"), "en", 2040)
    rows = origins.table(case)
    # 7–12: 1 124 in 2024, 686 in 2040, nobody of them born by 2024; 16–18: 637 and 360, and 322 aged 0–2 in 2024
    assert rows[0] == ("All ages", "16,626", "13,801", "−2,825", "+1,778", "0", "−546", "−4,057")
    assert rows[3] == ("7–12, grades 1–6", "1,124", "686", "−438", "+686", "−1,124", "–", "–")
    assert rows[5] == ("16–18, upper secondary age", "637", "360", "−277", "–", "−315", "+38", "–")
    assert differences(case, part(SAID["en"], table=as_read(rows))) == []
    for wrong in (rows[1:], [rows[1], rows[0], *rows[2:]], [(*rows[0][:-1], "−4,056"), *rows[1:]]):
        (refused,) = differences(case, part(SAID["en"], table=as_read(wrong)))
        assert refused.startswith("births-and-migration, table\n")


def as_read(rows: list[tuple[str, ...]]) -> dict[str, Any]:
    return {"rows": [{"header": first, "cells": cells} for first, *cells in rows]}


@pytest.mark.parametrize(
    ("area", "horizon", "end"),
    [
        ("kopa-jarviseutu", 2035, "those aged 7–10 are born after 2024."),
        ("MK06", 2033, "those aged 7 are born after 2025."),
        ("MK06", 2026, "were born in 2025 at the latest."),
    ],
)
def test_which_pupils_are_not_born_yet(raw: Raw, area: str, horizon: int, end: str) -> None:
    assert origins.births_and_migration(Case(raw, raw.place(area), "en", horizon)).endswith(end)
