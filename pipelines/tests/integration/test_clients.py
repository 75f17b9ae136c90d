"""The clients against small real servers that play the services. All figures are made up."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from lagesbild.errors import SourceChanged, SourceError, SourceRefused, SourceUnavailable
from lagesbild.sources.declared import Declared
from lagesbild.sources.services import CLIENTS, Client, Transport
from lagesbild.sources.services.client import Limits
from tests.asking import Told, declared, packed, serving

TIME = {"time": "year"}
PXWEB2 = declared("pxweb2", "TAB638", TIME)
SOTKANET = declared("sotkanet", "127", TIME)
KOLADA = declared("kolada", "N18897,N18898", TIME)
WFS = declared("wfs", "tilastointialueet:kunta1000k_2026", TIME)
VIPUNEN = declared("vipunen", "hakeneet", TIME)
CONFIG = {"maxDataCells": 150_000, "maxCallsPerTimeWindow": 30, "timeWindow": 10}
FEATURES = (
    "/wfs?service=WFS&version=2.0.0&outputFormat=application/json&request=GetFeature"
    "&typeNames=tilastointialueet:kunta1000k_2026&srsName=EPSG:3067"
)
LAYER = (
    "/wfs?service=WFS&version=2.0.0&outputFormat=application/json&request=DescribeFeatureType"
    "&typeNames=tilastointialueet:kunta1000k_2026"
)
QUESTIONS: dict[str, dict[str, Any]] = {
    PXWEB2.path: {"Region": ["00"], "Tid": ["2024"]},
    SOTKANET.path: {"years": ["2022", "2023"], "genders": ["total"]},
    KOLADA.path: {"kpi": ["N18897"], "year": ["2024", "2025"]},
    WFS.path: {"typeNames": WFS.path, "srsName": "EPSG:3067"},
    VIPUNEN.path: {"time": "2025", "filter": "koulutuksenAlkamisvuosi==2025 and hakutapa=='Yhteishaku'"},
}
DATA = {
    PXWEB2.path: "/tables/TAB638/data?lang=en&outputFormat=json-stat2",
    SOTKANET.path: "/json?indicator=127&years=2022&years=2023&genders=total",
    KOLADA.path: "/data/kpi/N18897/year/2024,2025?page=1&per_page=5000",
    WFS.path: FEATURES,
    VIPUNEN.path: (
        "/hakeneet/data?filter=koulutuksenAlkamisvuosi%3D%3D2025%20and%20hakutapa%3D%3D%27Yhteishaku%27"
        "&limit=5000&offset=0"
    ),
}
EVERY = [pytest.param(table, id=table.service.protocol) for table in (PXWEB2, SOTKANET, KOLADA, WFS, VIPUNEN)]


@pytest.fixture
def told() -> Iterator[Told]:
    with serving(Told()) as told:
        told.answers["/config"] = CONFIG
        yield told


@pytest.fixture
def waited() -> list[float]:
    return []


def client_of(table: Declared, told: Told, waited: list[float], **more: int) -> Client:
    base = told.base_url + ("/wfs" if table is WFS else "")
    return CLIENTS[table.service.protocol](base, Transport("Test", wait=waited.append, **more))  # type: ignore[arg-type]


def ask(table: Declared, told: Told, waited: list[float], **more: int) -> bytes:
    with client_of(table, told, waited, **more) as client:
        return client.answer(table, QUESTIONS[table.path])


@pytest.mark.parametrize("table", EVERY)
def test_what_is_sent_is_told_as_it_was_sent(table: Declared, told: Told, waited: list[float]) -> None:
    told.answers[DATA[table.path]] = {"values": []}
    with client_of(table, told, waited) as client:
        client.answer(table, QUESTIONS[table.path])
        sent = client.sent(table, QUESTIONS[table.path])
    path, body = told.asked[-1]
    assert sent["address"] == told.base_url + path == told.base_url + DATA[table.path]
    assert body == ("" if sent["query"] is None else json.dumps(sent["query"], separators=(",", ":")))


@pytest.mark.parametrize("table", EVERY)
def test_a_busy_service_is_asked_again_when_it_says(table: Declared, told: Told, waited: list[float]) -> None:
    told.answers[DATA[table.path]] = {"values": []}
    with client_of(table, told, waited) as client:
        _ = client.limits
        told.first = [(429, {"retry-after": "7"}, b"slow down")]
        client.answer(table, QUESTIONS[table.path])
    assert 7.0 in waited


@pytest.mark.parametrize("table", EVERY)
def test_a_page_for_people_is_no_answer(table: Declared, told: Told, waited: list[float]) -> None:
    told.answers[DATA[table.path]] = b"<html><title>Maintenance</title></html>"
    with pytest.raises(SourceUnavailable, match=r"Test .*a page for people under HTTP 200.*tried 6 times"):
        ask(table, told, waited)


@pytest.mark.parametrize("table", EVERY)
def test_an_answer_that_was_cut_is_no_answer(table: Declared, told: Told, waited: list[float]) -> None:
    told.answers[DATA[table.path]] = b'{"values": [{"kpi": "N188'
    with pytest.raises(SourceUnavailable, match="not whole JSON"):
        ask(table, told, waited)


@pytest.mark.parametrize("table", EVERY)
@pytest.mark.parametrize(("status", "hint"), [(400, "is not there any more"), (403, "more cells"), (404, "nothing is")])
def test_what_the_service_refuses_is_not_asked_again(
    table: Declared, told: Told, waited: list[float], status: int, hint: str
) -> None:
    with client_of(table, told, waited) as client:
        _ = client.limits
        told.first = [(status, {}, b"<html>403</html>")]
        before = len(told.asked)
        with pytest.raises(SourceRefused, match=f"Test .*HTTP {status}.*{hint}") as refused:
            client.answer(table, QUESTIONS[table.path])
    assert len(told.asked) == before + 1
    assert (refused.value.source, refused.value.table) == ("Test", table.path)


@pytest.mark.parametrize("table", EVERY)
def test_an_answer_without_end_is_not_read_to_its_end(table: Declared, told: Told, waited: list[float]) -> None:
    told.answers[DATA[table.path]] = packed({"values": ["x" * 5000]})
    with pytest.raises(SourceRefused, match="larger than any table is"):
        ask(table, told, waited, most_bytes=3000)


@pytest.mark.parametrize("table", EVERY)
def test_limits_are_kept_to_from_the_first_call(table: Declared, told: Told, waited: list[float]) -> None:
    told.answers[DATA[table.path]] = {"values": []}
    with client_of(table, told, waited) as client:
        for _ in range(client.limits.calls + 1):
            client.answer(table, QUESTIONS[table.path])
        assert waited
        assert max(waited) <= client.limits.window


def test_pxweb2_tells_its_limits_and_time_of_update(told: Told, waited: list[float]) -> None:
    told.answers["/tables/TAB638?lang=en"] = {"id": "TAB638", "updated": "2026-02-22T07:00:00Z"}
    told.answers["/tables/TAB638/metadata?lang=en"] = {"class": "dataset"}
    with client_of(PXWEB2, told, waited) as client:
        assert client.limits == Limits(150_000, 30, 10.0)
        assert client.updated(PXWEB2) == "2026-02-22T07:00:00Z"
        assert client.description(PXWEB2) == b'{"class": "dataset"}'
        assert client.calls == 3


@pytest.mark.parametrize("config", [{}, {**CONFIG, "maxDataCells": None}, [], {**CONFIG, "timeWindow": "soon"}])
def test_pxweb2_limits_of_another_form_are_refused(told: Told, waited: list[float], config: object) -> None:
    told.answers["/config"] = config
    with client_of(PXWEB2, told, waited) as client, pytest.raises(SourceChanged, match="the limits cannot be read"):
        _ = client.limits


@pytest.mark.parametrize("table", [{"id": "TAB638"}, {"updated": None}, []])
def test_pxweb2_without_time_of_update_is_refused(told: Told, waited: list[float], table: object) -> None:
    told.answers["/tables/TAB638?lang=en"] = table
    with client_of(PXWEB2, told, waited) as client, pytest.raises(SourceChanged, match="time of"):
        client.updated(PXWEB2)


def test_sotkanet_keeps_both_parts_of_a_description_as_they_came(told: Told, waited: list[float]) -> None:
    indicator, regions = b'{"id": 127,  "data-updated": "2026-04-01"}', b'[ {"id": 20} ]'
    told.answers |= {"/indicators/127": indicator, "/regions": regions}
    with client_of(SOTKANET, told, waited) as client:
        description = client.description(SOTKANET)
        assert client.updated(SOTKANET) == "2026-04-01"
    assert indicator in description
    assert regions in description
    assert json.loads(description) == {"indicator": json.loads(indicator), "regions": [{"id": 20}]}


def test_sotkanet_without_time_of_update_has_none(told: Told, waited: list[float]) -> None:
    told.answers["/indicators/127"] = {"id": 127}
    with client_of(SOTKANET, told, waited) as client:
        assert client.updated(SOTKANET) == ""


def test_kolada_follows_every_page_on_its_own_address(told: Told, waited: list[float]) -> None:
    first = b'{"values": [1],  "next_url": "http://192.0.2.1/elsewhere"}'
    second = b'{"values": [2], "next_url": null}'
    told.answers[DATA[KOLADA.path]] = first
    told.answers["/data/kpi/N18897/year/2024,2025?page=2&per_page=5000"] = second
    answer = ask(KOLADA, told, waited)
    assert first in answer
    assert second in answer
    assert [page["values"] for page in json.loads(answer)] == [[1], [2]]


def test_kolada_pages_without_end_are_refused(told: Told, waited: list[float]) -> None:
    for number in range(1, 50):
        path = f"/data/kpi/N18897/year/2024,2025?page={number}&per_page=5000"
        told.answers[path] = {"values": [], "next_url": "more"}
    with pytest.raises(SourceChanged, match="has more than 40 pages"):
        ask(KOLADA, told, waited)


def test_a_missing_page_of_kolada_leaves_no_answer(told: Told, waited: list[float]) -> None:
    told.answers[DATA[KOLADA.path]] = {"values": [1], "next_url": "more"}
    with pytest.raises(SourceError, match="HTTP 404"):
        ask(KOLADA, told, waited)


def test_kolada_was_last_changed_on_the_newest_day_that_has_passed(told: Told, waited: list[float]) -> None:
    kpis = [
        {"id": "N18897", "publication_date": "2026-06-07", "prel_publication_date": "2026-03-31"},
        {"id": "N18898", "publication_date": "2999-01-01", "prel_publication_date": None},
    ]
    told.answers["/kpi/N18897,N18898?page=1&per_page=5000"] = {"values": kpis}
    told.answers["/municipality?page=1&per_page=5000"] = {"values": [{"id": "0180"}]}
    with client_of(KOLADA, told, waited) as client:
        assert client.updated(KOLADA) == "2026-06-07"
        assert json.loads(client.description(KOLADA)) == {
            "kpi": [{"values": kpis}],
            "municipality": [{"values": [{"id": "0180"}]}],
        }


def test_kolada_asks_for_no_more_key_figures_at_once_than_it_may(told: Told, waited: list[float]) -> None:
    ids = [f"N{number:05}" for number in range(26)]
    table = declared("kolada", ",".join(ids), TIME)
    told.answers[f"/kpi/{','.join(ids[:25])}?page=1&per_page=5000"] = {"values": [{"id": "first"}]}
    told.answers["/kpi/N00025?page=1&per_page=5000"] = {"values": [{"id": "second"}]}
    told.answers["/municipality?page=1&per_page=5000"] = {"values": []}
    with client_of(table, told, waited) as client:
        described = json.loads(client.description(table))
    assert [page["values"][0]["id"] for page in described["kpi"]] == ["first", "second"]


def test_a_layer_is_described_before_it_is_asked_for(told: Told, waited: list[float]) -> None:
    told.answers[LAYER] = {"featureTypes": []}
    with client_of(WFS, told, waited) as client:
        assert client.updated(WFS) == ""
        assert client.description(WFS) == b'{"featureTypes": []}'


def test_vipunen_reads_every_page_to_the_first_that_is_not_full(told: Told, waited: list[float]) -> None:
    first = DATA[VIPUNEN.path]
    told.answers |= {first: [{}] * 5000, first.replace("offset=0", "offset=5000"): [{}]}
    assert [len(page) for page in json.loads(ask(VIPUNEN, told, waited))] == [5000, 1]


@pytest.mark.slow
def test_vipunen_pages_without_end_are_refused(told: Told, waited: list[float]) -> None:
    for number in range(41):
        told.answers[DATA[VIPUNEN.path].replace("offset=0", f"offset={5000 * number}")] = [0] * 5000
    with pytest.raises(SourceChanged, match="has more than 40 pages"):
        ask(VIPUNEN, told, waited)


def test_vipunen_was_last_changed_on_the_day_of_its_records(told: Told, waited: list[float]) -> None:
    told.answers["/hakeneet/data?limit=1&offset=0"] = [{"tietojoukkoPaivitettyPvm": "2026-11-20T00:00:00"}]
    with client_of(VIPUNEN, told, waited) as client:
        assert client.updated(VIPUNEN) == "2026-11-20"


@pytest.mark.parametrize("records", [[], {}, [{"tietojoukkoPaivitettyPvm": None}], [{}]])
def test_vipunen_records_without_a_day_are_refused(told: Told, waited: list[float], records: object) -> None:
    told.answers["/hakeneet/data?limit=1&offset=0"] = records
    with client_of(VIPUNEN, told, waited) as client, pytest.raises(SourceChanged, match="its first record"):
        client.updated(VIPUNEN)
