"""Municipalities beside each other: who borders on whom, persons by age, and names, from the raw tables."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from tests.derivations.raw import Names, Raw

BASE = 2024
SCHOOL = (7, 15)
LETTERS = " -:()abcdefghijklmnopqrstuvwxyzåäö–"
Line = frozenset[tuple[float, float]]


def alphabetical(name: str, language: str) -> list[int]:
    """Key to sort names by: å, ä and ö are the last letters in Finnish and Swedish, like a and o in English."""
    plain = {"å": "a", "ä": "a", "ö": "o"} if language == "en" else {}
    return [LETTERS.index(plain.get(letter, letter)) for letter in name.lower()]


@cache
def neighbours(raw: Raw) -> Mapping[str, set[str]]:
    """Municipality → those with which it has a drawn line in common; a corner alone is none, nor is open water.

    The product asks for two points in common; a line is the stricter rule and finds the same pairs, which is the check.
    """
    owners: dict[Line, set[str]] = defaultdict(set)
    for code, geometry in raw.rows("select area_code, geometry from {raw_statfin__boundary_simplified}"):
        for line in _lines(geometry):
            owners[line].add(raw.now(code))
    around: dict[str, set[str]] = defaultdict(set)
    for codes in owners.values():
        for code in codes:
            around[code] |= codes - {code}
    return around


def _lines(geometry: str) -> Iterator[Line]:
    shape = json.loads(geometry)
    assert shape["type"] == "MultiPolygon", shape["type"]
    for polygon in shape["coordinates"]:
        for ring in polygon:
            yield from (frozenset([(a[0], a[1]), (b[0], b[1])]) for a, b in pairwise(ring))


@cache
def municipal_ages(raw: Raw, year: int) -> Mapping[str, Mapping[int, int]]:
    """Municipality of today → age → persons by the projection; empty in a year that it does not have."""
    ages: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for code, age, persons in raw.rows(
        "select area_code, cast(age_code as int), population_persons from {raw_statfin__projection_municipality}"
        " where year = $year and sex_code = 'SSS' and area_code like 'KU%'",
        year=year,
    ):
        ages[raw.now(code)][age] += persons
    return ages


@cache
def names(raw: Raw) -> Mapping[str, Names]:
    return {row[0]: dict(zip(("fi", "sv", "en"), row[1:4], strict=True)) for row in raw.division}
