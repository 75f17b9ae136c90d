"""What changed since an earlier brief: made-up records, one change of each kind, in words of three languages."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lagesbild.briefs import Job
from lagesbild.publish.since import (
    AreaRecord,
    compare_records,
    copied_records,
    read_record,
    record_files,
    record_of,
    since_file,
    since_page,
    told,
)
from lagesbild.publish.since.said import Row
from lagesbild.settings import LANGUAGES, Language

BIRTHS, PUPILS, AHEAD = (
    "components-of-change/births/today",
    "school-stages/7-12/today",
    "school-stages/7-12/projected/2040",
)


def fact(value: float, year: int = 2025, **given: Any) -> dict[str, Any]:
    """A figure of persons from table 11ae."""
    usual = {"unit": "persons", "kind": "observed", "month": None, "at_most": None, "decimals": 0}
    return usual | {"value": value, "year": year, "sources": ["statfin-121w"]} | given


THEN = AreaRecord(
    codes=("KU005", "KU052"),
    facts={
        BIRTHS: fact(93),
        PUPILS: fact(1124, 2024, kind="projected", sources=["statfin-14wx"]),
        AHEAD: fact(650, 2040, kind="projected", sources=["statfin-14wx"]),
    },
    versions={"statfin-121w": "a", "statfin-14wx": "a"},
    messages=("school-stages", "components-of-change"),
    names={BIRTHS: "Live births in a year", PUPILS: "Grades 1–6", AHEAD: "Grades 1–6"},
    questions={"components-of-change": "What changes the population?", "school-stages": "When?"},
    takeaways={"components-of-change": "More die than are born.", "school-stages": "Pupils are fewer."},
    findings={"components-of-change": [{"kind": "more_deaths", "values": {}}], "school-stages": []},
)


def with_fact(key: str, *, version: str = "b", **given: Any) -> AreaRecord:
    """The record with one figure altered, and its source's figures of another version."""
    altered = THEN.facts[key] | given
    versions = {**THEN.versions, THEN.facts[key]["sources"][0]: version}
    return replace(THEN, facts={**THEN.facts, key: altered}, versions=versions)


@pytest.mark.parametrize(
    ("now", "kind", "key"),
    [
        (with_fact(BIRTHS, value=94), "revised", BIRTHS),
        (with_fact(BIRTHS, value=94, version="a"), "new_method", BIRTHS),
        (with_fact(BIRTHS, value=90, year=2026), "new_period", BIRTHS),
        (with_fact(BIRTHS, value=93, year=2026), "new_period", BIRTHS),
        (with_fact(BIRTHS, at_most=96), "revised", BIRTHS),
        (with_fact(PUPILS, value=1130, kind="observed"), "new_period", PUPILS),
        (with_fact(AHEAD, value=640, sources=["statfin-16ab"]), "new_projection", AHEAD),
        (replace(with_fact(BIRTHS, value=120), codes=("KU005", "KU052", "KU403")), "new_boundary", BIRTHS),
        (replace(THEN, facts={**THEN.facts, "members/KU005/7-15/today": fact(1)}), "new", "members/KU005/7-15/today"),
        (replace(THEN, facts={PUPILS: THEN.facts[PUPILS], AHEAD: THEN.facts[AHEAD]}), "withdrawn", BIRTHS),
    ],
)
def test_each_kind_of_change_is_told_from_the_others(now: AreaRecord, kind: str, key: str) -> None:
    found = compare_records(THEN, now)
    assert [(change.key, change.kind) for change in found.changes] == [(key, kind)]
    assert found.unchanged == (3 if kind == "new" else 2)
    assert not found.is_empty


def test_the_same_is_the_same_and_another_version_of_the_figures_is_no_change() -> None:
    for now in (THEN, replace(THEN, versions={"statfin-121w": "b"}), replace(THEN, codes=("KU005", "KU403"))):
        found = compare_records(THEN, now)
        assert (found.is_empty, found.unchanged) == (True, 3)


def test_messages_that_rest_on_a_change_are_named_and_so_are_new_ones_and_those_that_left() -> None:
    now = replace(with_fact(BIRTHS, value=94), messages=("components-of-change", "tightness"))
    now = replace(now, takeaways={**now.takeaways, "tightness": "Jobs are few."})
    words = told(THEN, now, day="2026-09-03", language="en")
    assert words.touched == ("More die than are born.",)
    assert (words.chosen, words.left) == (("Jobs are few.",), ("Pupils are fewer.",))


def test_another_finding_and_other_words_are_two_things() -> None:
    resaid = replace(THEN, takeaways={**THEN.takeaways, "school-stages": "There are fewer pupils."})
    refound = replace(
        THEN,
        takeaways={**THEN.takeaways, "components-of-change": "Births and deaths are level."},
        findings={**THEN.findings, "components-of-change": [{"kind": "level", "values": {}}]},
    )
    words = told(THEN, resaid, day="2026-09-03", language="en")
    assert words.sentences == (
        Row("When?", "Pupils are fewer.", "There are fewer pupils.", "the same finding in new words"),
    )
    assert words.line == "The figures are those of the brief of 3 September 2026, but words or messages have changed."
    assert compare_records(THEN, refound).touched == ("components-of-change",)
    assert told(THEN, refound, day="2026-09-03", language="en").sentences[0].what == "new finding"


@pytest.mark.parametrize(
    ("language", "line", "counts", "row"),
    [
        (
            "fi",
            "2 lukua on muuttunut 3. syyskuuta 2026 julkaistun tilannekuvan jälkeen.",
            (
                "Yksi luku on uudemmalta ajalta.",
                "Tilaston julkaisija on tarkistanut yhden luvun.",
                "Yksi luku on sama kuin ennen.",
            ),
            ("1\u00a0124 (ennuste 2024)", "1\u00a0130 (2025)", "uudempi ajankohta"),
        ),
        (
            "sv",
            "2 siffror har ändrats sedan lägesbilden av den 3 september 2026.",
            (
                "En siffra gäller en nyare period.",
                "Utgivaren av statistiken har reviderat en siffra.",
                "En siffra är densamma som förut.",
            ),
            ("1\u00a0124 (prognos 2024)", "1\u00a0130 (2025)", "nyare period"),
        ),
        (
            "en",
            "2 figures have changed since the brief of 3 September 2026.",
            (
                "One figure is of a newer period.",
                "The publisher of the statistics has revised one figure.",
                "One figure is what it was.",
            ),
            ("1,124 (projected for 2024)", "1,130 (2025)", "newer period"),
        ),
    ],
)
def test_it_is_said_in_three_languages(
    language: Language, line: str, counts: tuple[str, ...], row: tuple[str, str, str]
) -> None:
    now = with_fact(PUPILS, value=1130, year=2025, kind="observed", sources=["statfin-14wx"])
    now = replace(now, facts={**now.facts, BIRTHS: fact(94)}, versions={"statfin-121w": "b", "statfin-14wx": "b"})
    words = told(THEN, now, day="2026-09-03", language=language)
    assert (words.line, words.counts) == (line, counts)
    assert words.figures[0][1:] == row
    assert words.figures[1].name == "Live births in a year"


def test_hidden_numbers_months_and_percentages_are_written_as_pages_write_them() -> None:
    key = "tightness/vacancies/today"
    hidden = fact(33, 2026, month=6, at_most=36, unit="count")
    then = replace(THEN, facts={key: hidden}, names={key: "Vacancies"})
    now = replace(then, facts={key: fact(12.25, 2026, month=7, unit="pct", decimals=1)})
    (row,) = told(then, now, day="2026-09-03", language="en").figures
    assert (row.then, row.now) == ("33–36 (June 2026)", "12.3% (July 2026)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_from_a_record_runs_on_the_page(language: Language) -> None:
    hostile = "<script>alert(1)</script>{{ x }}"
    now = replace(with_fact(BIRTHS, value=94), names={**THEN.names, BIRTHS: hostile})
    words = told(THEN, now, day="2026-09-03", language=language)
    page = since_page(words, title=hostile, file="a.html", language=language, assets="../assets", imprint=None)
    assert "<script>" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;{{ x }}") == 3
    assert f'href="../{language}/{since_file("a.html")}"' in page


def test_a_record_is_what_the_cells_showed_and_comes_back_from_its_files(tmp_path: Path) -> None:
    exhibit = {"id": "components-of-change", "question": "What?", "takeaway": "More die.", "findings": []}
    shown = exhibit | {"facts": [fact(93) | {"key": BIRTHS, "name": "Live births in a year"}]}
    opening = {"codes": ["KU005"], "core_messages": [{"exhibit": "components-of-change"}]}
    versions = {"statfin-121w": "a", "statfin-14wx": "b"}
    record = record_of([("opening", opening), ("exhibit", shown), ("closing", {})], versions)
    assert (record.versions, record.messages, record.names) == (
        {"statfin-121w": "a"},
        ("components-of-change",),
        {BIRTHS: "Live births in a year"},
    )
    assert record.facts == {BIRTHS: fact(93) | {"key": BIRTHS}}
    job = Job("n", "kopa-suupohja", "", "sv", 2040)
    files = record_files(record, job)
    assert sorted(files) == ["facts/kopa-suupohja.json", "facts/sv/kopa-suupohja.json"]
    assert b"Live births" in files["facts/sv/kopa-suupohja.json"]
    assert b"Live births" not in files["facts/kopa-suupohja.json"]
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert read_record(tmp_path, "kopa-suupohja", "sv") == record
    assert read_record(tmp_path, "kopa-suupohja", "fi") is None
    assert copied_records(tmp_path, [job]) == {f"earlier/{path}": content for path, content in files.items()}
