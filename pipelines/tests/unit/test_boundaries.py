"""Boundaries: squares that border on each other, that merged, that touch at a corner; and the projection of a point."""

import json
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lagesbild.errors import BadFile
from lagesbild.sources.coordinates import to_tm35fin
from lagesbild.sources.features import projected
from lagesbild.sources.imports import IMPORTS, read_import
from lagesbild.sources.outlines import read_area
from lagesbild.store.boundaries import joined_boundaries, neighbours
from lagesbild.store.statements import statement_of

BY_NAME = {declared.table: declared for declared in IMPORTS}


def square(east: int, north: int, side: int = 10) -> list[list[int]]:
    return [[east, north], [east + side, north], [east + side, north + side], [east, north + side], [east, north]]


def polygon(*rings: Sequence[Sequence[float]]) -> str:
    return json.dumps({"type": "Polygon", "coordinates": rings})


def multi_polygon(*polygons: list[list[list[int]]]) -> str:
    return json.dumps({"type": "MultiPolygon", "coordinates": polygons}, separators=(",", ":"))


def drawn(**areas: list[list[int]] | str) -> pd.DataFrame:
    """One row per drawn area: a ring or GeoJSON text; a code that is drawn twice has an underscore after it."""
    shapes = [area if isinstance(area, str) else polygon(area) for area in areas.values()]
    codes = [name.rstrip("_") for name in areas]
    return pd.DataFrame({"area_code": codes, "geometry": shapes, "source_id": "made-up"})


def test_neighbours_share_a_line_not_a_corner() -> None:
    areas = drawn(KU001=square(0, 0), KU002=square(10, 0), KU003=square(20, 10), KU004=square(90, 90))
    assert neighbours(areas).to_numpy().tolist() == [["KU001", "KU002"], ["KU002", "KU001"]]


def test_neighbours_share_a_line_to_the_metre_whatever_points_are_on_it() -> None:
    longer = [[10, -5], [20, -5], [20, 30], [10, 30], [10, -5]]
    near: list[list[float]] = [[20.4, 0], [30, 0], [30, 10], [20.4, 10], [20.4, 0]]
    areas = drawn(KU001=square(0, 0), KU002=longer, KU003=polygon(near))
    found = neighbours(areas).groupby("area_code")["neighbour_code"].agg(list).to_dict()
    assert found == {"KU001": ["KU002"], "KU002": ["KU001", "KU003"], "KU003": ["KU002"]}


def test_a_municipality_inside_another_is_its_neighbour_and_stays_a_hole_in_it() -> None:
    joined = joined_boundaries(drawn(KU049=polygon(square(0, 0, 30), square(10, 10)), KU235=square(10, 10)))
    assert joined["geometry"][0] == multi_polygon([square(0, 0, 30), square(10, 10)])
    assert neighbours(joined).to_numpy().tolist() == [["KU049", "KU235"], ["KU235", "KU049"]]


def test_areas_that_merged_are_one_ring_without_the_line_between_them() -> None:
    joined = joined_boundaries(drawn(KU001=square(0, 0), KU001_=square(10, 0), KU002=square(50, 50)))
    assert joined["area_code"].tolist() == ["KU001", "KU002"]
    ring = [[0, 0], [0, 10], [10, 10], [20, 10], [20, 0], [10, 0], [0, 0]]
    assert joined["geometry"].tolist() == [multi_polygon([ring]), multi_polygon([square(50, 50)])]


def test_an_area_that_was_drawn_once_keeps_its_points_and_their_order() -> None:
    islands = multi_polygon([square(50, 50)], [square(0, 0)])
    assert joined_boundaries(drawn(KU001=islands))["geometry"].tolist() == [islands]


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (polygon(square(0, 0)[:3]), "closed rings"),
        (polygon(square(0, 0)[:4]), "closed rings"),
        (polygon(square(0, 0)).replace("10", '"10"'), "closed rings"),
        (polygon([[0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]]), "a point has more than two numbers"),
        (json.dumps({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}), "a LineString is no area"),
        ("null", "closed rings"),
    ],
)
def test_what_is_no_area_is_refused(geometry: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_area(geometry)


@pytest.mark.parametrize(
    ("longitude", "latitude", "east", "north"),
    [
        (27.0, 60.0, 500_000.0, 6_651_411.1902),
        (19.84814, 60.38510, 106_256.4538, 6_715_705.5954),
        (31.5, 69.9, 672_457.9004, 7_761_085.4320),
    ],
)
def test_points_are_where_proj_puts_them(longitude: float, latitude: float, east: float, north: float) -> None:
    # made with PROJ 9.5.1, EPSG:4258 to EPSG:3067; on the central meridian, 27° E, east is 500 000
    assert to_tm35fin(longitude, latitude) == pytest.approx((east, north), abs=1e-4)


def test_boundaries_come_as_whole_metres() -> None:
    ring = [[27.0, 60.0], [27.1, 60.0], [27.1, 60.1], [27.0, 60.0]]
    shape = json.loads(projected(json.dumps({"type": "Polygon", "coordinates": [ring]})))
    assert shape["type"] == "MultiPolygon"
    (polygon,) = shape["coordinates"]
    assert polygon[0][0] == polygon[0][-1] == [500_000, round(to_tm35fin(27, 60)[1])]
    assert all(isinstance(metres, int) for point in polygon[0] for metres in point)


@pytest.mark.parametrize(
    "content",
    [
        "{}",
        "[",
        json.dumps(
            {
                "features": [
                    {
                        "properties": {"kunta": "005", "vuosi": 2024},
                        "geometry": {"type": "Point", "coordinates": [27, 60]},
                    }
                ]
            }
        ),
    ],
)
def test_a_file_without_areas_is_refused(tmp_path: Path, content: str) -> None:
    declared = BY_NAME["raw_statfin__boundary_simplified"]
    path = tmp_path / declared.file
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadFile):
        read_import(declared, tmp_path)


def _taken(fetched: str) -> list[tuple[str, str, str, str]]:
    """What the statement takes: KU002 and KU003 are in KU001 now, KU009 is of no division any more."""
    with duckdb.connect() as database:
        database.execute(f"""
            create table raw_statfin__boundary_municipality as
            select * from (values ('KU001', 'new')) as rows(area_code, geometry) where {fetched};
            create table raw_statfin__boundary_simplified as select * from
            (values ('KU001', 'a'), ('KU002', 'b'), ('KU003', 'c'), ('KU009', 'd')) as rows(area_code, geometry);
            create table stg_reference__successor as select * from
            (values ('KU001', 'KU001'), ('KU002', 'KU001'), ('KU003', 'KU001')) as rows(area_code, successor_code);
        """)
        return database.sql(f"{statement_of('stg_statfin__boundary')} order by all").fetchall()


def test_merged_areas_stand_under_their_successor() -> None:
    assert _taken(fetched="false") == [
        ("KU001", "KU001", "a", "geo-kunta-2024"),
        ("KU001", "KU002", "b", "geo-kunta-2024"),
        ("KU001", "KU003", "c", "geo-kunta-2024"),
    ]


def test_fetched_boundaries_take_the_place_of_those_that_ship() -> None:
    assert _taken(fetched="true") == [("KU001", "KU001", "new", "geo-kunta-2026")]
