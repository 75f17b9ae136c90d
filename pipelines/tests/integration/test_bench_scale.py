"""A store with made-up municipalities: each with the rows of a real one, nobody else's changed."""

import shutil
from pathlib import Path

import duckdb
import pytest

from bench_scale import widen
from lagesbild.settings import Project

COUNTED = "select count(*) from mart_area__area where kind = 'municipality'"
RESIDENTS = "select sum(population_persons), count(*) from mart_area__population where area_code = $code"
ITSELF = "select area_code, kind from mart_area__area where area_code = 'XX00001'"


@pytest.mark.slow
def test_made_up_municipalities_have_the_rows_of_real_ones(built_home: Project, tmp_path: Path) -> None:
    store = tmp_path / "store.duckdb"
    shutil.copy(built_home.store, store)
    with duckdb.connect(store, read_only=True) as before:
        real = [before.execute(RESIDENTS, {"code": code}).fetchone() for code in ("KU005", "KU009")]
        assert before.execute(COUNTED).fetchone() == (308,)
    widen(store, 310)
    with duckdb.connect(store, read_only=True) as after:
        assert after.execute(COUNTED).fetchone() == (310,)
        assert after.execute(ITSELF).fetchall() == [("XX00001", "municipality")]
        for codes in (("KU005", "KU009"), ("XX00000", "XX00001")):
            assert [after.execute(RESIDENTS, {"code": code}).fetchone() for code in codes] == real
    widen(store, 300)  # fewer than there are: nothing to do
    with duckdb.connect(store, read_only=True) as again:
        assert again.execute(COUNTED).fetchone() == (310,)
