"""Yrkesbarometern: the recorded shape played by a local server, and files that are refused."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from lagesbild.errors import SourceChanged, SourceRefused, SourceUnavailable
from lagesbild.sources.services import CLIENTS, PARSERS, Transport
from tests.asking import Told, declared, packed, serving

PATH = "yrkesbarometer.json"
TABLE = declared("yrkesbarometer", PATH, {"area": "area_code", "occupation": "occupation_id", "time": "year"})
QUESTION = {"file": PATH}
parser = PARSERS["yrkesbarometer"]


def assessed(**changed: Any) -> dict[str, Any]:
    """One entry in the shape of round 2025-2; figures of the publisher's: administrative assistants in Stockholm."""
    return {
        "yrkesomrade": "Administration, ekonomi, juridik",
        "yb_yrke": "Administrativa assistenter",
        "yb_concept_id": "PDNm_NZ2_WRh",
        "lan": "01",
        "antal_ssyk": 1,
        "del_av_ssyk": 0,
        "ssyk": "4119",
        "ssyk_text": "Övriga kontorsassistenter och sekreterare",
        "yb_beskrivning": None,
        "jobbmojligheter": "små",
        "rekryteringssituation": "överskott",
        "paradox": [],
        "prognos": "vara oförändrad",
        "hogsta_bedomningsniva": "län",
        "delvis_helt": "helt",
        "omgang": "2025-2",
        "taxonomi_version": 27,
    } | changed


@pytest.fixture
def told() -> Iterator[Told]:
    with serving(Told()) as server:
        yield server


def test_the_whole_file_is_one_call_and_becomes_rows(told: Told) -> None:
    told.answers[f"/{PATH}"] = [assessed(), assessed(lan="00", jobbmojligheter=None, rekryteringssituation="brist")]
    with CLIENTS["yrkesbarometer"](told.base_url, Transport("Test")) as client:
        description = client.description(TABLE)
        (question,) = parser.questions(TABLE, description, cells=1, today=date(2026, 11, 29))
        answer = client.answer(TABLE, question)
        assert client.calls == 1
    parser.check(TABLE, question, answer)
    rows = parser.rows(TABLE, description, [(question, answer)])
    assert rows.astype(object).where(rows.notna(), None).to_numpy().tolist() == [
        [
            *("01", "PDNm_NZ2_WRh", 2025, "2025-2", "Administrativa assistenter", "Administration, ekonomi, juridik"),
            *("små", "överskott", "vara oförändrad", "län"),
        ],
        [
            *("00", "PDNm_NZ2_WRh", 2025, "2025-2", "Administrativa assistenter", "Administration, ekonomi, juridik"),
            *(None, "brist", "vara oförändrad", "län"),
        ],
    ]
    assert parser.names(description) == {}


def test_an_answer_without_end_is_not_read_to_its_end(told: Told) -> None:
    told.answers[f"/{PATH}"] = [assessed()] * 100
    transport = Transport("Test", most_bytes=1000, wait=lambda _: None)
    with (
        CLIENTS["yrkesbarometer"](told.base_url, transport) as client,
        pytest.raises(SourceRefused, match="larger than any table is"),
    ):
        client.answer(TABLE, QUESTION)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ([], "no list of assessments, or an empty one"),
        ({"data": []}, "no list of assessments"),
        ([assessed(), assessed()], "PDNm_NZ2_WRh is there twice in county 01"),
        ([assessed(), assessed(lan="03", omgang="2026-1")], "several rounds: 2025-2, 2026-1"),
        ([assessed(omgang="2025")], "round '2025'"),
        ([assessed(lan="1")], "county '1'"),
        ([assessed(lan=1)], "1 is not text"),
        ([assessed(yb_yrke=None)], "None is not text"),
        ([assessed(prognos="explodera")], "prognos is 'explodera'"),
        ([assessed(jobbmojligheter=["små"])], "jobbmojligheter is"),
        ([{key: value for key, value in assessed().items() if key != "prognos"}], "no 'prognos'"),
        (["x"], "not as it must be"),
    ],
)
def test_a_file_that_is_not_as_recorded_is_refused(content: object, reason: str) -> None:
    with pytest.raises(SourceChanged, match=reason):
        parser.check(TABLE, QUESTION, packed(content))
    with pytest.raises(SourceChanged, match=reason):
        parser.rows(TABLE, b"{}", [(QUESTION, packed(content))])


@pytest.mark.parametrize("cut", [b"", b"<html>", packed([assessed()])[:-9], b"\xff"])
def test_an_answer_that_is_cut_or_no_json_is_not_usable(cut: bytes) -> None:
    with pytest.raises(SourceUnavailable):
        parser.check(TABLE, QUESTION, cut)
