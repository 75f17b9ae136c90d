"""The overview of all groups' measures: what the internal edition has and the public one never, in each language."""

import re

import pytest

from lagesbild.chosen import Measure
from lagesbild.follow_up.overview import Line
from lagesbild.publish.measures_page import measures_files, measures_page
from lagesbild.settings import LANGUAGES, Language
from lagesbild.store import Place
from tests.chosen import GOOD
from tests.hostile import HOSTILE

VALLEY = Place("valley", {"fi": "Laakso", "sv": "Dalen", "en": "Valley"})
COAST = Place("coast", {"fi": "Rannikko", "sv": "Kusten", "en": "Coast"})
SWEDISH = GOOD._replace(
    measure_id="swedish",
    measure="Gemensam buss",
    theme="transport",
    language="sv",
    state="done",
    obstacles="staff; funding",
    notes="2026-02-01 hinders: Avstånden\n2026-09-01 hinders: Chaufförer saknas\n2026-09-01 done: Hemligt möte",
)
LINES = [
    Line(SWEDISH, COAST, "", is_overdue=False),
    Line(GOOD, VALLEY, "2027-03-01", is_overdue=False),
    Line(GOOD._replace(measure="Myöhäinen"), VALLEY, "2026-03-01", is_overdue=True),
]


def page(lines: list[Line], language: Language = "en", *, public: bool = False) -> str:
    return measures_page(lines, public=public, day="2026-11-29", language=language)


def rows(html: str) -> list[list[str]]:
    """The cells of all tables, row by row, without markup."""
    found = re.findall(r"<tr>(.*?)</tr>", html, flags=re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL) for row in found]
    return [[re.sub("<[^>]*>", "", cell) for cell in row] for row in cells]


def test_themes_and_states_are_counted() -> None:
    told = rows(page(LINES))
    assert told[:4] == [
        ["Theme", "Planned", "Under way", "Done", "Stopped", "All"],
        ["Pre-primary and basic education", "0", "2", "0", "0", "2"],
        ["School journeys and transport", "0", "0", "1", "0", "1"],
        ["All", "0", "2", "1", "0", "3"],
    ]


def test_inside_the_office_what_is_due_first_stands_first() -> None:
    told = rows(page(LINES))
    listed = [[row[0], row[-1]] for row in told if len(row) == 6][4:]
    assert listed == [
        ["Measure", "To be gone through by"],
        ["Myöhäinen", "1 March 2026, overdue"],
        ["Yhteiset opettajat", "1 March 2027"],
        ["Gemensam buss", "Ended"],
    ]


def test_obstacles_are_listed_in_their_fixed_order_with_themes_and_groups() -> None:
    told = rows(page(LINES, "sv"))
    at = told.index(["Hinder", "Åtgärder", "Teman", "Grupper"])
    assert told[at + 1 : at + 4] == [
        ["Lagstiftning", "2 åtgärder", "Förskola och grundläggande utbildning", "Dalen"],
        ["Finansiering", "1 åtgärd", "Skolvägar och skjutsar", "Kusten"],
        [
            "Personal",
            "3 åtgärder",
            "Förskola och grundläggande utbildning, Skolvägar och skjutsar",
            "Dalen, Kusten",
        ],
    ]


def test_what_was_noted_last_on_obstacles_is_for_the_office_alone() -> None:
    inside, outside = page(LINES), page(LINES, public=True)
    assert ["Gemensam buss", "Coast", "1 September 2026", "Chaufförer saknas"] in rows(inside)
    assert "Avstånden" not in inside and "Hemligt" not in inside
    assert "Chaufförer" not in outside and "overdue" not in outside and "Hemligt" not in outside
    assert ("internal use only" in inside, "internal use only" in outside) == (True, False)


def test_in_public_groups_stand_in_the_order_of_their_names() -> None:
    told = rows(page(LINES, "fi", public=True))
    at = told.index(["Toimenpide", "Ryhmä", "Aihe", "Tilanne", "Viimeksi käyty läpi"])
    assert [row[1] for row in told[at + 1 : at + 4]] == ["Laakso", "Laakso", "Rannikko"]


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("fi", "3 toimenpidettä 2 ryhmältä, tilanne 29. marraskuuta 2026."),
        ("sv", "3 åtgärder från 2 grupper, läget den 29 november 2026."),
        ("en", "3 measures from 2 groups, as of 29 November 2026."),
    ],
)
def test_the_lead_counts_measures_and_groups(language: Language, lead: str) -> None:
    html = page(LINES, language).replace("\N{NO-BREAK SPACE}", " ")
    assert f'<p class="lead">{lead}</p>' in html
    assert 'href="../sv/measures.html"' in html


@pytest.mark.parametrize(("language", "marked"), [("fi", ["sv"]), ("sv", ["fi", "fi"]), ("en", ["fi", "fi", "sv"])])
def test_words_in_another_language_are_marked(language: Language, marked: list[str]) -> None:
    assert sorted(re.findall(r'<span lang="(\w+)">', page(LINES, language, public=True))) == marked


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_words_of_groups_are_no_markup(text: str) -> None:
    measure: Measure = GOOD._replace(measure=text, notes=f"2026-09-01 hinders: {text}")
    html = page([Line(measure, VALLEY, "2027-03-01", is_overdue=False)])
    assert "<script" not in html and "<img" not in html


def test_the_pages_need_no_network_and_no_script() -> None:
    files = measures_files(LINES, public=True, day="2026-11-29")
    names = {f"{language}/{name}.html" for language in LANGUAGES for name in ("measures", "accessibility")}
    assert set(files) == {"assets/icon.svg", "assets/lagesbild.css", "assets/licences.txt", *names}
    html = files["sv/measures.html"].decode()
    assert "<script" not in html and "http://" not in html and "https://" not in html
    assert "content=\"default-src 'none'" in html
