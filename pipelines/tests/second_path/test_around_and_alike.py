"""The second derivations of the map of change and of similar areas: worked literally, and refusing what is altered."""

from fractions import Fraction
from typing import Any

import pytest
from tests.second_path.raw import Raw

from tests.second_path import alike, around
from tests.second_path.derived import Case
from tests.second_path.judge import differences
from tests.second_path.said import NO_BREAK

LANGUAGES = ("fi", "sv", "en")
# Statistics Finland, projection 2024 (14wx): persons aged 7–15 in 2024 and 2040 are 1 016 and 626 in Alajärvi, 253 and
# 146 in Evijärvi, 265 and 150 in Lappajärvi, 261 and 115 in Vimpeli; together 1 795 and 1 037
MAP = {
    "fi": "Muutos vaihtelee alueen kunnissa välillä −55,9_% (Vimpeli) – −38,4_% (Alajärvi). Kunnat, "
    "joissa määrä pienenee: alueella "
    "4/4, naapurikunnista 11/11.",
    "sv": "Förändringen varierar i områdets kommuner mellan −55,9_% (Vindala) och −38,4_% (Alajärvi). "
    "Kommuner där antalet minskar: i "
    "området 4/4, bland grannkommunerna 11/11.",
    "en": "In the area's municipalities the change lies between −55.9% (Vimpeli) and −38.4% (Alajärvi). "
    "Municipalities in which the number falls: "
    "4 of 4 in the area, 11 of 11 of its neighbours.",
}
SIMILAR = {
    "fi": "7–15-vuotiaiden määrän muutos on −42,2_%, samankaltaisten alueiden mediaani −39,3_%. Alue on mediaanin "
    "alapuolella 20 valintatavalla 20:stä.",
    "sv": "Förändringen i antalet 7–15-åringar är −42,2_%, de liknande områdenas median −39,3_%. Området ligger under "
    "medianen vid 20 av 20 sätt att välja liknande områden.",
    "en": "The change in the number of persons aged 7–15 is −42.2%, the median of similar areas −39.3%. The area lies "
    "below the median in 20 of 20 ways of choosing similar areas.",
}
SAID = {
    name: {language: text.replace("_", NO_BREAK) for language, text in said.items()}
    for name, said in (("map-of-change", MAP), ("similar-areas", SIMILAR))
}
NOT_SHOWN = [
    ("map-of-change", "SSS", 2040, {
        "fi": "kartta näyttää kuntia, ja koko maassa niitä on enemmän kuin yhteen kuvioon mahtuu",
        "sv": "kartan visar kommuner, och hela landet har fler än ett diagram rymmer",
        "en": "the map shows municipalities, and the whole country has more than one chart can hold",
    }),
    ("map-of-change", "MK06", 2045, {
        "fi": "aineistossa ei ole kuntien rajoja tai kuntien ennustetta vuodelle 2045",
        "sv": "materialet saknar kommungränser eller kommunernas prognos för år 2045",
        "en": "the figures at hand have no boundaries, or no municipal projection for 2045",
    }),
    ("similar-areas", "SSS", 2040, {
        "fi": "koko maalle ei ole samankaltaisia alueita",
        "sv": "det finns inga områden som liknar hela landet",
        "en": "no areas are similar to the whole country",
    }),
    ("similar-areas", "kopa-jarviseutu", 2045, {
        "fi": "vertailuun ei ole aineistossa tarpeeksi samankaltaisia alueita",
        "sv": "materialet har inte tillräckligt många områden att jämföra med",
        "en": "the figures at hand have too few areas to compare with",
    }),
]  # fmt: skip


def part(name: str, takeaway: str = "", **more: Any) -> list[tuple[str, dict[str, Any]]]:
    return [("exhibit", {"id": name, "takeaway": takeaway, "not_shown": "", **more})]


def table(rows: list[around.Row]) -> dict[str, Any]:
    return {"rows": [{"header": name, "cells": cells} for name, *cells in rows]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAID)
def test_a_right_sentence_passes(raw: Raw, name: str, language: str) -> None:
    case = Case(raw, raw.place("kopa-jarviseutu"), language, 2040)
    assert differences(case, part(name, SAID[name][language])) == []


@pytest.mark.parametrize(
    ("name", "language", "right", "wrong"),
    [
        ("map-of-change", "fi", "−55,9", "−55,8"),  # rounding
        ("map-of-change", "fi", "Vimpeli", "Evijärvi"),  # another municipality
        ("map-of-change", "fi", "4/4", "3/4"),
        ("map-of-change", "fi", "11/11", "11/12"),  # a corner counted as a border
        ("map-of-change", "sv", "Vindala", "Vimpeli"),  # name in another language
        ("map-of-change", "sv", "minskar", "ökar"),
        ("map-of-change", "sv", "−38,4", "+38,4"),
        ("map-of-change", "en", "−38.4%", "−38,4%"),
        ("map-of-change", "en", "falls", "grows"),
        ("similar-areas", "fi", "alapuolella", "yläpuolella"),
        ("similar-areas", "fi", "20 valintatavalla", "19 valintatavalla"),
        ("similar-areas", "fi", "−39,3", "−39,4"),
        ("similar-areas", "sv", "under medianen", "över medianen"),
        ("similar-areas", "sv", "−42,2", "−42,3"),
        ("similar-areas", "sv", "7–15", "7–12"),
        ("similar-areas", "en", "below", "above"),
        ("similar-areas", "en", "of 20 ways", "of 19 ways"),
        ("similar-areas", "en", "−42.2%", "42.2%"),
    ],
)
def test_an_altered_sentence_is_refused(raw: Raw, name: str, language: str, right: str, wrong: str) -> None:
    altered = SAID[name][language].replace(right, wrong, 1)
    assert altered != SAID[name][language]
    (refused,) = differences(Case(raw, raw.place("kopa-jarviseutu"), language, 2040), part(name, altered))
    assert refused.startswith(f"{name}\n  says ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", NOT_SHOWN, ids=lambda given: "-".join(map(str, given[:3])))
def test_why_an_exhibit_is_not_shown(raw: Raw, given: tuple[str, str, int, dict[str, str]], language: str) -> None:
    name, area, horizon, reason = given
    case = Case(raw, raw.place(area), language, horizon)
    assert differences(case, part(name, not_shown=reason[language], table=None, notes=[])) == []
    other = next(each[language] for *_, each in NOT_SHOWN if each != reason)
    assert len(differences(case, part(name, not_shown=other, table=None, notes=[]))) == 1
    shown = part(name, SAID[name][language], table=table([("Vimpeli", "1")]), notes=[])
    assert len(differences(case, shown)) == 2


@pytest.mark.parametrize(("name", "derive"), [("map-of-change", around.table), ("similar-areas", alike.table)])
def test_an_altered_table_is_refused(raw: Raw, name: str, derive: Any) -> None:
    case = Case(raw, raw.place("kopa-jarviseutu"), "fi", 2040)
    said, rows = SAID[name]["fi"], derive(case)
    assert differences(case, part(name, said, table=table([(*row, "more") for row in rows]))) == []
    swapped, (first, *cells) = [rows[1], rows[0], *rows[2:]], rows[0]
    for wrong in (rows[:-1], swapped, [(first, *cells[:-1], "0"), *rows[1:]], [("Kauhava", *cells), *rows[1:]]):
        (refused,) = differences(case, part(name, said, table=table(wrong)))
        assert refused.startswith(f"{name}, table\n")


def test_the_note_on_the_other_figures_is_derived_and_refused_where_altered(raw: Raw) -> None:
    case = Case(raw, raw.place("kopa-jarviseutu"), "en", 2040)
    note = (
        "Compared in the same way: demographic dependency ratio 2040 (projection): 89.5, median 93.2 (area below the "
        "median: 18 of 20); share with tertiary qualification of those aged 15 or over 2025: 23.5%, median 21.4% (area "
        "above the median: 20 of 20)."
    )
    said = SAID["similar-areas"]["en"]
    assert differences(case, part("similar-areas", said, notes=[note, "Areas stand in alphabetical order."])) == []
    for notes in ([note.replace("18 of 20", "17 of 20")], [note.replace(": 89.5", ": 89.6")], []):
        (refused,) = differences(case, part("similar-areas", said, notes=notes))
        assert refused.startswith("similar-areas, note\n")


def test_neighbours_have_a_line_in_common(raw: Raw) -> None:
    border = around.neighbours(raw)
    assert "KU563" not in border["KU009"]  # Alavieska and Oulainen: a corner
    assert border["KU062"] == set()  # Föglö is an island
    assert "KU588" not in border  # Pertunmaa is part of Mäntyharju
    assert "KU507" not in border["KU507"]
    assert all(code in border[near] for code, each in border.items() for near in each)


@pytest.mark.parametrize("names", [(*alike.POPULATION, *alike.SETTING), (*alike.POPULATION, *alike.SETTING, "goods")])
def test_twenty_ways_to_choose(names: tuple[str, ...]) -> None:
    ways = alike.ways(names)
    assert len(ways) == 20
    assert ways[0] == (dict.fromkeys(names, 1), 0)
    assert [more for _, more in ways if more] == [-2, 3]
    assert len({tuple(weights.values()) for weights, _ in ways}) == 18  # two of them differ in how many areas only


def test_distance_is_worked_by_hand() -> None:
    here, there, scale = {"a": 1.0, "b": 2.0}, {"a": 4.0, "b": 10.0}, {"a": 1.0, "b": 2.0}
    assert alike.distance(here, there, scale, {"a": 1, "b": 1}) == pytest.approx(12.5**0.5)  # 3² and 4²
    assert alike.distance(here, there, scale, {"a": 0, "b": 2}) == 4.0
    assert alike.spread([{"a": 1.0, "b": 5.0}, {"a": 3.0, "b": 5.0}]) == {"a": 1.0, "b": 1.0}  # all alike count as one


def test_a_set_takes_the_neighbour_that_makes_it_likest() -> None:
    def sums(persons: int, children: int) -> dict[str, Fraction]:
        others = dict.fromkeys(("elderly", "urban", "bilingual"), 0)
        whole = {"last": persons, "first": persons, "persons": persons, "land": persons, "children": children, **others}
        return {name: Fraction(value) for name, value in whole.items()}

    figures = {"own": sums(100, 20), "two": sums(100, 20), "a": sums(100, 20), "b": sums(100, 21), "c": sums(100, 40)}
    border = {"own": {"a"}, "a": {"b", "c", "own"}, "b": {"a"}, "c": {"a"}}
    assert alike.grown(figures, border, ["own", "two"]) == {frozenset("ab"), frozenset("ac")}
    assert alike.grown(figures, {}, ["own", "two"]) == set()
