"""Boundaries: squares that border on each other, that merged, that touch at a corner; and the projection of a point."""

import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lagesbild.errors import BadFile
from lagesbild.sources.features import projected, to_tm35fin
from lagesbild.sources.imports import IMPORTS, read_import
from lagesbild.store.boundaries import joined_boundaries, neighbours, rings_of
from lagesbild.store.statements import statement_of

BY_NAME = {declared.table: declared for declared in IMPORTS}


def square(east: int, north: int) -> list[list[int]]:
    return [[east, north], [east + 10, north], [east + 10, north + 10], [east, north + 10], [east, north]]


def drawn(**rings: list[list[int]]) -> pd.DataFrame:
    shapes = [json.dumps({"type": "Polygon", "coordinates": [ring]}) for ring in rings.values()]
    codes = [name.rstrip("_") for name in rings]
    return pd.DataFrame({"area_code": codes, "geometry": shapes, "source_id": "made-up"})


def test_neighbours_share_a_line_not_a_corner() -> None:
    areas = drawn(KU001=square(0, 0), KU002=square(10, 0), KU003=square(20, 10), KU004=square(90, 90))
    assert neighbours(areas).to_numpy().tolist() == [["KU001", "KU002"], ["KU002", "KU001"]]


def test_areas_that_merged_are_one_ring_without_the_line_between_them() -> None:
    joined = joined_boundaries(drawn(KU001=square(0, 0), KU001_=square(10, 0), KU002=square(50, 50)))
    assert joined["area_code"].tolist() == ["KU001", "KU002"]
    (ring,) = rings_of(joined["geometry"][0])
    assert ring[0] == ring[-1] == (0, 0)
    assert set(ring) == {(0, 0), (10, 0), (20, 0), (20, 10), (10, 10), (0, 10)}
    assert rings_of(joined["geometry"][1]) == [[tuple(point) for point in square(50, 50)]]


def test_points_are_where_the_recommendation_says() -> None:
    # on the central meridian, 27° E, the east coordinate is 500 000; JHS 197 gives the other point
    assert to_tm35fin(27.0, 60.0)[0] == pytest.approx(500_000, abs=1e-6)
    assert to_tm35fin(19.84814, 60.38510) == pytest.approx((106256.3, 6715706.4), abs=1)


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
