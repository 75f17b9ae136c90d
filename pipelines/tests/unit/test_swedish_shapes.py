"""Sweden's figures as they are read from copies: codes stay text, hidden numbers stay hidden, degrees become metres."""

import gzip
import json
from pathlib import Path

import pytest

from lagesbild.errors import BadFile
from lagesbild.sources.coordinates import to_sweref99tm, to_tm35fin
from lagesbild.sources.imports import IMPORTS, Import, read_import

BY_NAME = {declared.table: declared for declared in IMPORTS}


def copy_of(table: str, folder: Path, *rows: str) -> tuple[Import, Path]:
    """A copy with these rows, beside the folder of the others as the real ones are."""
    declared = BY_NAME[table]
    path = folder / "finland" / declared.file
    (folder / "finland").mkdir(exist_ok=True)
    (folder / "sweden").mkdir(exist_ok=True)
    text = "\n".join([",".join(declared.columns), *rows, ""]).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return declared, folder / "finland"


def test_levels_keep_the_publishers_words_and_codes_their_zeros(tmp_path: Path) -> None:
    row = '0127,"förgymnasial utbildning, 9 (10) år",25-34 år,women,12'
    assert read_import(*copy_of("raw_scb__education", tmp_path, row)).to_dict("records") == [
        {
            "area_code": "0127",
            "education_level": "förgymnasial utbildning, 9 (10) år",
            "age_group": "25-34",
            "population_persons": 12,
            "year": 2019,
            "sex_code": "2",
        }
    ]


def test_a_number_below_five_is_missing_with_its_sign_and_no_other_sign_is_taken(tmp_path: Path) -> None:
    rows = ("2022-01,Stockholms län,Botkyrka,5836", "2022-01,Stockholms län,Uppgift saknas,<5")
    table = "raw_arbetsformedlingen__unemployed"
    found = json.loads(read_import(*copy_of(table, tmp_path, *rows)).to_json(orient="records"))
    assert [(row["unemployed_persons"], row["unemployed_status"]) for row in found] == [(5836, None), (None, "<5")]
    with pytest.raises(BadFile, match="whole numbers and codes"):
        read_import(*copy_of(table, tmp_path, "2022-01,Stockholms län,Botkyrka,<10"))


def test_a_sex_that_is_not_known_is_no_whole_row(tmp_path: Path) -> None:
    found = read_import(*copy_of("raw_scb__population_2019", tmp_path, "0127,100,men,3", "0127,0,both,9"))
    assert found["sex_code"].isna().tolist() == [False, True]


def test_a_point_on_the_meridian_is_half_a_million_metres_east() -> None:
    """15° E is to SWEREF 99 TM what 27° E is to ETRS-TM35FIN, which is held against published points."""
    assert to_sweref99tm(15.0, 0.0) == pytest.approx((500_000.0, 0.0), abs=1e-6)
    assert to_sweref99tm(15.0, 59.0) == pytest.approx(to_tm35fin(27.0, 59.0), abs=1e-6)


def test_east_and_west_of_the_meridian_are_mirrored() -> None:
    east, north = to_sweref99tm(18.0, 59.3)
    west, same = to_sweref99tm(12.0, 59.3)
    assert east + west == pytest.approx(1_000_000, abs=1e-6)
    assert north == pytest.approx(same, abs=1e-6)
    # three degrees of longitude at 59.3° north are 170.8 km on GRS 80, times the scale
    assert east - 500_000 == pytest.approx(170_800, abs=300)
