"""The client against a real server on the loopback address that answers as it is told."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import SimpleNamespace
from typing import Any

import httpx
import pandas as pd
import pytest

from lagesbild.contracts import Choice, Content, Fetch
from lagesbild.contracts import Service as Declaration
from lagesbild.errors import SourceChanged, SourceRefused, SourceUnavailable
from lagesbild.sources.declared import Declared
from lagesbild.sources.services import PARSERS, Client, Transport
from lagesbild.sources.services.pxweb1 import PxWeb1Client

CONFIG = {"maxValues": 120000, "maxCells": 4, "maxCalls": 40, "timeWindow": 60, "CORS": True}
VARIABLES: list[dict[str, Any]] = [
    {"code": "alue_23_20260101", "text": "Area", "values": ["KU005", "KU049"], "valueTexts": ["Alajärvi", "Espoo"]},
    {"code": "timeperiod_y", "text": "Year", "values": ["2018", "2019"], "valueTexts": ["2018", "2019"], "time": True},
    {"code": "contentscode", "text": "Information", "values": ["dead", "born"], "valueTexts": ["Deaths", "Births"]},
]
FETCH = Fetch(
    service="statfin",
    path="StatFin/made/up.px",
    into="raw_statfin__made_up",
    keys={"area": "area_code", "time": "year"},
    contents={
        "born": Content(column="births_persons", may_hide=True),
        "dead": Content(column="deaths_persons"),
    },
)


def declared(**other: object) -> Declared:
    service = Declaration(name="StatFin", protocol="pxweb1", address="https://example.org")
    return Declared("statfin-made-up", service, FETCH.model_copy(update=other))


TABLE = declared()
CELLS = {("KU005", "born"): 3, ("KU005", "dead"): 5, ("KU049", "born"): None, ("KU049", "dead"): 0}
CUT = "cut"
Reply = tuple[int, str] | tuple[int, str, dict[str, str]]
Change = Callable[[dict[str, Any]], dict[str, Any]]


class Service:
    """Answers with ``script`` as long as it lasts, then as PxWeb does; ``seen`` keeps every request."""

    def __init__(self) -> None:
        self.script: list[Reply] = []
        self.seen: list[SimpleNamespace] = []
        self.change: Change = lambda answer: answer
        self.base_url = ""

    def reply(self, method: str, path: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        self.seen.append(SimpleNamespace(method=method, path=path, body=json.loads(body or b"null")))
        if self.script:
            status, text, *headers = self.script.pop(0)
            return status, dict(*headers), text.encode()
        return 200, {"content-type": "application/json"}, json.dumps(self._answer(method, path)).encode()

    def _answer(self, method: str, path: str) -> object:
        if method == "GET":
            return CONFIG if path.endswith("?config") else {"title": "Made up", "variables": VARIABLES}
        asked = {item["code"]: item["selection"]["values"] for item in self.seen[-1].body["query"]}
        keys = [
            (area, content)
            for area in asked["alue_23_20260101"]
            for _ in asked["timeperiod_y"]
            for content in asked["contentscode"]
        ]
        values = [CELLS[key] for key in keys]
        return self.change(
            {
                "class": "dataset",
                "updated": "2026-05-22T05:00:00Z",
                "id": list(asked),
                "size": [len(given) for given in asked.values()],
                "dimension": {code: {"category": {"index": given}} for code, given in asked.items()},
                "value": values,
                "status": {str(place): "..." for place, value in enumerate(values) if value is None},
            }
        )


@pytest.fixture
def service() -> Iterator[Service]:
    told = Service()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            self.do_POST()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            status, headers, answer = told.reply(self.command, self.path, body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(answer) * (2 if headers.get("x") == CUT else 1)))
            self.end_headers()
            self.wfile.write(answer)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    told.base_url = f"http://127.0.0.1:{server.server_port}/PxWeb/api/v1"
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def client(service: Service, waits: list[float]) -> Iterator[PxWeb1Client]:
    transport = Transport(
        "StatFin", client=httpx.Client(timeout=5.0, trust_env=False), wait=waits.append, clock=lambda: 0.0
    )
    with PxWeb1Client(service.base_url, transport) as made:
        yield made


def rows_of(client: Client, table: Declared) -> pd.DataFrame:
    """One table, described, asked for and read at once."""
    parser, description = PARSERS["pxweb1"], client.description(table)
    questions = parser.questions(table, description, cells=client.limits.cells, today=date(2026, 11, 21))
    answers = [(question, client.answer(table, question)) for question in questions]
    assert parser.updated(table, *answers[0]).startswith("2026-05-2")
    return parser.rows(table, description, answers)


def asked(service: Service) -> list[dict[str, list[str]]]:
    posts = [request.body["query"] for request in service.seen if request.method == "POST"]
    return [{item["code"]: item["selection"]["values"] for item in query} for query in posts]


def test_a_table_comes_in_contract_form_in_calls_under_the_cell_limit(service: Service, client: PxWeb1Client) -> None:
    rows = rows_of(client, TABLE)
    assert json.loads(rows.to_json(orient="values")) == [
        ["KU005", 2018, 3, None, 5],
        ["KU005", 2019, 3, None, 5],
        ["KU049", 2018, None, "...", 0],
        ["KU049", 2019, None, "...", 0],
    ]
    assert list(rows) == ["area_code", "year", "births_persons", "births_status", "deaths_persons"]
    assert asked(service) == [
        {"alue_23_20260101": ["KU005"], "timeperiod_y": ["2018", "2019"], "contentscode": ["born", "dead"]},
        {"alue_23_20260101": ["KU049"], "timeperiod_y": ["2018", "2019"], "contentscode": ["born", "dead"]},
    ]
    assert [request.path for request in service.seen] == [
        "/PxWeb/api/v1/en/?config",
        "/PxWeb/api/v1/en/StatFin/made/up.px",
        "/PxWeb/api/v1/en/StatFin/made/up.px",
        "/PxWeb/api/v1/en/StatFin/made/up.px",
    ]
    assert service.seen[-1].body["response"] == {"format": "json-stat2"}
    assert client.calls == 4


def test_only_the_declared_values_are_asked_for(service: Service, client: PxWeb1Client) -> None:
    table = declared(contents={"dead": TABLE.contents["dead"]}, choose={"time": Choice(since="2019")})
    assert rows_of(client, table).to_dict("list") == {
        "area_code": ["KU005", "KU049"],
        "year": [2019, 2019],
        "deaths_persons": [5, 0],
    }
    assert [query["timeperiod_y"] for query in asked(service)] == [["2019"]]


@pytest.mark.parametrize(
    "bad",
    [
        (503, "Service Unavailable"),
        (429, "Too Many Requests"),
        (200, "<!DOCTYPE html><html>Maintenance</html>"),
        (200, '{"class": "data'),
        (200, "{}", {"x": CUT}),
    ],
    ids=["busy", "too many calls", "page for people", "body cut", "connection cut"],
)
def test_a_passing_fault_is_tried_again_after_growing_waits(
    service: Service, client: PxWeb1Client, waits: list[float], bad: Reply
) -> None:
    service.script = [bad, bad]
    assert client.limits.cells == 4
    assert waits == [1.0, 2.0]
    assert client.calls == 3


def test_the_service_may_ask_for_a_longer_wait(service: Service, client: PxWeb1Client, waits: list[float]) -> None:
    service.script = [
        (429, "", {"retry-after": "20"}),
        (503, "", {"retry-after": "1"}),
        (503, "", {"retry-after": "x"}),
    ]
    assert client.limits.calls == 40
    assert waits == [20.0, 2.0, 4.0]


def test_a_lasting_fault_ends_after_the_allowed_tries(
    service: Service, client: PxWeb1Client, waits: list[float]
) -> None:
    service.script = [(503, "Service Unavailable")] * 9
    with pytest.raises(SourceUnavailable, match=r"StatFin \?config: HTTP 503 Service Unavailable \(tried 6 times\)"):
        _ = client.limits
    assert waits == [1.0, 2.0, 4.0, 8.0, 16.0]
    assert client.calls == 6


def test_a_service_that_is_silent_each_time_is_left_after_half_a_minute(waits: list[float]) -> None:
    seconds = [0.0]

    def silent_for_25_seconds(_: httpx.Request) -> httpx.Response:
        seconds[0] += 25
        raise httpx.ReadTimeout("timed out")

    with httpx.Client(transport=httpx.MockTransport(silent_for_25_seconds)) as silent:
        transport = Transport("StatFin", client=silent, wait=waits.append, clock=lambda: seconds[0])
        with pytest.raises(SourceUnavailable, match=r"timed out \(tried 2 times\)\. Try again later: lagesbild fetch"):
            transport.get("http://127.0.0.1/", table="11re")
    assert (waits, seconds) == ([1.0], [50.0])


def test_a_timeout_and_a_lost_connection_are_tried_again(waits: list[float]) -> None:
    def lost(_: httpx.Request) -> httpx.Response:
        if not waits:
            raise httpx.ReadTimeout("timed out")
        raise httpx.ConnectError("refused")

    with httpx.Client(transport=httpx.MockTransport(lost)) as silent:
        transport = Transport("StatFin", client=silent, wait=waits.append, clock=lambda: 0.0)
        with pytest.raises(SourceUnavailable, match="ConnectError: refused"):
            transport.get("http://127.0.0.1/", table="11re")
    assert len(waits) == 5


@pytest.mark.parametrize("lost", [httpx.ConnectError, httpx.ConnectTimeout])
def test_a_service_that_was_never_reached_is_not_tried_again(
    waits: list[float], lost: type[httpx.ConnectError] | type[httpx.ConnectTimeout]
) -> None:
    def unreachable(_: httpx.Request) -> httpx.Response:
        raise lost("no route")

    with httpx.Client(transport=httpx.MockTransport(unreachable)) as silent:
        transport = Transport("StatFin", client=silent, wait=waits.append, clock=lambda: 0.0)
        with pytest.raises(SourceUnavailable, match=r"127\.0\.0\.1 cannot be reached \(Connect.*: no route\)"):
            transport.get("http://127.0.0.1/", table="11re")
    assert (waits, transport.calls) == ([], 1)


@pytest.mark.parametrize("listed", ["[]", '[{"id": "up.px"}]', '{"id": "up.px", "updated": "2026-05-22T08:00:00"}'])
def test_a_table_that_is_not_listed_with_its_time_is_refused(
    service: Service, client: PxWeb1Client, listed: str
) -> None:
    service.script = [(200, json.dumps(CONFIG)), (200, listed)]
    with pytest.raises(SourceChanged, match="is not listed in StatFin/made with the time of its update"):
        client.updated(TABLE)


def test_the_list_of_a_folder_is_asked_for_once(service: Service, client: PxWeb1Client) -> None:
    listed = [{"id": "up.px", "updated": "2026-05-22T08:00:00"}, {"id": "down.px", "updated": "2025-01-01"}]
    service.script = [(200, json.dumps(CONFIG)), (200, json.dumps(listed))]
    assert client.updated(TABLE) == "2026-05-22T08:00:00"
    assert client.updated(declared(path="StatFin/made/down.px")) == "2025-01-01"
    assert [request.path for request in service.seen][1:] == ["/PxWeb/api/v1/en/StatFin/made/"]


@pytest.mark.parametrize("status", [400, 403, 404, 501])
def test_a_refusal_is_not_tried_again(service: Service, client: PxWeb1Client, waits: list[float], status: int) -> None:
    service.script = [(200, json.dumps(CONFIG)), (status, "<!DOCTYPE html>Forbidden")]
    with pytest.raises(SourceRefused, match=f"StatFin StatFin/made/up.px: HTTP {status}"):
        client.description(TABLE)
    assert waits == []
    assert client.calls == 2


def test_an_answer_larger_than_any_table_is_not_read_to_its_end(service: Service, waits: list[float]) -> None:
    transport = Transport("StatFin", wait=waits.append, most_bytes=100_000)
    service.script = [(200, "[" + "1," * 500_000 + "1]")]
    with PxWeb1Client(service.base_url, transport) as client, pytest.raises(SourceRefused) as refused:
        _ = client.limits
    assert "larger than any table is" in str(refused.value)
    assert (refused.value.source, refused.value.table, waits) == ("StatFin", "?config", [])


def test_no_more_calls_are_made_in_a_window_than_the_service_allows(service: Service) -> None:
    now = [100.0]
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    service.script = [(200, json.dumps(CONFIG | {"maxCalls": 3, "timeWindow": 60}))]
    with PxWeb1Client(service.base_url, Transport("StatFin", wait=wait, clock=lambda: now[0])) as client:
        for _ in range(7):
            client.description(TABLE)
    assert waits == [60.0, 60.0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            lambda answer: answer | {"id": answer["id"][:2], "size": answer["size"][:2], "value": [1, 2], "status": {}},
            "the answer is not what was asked for, in contentscode",
        ),
        (
            lambda answer: json.loads(json.dumps(answer).replace("KU005", "KU5")),
            "the answer is not what was asked for, in alue_23_20260101",
        ),
        (
            lambda answer: json.loads(json.dumps(answer).replace('["born", "dead"]', '["dead", "born"]')),
            "the answer is not what was asked for, in contentscode",
        ),
        (lambda answer: answer | {"value": [3.5, 5, 3, 5]}, "born is a count and has decimals"),
        (
            lambda answer: answer | {"value": [3, None, 3, 5], "status": {"1": "..."}},
            "dead has 1 cell with a sign that is not expected: ['...']",
        ),
        (
            lambda answer: answer | {"value": [None, 5, 3, 5], "status": {}},
            "born has 1 cell with a sign that is not expected: ['none']",
        ),
        (
            lambda answer: answer | {"value": [None, 5, 3, 5], "status": {"0": "-"}},
            "born has 1 cell with a sign that is not expected: ['-']",
        ),
        (
            lambda answer: answer | {"status": {"0": "..."}},
            "born has 1 cell with a sign that is not expected: ['...']",
        ),
    ],
    ids=[
        "dimension gone",
        "other code",
        "other order",
        "half a person",
        "hidden where nothing is",
        "gap",
        "new sign",
        "sign beside a number",
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_is_refused(
    service: Service, client: PxWeb1Client, change: Change, reason: str
) -> None:
    service.change = lambda answer: change(answer) if "KU005" in json.dumps(answer["dimension"]) else answer
    with pytest.raises(SourceChanged) as refused:
        rows_of(client, TABLE)
    assert reason in str(refused.value)
    assert refused.value.table == "StatFin/made/up.px"


def test_a_table_that_is_published_anew_between_two_calls_is_refused(service: Service, client: PxWeb1Client) -> None:
    service.change = lambda answer: answer | {"updated": f"2026-05-{20 + len(service.seen)}"}
    with pytest.raises(SourceChanged, match="published anew between two calls"):
        rows_of(client, TABLE)


def test_a_year_that_is_not_a_number_is_refused(
    service: Service, client: PxWeb1Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(VARIABLES[1], "values", ["2018", "2019*"])
    with pytest.raises(SourceChanged, match=r"StatFin StatFin/made/up.px: .*2019\*"):
        rows_of(client, TABLE)


def test_a_declared_value_that_is_gone_is_refused_before_any_cell_is_asked_for(
    service: Service, client: PxWeb1Client
) -> None:
    table = declared(choose={"time": Choice(since="2020")})
    with pytest.raises(SourceChanged, match=r"'Year' has no value with \{'since': '2020'\}"):
        rows_of(client, table)
    assert asked(service) == []


@pytest.mark.parametrize("answer", ['{"maxCells": "many"}', "[]", '{"maxCells": NaN, "maxCalls": 1, "timeWindow": 1}'])
def test_limits_that_cannot_be_read_are_refused(service: Service, client: PxWeb1Client, answer: str) -> None:
    service.script = [(200, answer)]
    with pytest.raises(SourceChanged, match="the limits cannot be read"):
        _ = client.limits


@pytest.mark.parametrize(
    "variables",
    [
        "{}",
        '{"variables": [{"code": "a", "text": "Area"}]}',
        '{"variables": [{"code": "a", "text": "Area", "values": []}]}',
        '{"variables": [{"code": "a", "text": "Area", "values": ["1", "1"]}]}',
    ],
)
def test_a_description_without_values_or_with_one_twice_is_refused(
    service: Service, client: PxWeb1Client, variables: str
) -> None:
    service.script = [(200, json.dumps(CONFIG)), (200, variables)]
    with pytest.raises(SourceChanged, match=r"its variables cannot be read|has no values or one twice"):
        rows_of(client, TABLE)
