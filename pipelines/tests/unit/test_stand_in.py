"""Whose figures stand for an area's own."""

import pytest

from lagesbild.measures.stand_in import labour_regions, own_codes
from lagesbild.store.areas import AreaKind
from tests.exhibits.spoken import made_up_area


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("group", ["MK14"]), ("municipality", ["MK14"]), ("region", ["MK14"]), ("country", ["own"])],
)
def test_regions_stand_for_municipalities_and_the_larger_areas_for_themselves(
    kind: AreaKind, expected: list[str]
) -> None:
    assert labour_regions(made_up_area(kind)) == expected


@pytest.mark.parametrize(("kind", "expected"), [("group", ["KU005", "KU052"]), ("region", ["MK14"])])
def test_whole_regions_need_no_sums_of_municipalities(kind: AreaKind, expected: list[str]) -> None:
    assert own_codes(made_up_area(kind)) == expected
