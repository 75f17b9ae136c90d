"""The ages of the brief, written out once more."""

from itertools import pairwise
from typing import get_args

import pytest

from lagesbild.ages import BANDS, EVERYBODY, GRADES, PLACE_STAGES, SCHOOL_STAGES, SERVICE_AGES, Stage, spoken


def test_stages_with_places_are_exactly_those_of_the_type() -> None:
    assert tuple(PLACE_STAGES) == get_args(Stage)


def test_service_age_bands_are_these() -> None:
    assert dict(BANDS) == {
        "0-5": (0, 5),
        "6": (6, 6),
        "7-12": (7, 12),
        "13-15": (13, 15),
        "16-18": (16, 18),
        "15-64": (15, 64),
        "65+": (65, 100),
        "75+": (75, 100),
        "85+": (85, 100),
    }
    assert dict(EVERYBODY) == {"all": (0, 100)}


@pytest.mark.parametrize("stages", [PLACE_STAGES, SERVICE_AGES, SCHOOL_STAGES])
def test_stages_follow_each_other_without_gap_or_overlap_up_to_18(stages: dict[str, tuple[int, int]]) -> None:
    limits = list(stages.values())
    assert all(second[0] == first[1] + 1 for first, second in pairwise(limits))
    assert limits[-1] == (16, 18)


def test_a_band_is_named_by_its_ages() -> None:
    for name, (first, last) in {**BANDS, **PLACE_STAGES}.items():
        assert name in {f"{first}-{last}", f"{first}+", str(first)}, name


def test_grades_are_a_school_stage() -> None:
    assert SCHOOL_STAGES[GRADES] == (7, 12)


@pytest.mark.parametrize(("band", "expected"), [("7-12", "7–12"), ("85+", "85+"), ("6", "6")])
def test_a_band_is_written_with_a_dash_of_its_own(band: str, expected: str) -> None:
    assert spoken(band) == expected
