"""Answers that real services gave, read into rows; the recordings are not part of the project."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lagesbild.sources.jsonstat import read
from lagesbild.sources.services import PARSERS
from tests.asking import declared, packed
from tests.conftest import CHECKOUT

kolada = PARSERS["kolada"]
pxweb1 = PARSERS["pxweb1"]
pxweb2 = PARSERS["pxweb2"]
sotkanet = PARSERS["sotkanet"]

COPIES = Path(os.environ.get("LAGESBILD_PUBLIC_COPIES", CHECKOUT.root.parent / "shared"))
RECORDED = COPIES / "data" / "recorded"
pytestmark = pytest.mark.skipif(
    not RECORDED.is_dir(), reason="the recorded answers are not here; LAGESBILD_PUBLIC_COPIES says where they are"
)
ENGLISH = {"Alue": "Area", "Ikä": "Age", "Sukupuoli": "Sex", "Vuosi": "Year", "Tiedot": "Information"}
SWEDISH = {"ålder": "age", "kön": "sex", "tabellinnehåll": "observations", "månad": "month"}


def recorded(path: str) -> bytes:
    return (RECORDED / path).read_bytes()


def in_english(path: str) -> bytes:
    """The description of 11re, recorded in Finnish, with the English texts of its variables."""
    told = json.loads(recorded(path))
    for variable in told["variables"]:
        variable["text"] = ENGLISH[variable["text"]]
    return packed(told)


def plain(rows: Any) -> list[list[Any]]:
    return rows.astype("object").where(rows.notna(), None).to_numpy().tolist()  # type: ignore[no-any-return]


def test_statfin_new_contract() -> None:
    table = declared(
        "pxweb1",
        "StatFin/vaerak/11re.px",
        {"area": "area_code", "time": "year", "sex": "sex_code", "age": "age_code"},
        contents={"vaerak-vaesto": {"column": "population_persons"}},
    )
    description = in_english("statfin/11re_metadata.json")
    planned = pxweb1.planned(table, description)
    assert {column: len(values) for column, values in planned.items()} == {
        "area_code": 309,
        "age_code": 102,
        "sex_code": 3,
        "year": 54,
    }
    asked = pxweb1.questions(table, description, cells=120_000, today=date(2026, 11, 21))
    assert sum(map(pxweb1.size, asked)) == 5_105_916
    assert max(map(pxweb1.size, asked)) <= 120_000
    question = {
        "alue_23_20260101": ["KU049", "KU091", "KU092"],
        "ikaryhma_10_20180101": ["SSS"],
        "sukupuoli_9_20180101": ["SSS"],
        "timeperiod_y": ["2025"],
        "contentscode": ["vaerak-vaesto"],
    }
    answer = recorded("statfin/11re_three_cities.jsonstat2")
    assert pxweb1.updated(table, question, answer) == "2026-04-01T05:00:00Z"
    assert plain(pxweb1.rows(table, description, [(question, answer)])) == [
        ["KU049", 2025, "SSS", "SSS", 325716],
        ["KU091", 2025, "SSS", "SSS", 694392],
        ["KU092", 2025, "SSS", "SSS", 252956],
    ]


def test_statfin_old_contract_total_fertility_rate() -> None:
    cube = read(recorded("statfin/fertility_oldcontract.jsonstat2"), source="StatFin", table="fertility")
    assert (cube.updated, cube.units) == ("2025-04-29T05:00:00Z", {"tfr": "Number"})
    assert len(cube.cells) == 249
    assert cube.cells["value"].notna().all()
    ends = cube.cells.iloc[[0, 1, -2, -1]][["Vuosi", "Tiedot", "value"]]
    assert ends.to_numpy().tolist() == [
        ["1776", "tfr", 5.42],
        ["1777", "tfr", 5.51],
        ["2023", "tfr", 1.26],
        ["2024", "tfr", 1.25],
    ]


def test_statfin_old_contract_debt_of_municipalities() -> None:
    cube = read(recorded("statfin/municipal_debt_oldcontract.jsonstat2"), source="StatFin", table="debt")
    assert cube.updated == "2021-09-10T05:00:00Z"
    assert {code: len(values) for code, values in cube.dimensions.items()} == {
        "ContentsCode": 1,
        "Alue": 310,
        "Tunnusluku": 6,
        "Vuosi": 1,
    }
    cells = cube.cells[["Alue", "Tunnusluku", "Vuosi", "value"]]
    assert cells.iloc[:4].to_numpy().tolist() == [
        ["005", "omavaraisuus_aste", "2020", 44.0],
        ["005", "suhteel_velkaant", "2020", 38.0],
        ["005", "lainakanta_eur", "2020", 27715.0],
        ["005", "lainakanta_asuk", "2020", 2942.0],
    ]
    assert cells.iloc[-1].tolist() == ["992", "k_lainakanta_asuk", "2020", 10196.0]


def test_scb_version_2() -> None:
    table = declared(
        "pxweb2",
        "TAB6471",
        {"area": "area_code", "age": "age_band", "sex": "sex_code", "time": "month"},
        contents={"000007SF": {"column": "population_persons"}},
        choose={"time": {"latest": 13}, "area": {"matches": "[0-9]{4}"}},
    )
    description = recorded("scb_v2/TAB6471_metadata.json")
    for swedish, english in SWEDISH.items():
        description = description.replace(f'"label": "{swedish}"'.encode(), f'"label": "{english}"'.encode())
    planned = pxweb2.planned(table, description)
    assert {column: len(values) for column, values in planned.items()} == {
        "area_code": 290,
        "age_band": 134,
        "sex_code": 3,
        "month": 13,
    }
    assert planned["month"][0] == "2025M04"
    assert pxweb2.names(description)["Region 0114"] == "Upplands Väsby"
    answer = recorded("scb_v2/TAB6471_data.json")
    assert pxweb2.units(description, answer) == {"000007SF": "antal"}
    asked = read(answer, source="SCB", table="TAB6471").dimensions
    assert pxweb2.updated(table, asked, answer) == "2026-06-08T06:00:00Z"
    rows = plain(pxweb2.rows(table, description, [(asked, answer)]))
    assert len(rows) == 21 * 11 * 3 * 4
    assert rows[:2] == [["01", "0-9", "TotSa", "2026M01", 245284], ["01", "0-9", "TotSa", "2026M02", 247245]]
    assert rows[-1] == ["25", "100+10", "2", "2026M04", 54]


REGIONS_ASKED = {"years": ["2023"], "genders": ["total"]}


def test_sotkanet_population() -> None:
    table = declared(
        "sotkanet", "127", {"area": "area_code", "time": "year"}, contents={"value": {"column": "population_persons"}}
    )
    description = b'{"indicator": {"id": 127}, "regions": ' + recorded("sotkanet/regions.json") + b"}"
    answer = recorded("sotkanet/indicator127_2023.json")
    assert sotkanet.updated(table, REGIONS_ASKED, answer) == ""
    assert plain(sotkanet.rows(table, description, [(REGIONS_ASKED, answer)])) == [
        ["KU049", 2023, 314024],
        ["KU853", 2023, 201863],
        ["KU091", 2023, 674500],
        ["KU837", 2023, 255050],
        ["KU564", 2023, 214633],
    ]


def test_sotkanet_shares_with_their_absolute_values() -> None:
    table = declared(
        "sotkanet",
        "171",
        {"area": "area_code", "time": "year", "sex": "sex_code"},
        contents={"value": {"column": "share_pct", "decimals": True}, "absValue": {"column": "persons"}},
    )
    description = b'{"indicator": {"id": 171}, "regions": ' + recorded("sotkanet/regions.json") + b"}"
    asked = {"years": ["2019", "2023"], "genders": ["total"]}
    rows = plain(sotkanet.rows(table, description, [(asked, recorded("sotkanet/indicator171_2019_2023.json"))]))
    assert len(rows) == 10
    assert rows[:2] == [["KU091", 2019, "total", 7.4, 48189], ["KU853", 2019, "total", 9.3, 17865]]


def test_kolada_values() -> None:
    table = declared("kolada", "N21704", {"area": "area_code", "time": "year", "sex": "sex_code"})
    areas = recorded("kolada/municipality.json")
    title = b'[{"values": [{"id": "N21704", "title": "A key figure"}]}]'
    description = b'{"kpi": ' + title + b', "municipality": [{"values": ' + areas + b"}]}"
    answer = b"[" + recorded("kolada/data_N21704_2023.json") + b"]"
    rows = plain(kolada.rows(table, description, [({"kpi": ["N21704"], "year": ["2023"]}, answer)]))
    assert len(rows) == 15
    assert rows[:4] == [
        ["0180", 2023, "T", "N21704", "A key figure", 21.88749, None, 1],
        ["0180", 2023, "K", "N21704", "A key figure", 25.688929, None, 1],
        ["0180", 2023, "M", "N21704", "A key figure", 15.778849, None, 1],
        ["0580", 2023, "K", "N21704", "A key figure", 7.221589, None, 1],
    ]
    assert kolada.names(description)["municipality 0001"] == "Region Stockholm"
