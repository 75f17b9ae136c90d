"""The kit of a workshop: it starts from the group's own finding, asks by where its numbers go, and lasts 90 minutes."""

import hashlib
import re
from base64 import b64encode
from typing import Any

import pytest

from lagesbild.language import Context
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.kit_files import FORM, PLACEMAT, QUESTIONS, SCRIPT
from lagesbild.settings import LANGUAGES, Language, Project
from lagesbild.workshop.asked import TABLES, Ahead, Way, Ways, sheets
from lagesbild.workshop.pages import Drawing, pages_of_kit, questions_page
from lagesbild.workshop.plan import MINUTES, start_of, timetable
from lagesbild.workshop.record import keep_kit, kit_id, read_kit
from tests.hostile import HOSTILE
from tests.workshop import FACT, GROUP, KIT_ID, SHRINKING, edition, kit, told, words

EN = Context("en", 2040)


def going(way: Way) -> Ways:
    return {key: Ahead(way, 2024, "projected") for key in TABLES}


def test_tables_judge_the_messages_and_what_is_asked_about_in_the_order_of_the_brief() -> None:
    assert [(each.exhibit, each.text) for each in told().judged] == [
        ("service-age-bands", "Every young age group shrinks."),
        ("projection-certainty", "Finding of projection-certainty."),
        ("school-stages", "Finding of school-stages."),
        ("cohorts", "Fewer begin."),
        ("education", "20%."),
    ]


def test_exhibits_that_show_nothing_are_not_there_and_what_is_in_depth_is_on_its_page() -> None:
    observations = told().observations
    assert "members" not in observations
    assert observations["cohorts"].href == "kopa-suupohja.html?projector#cohorts"
    assert observations["education"].href == "kopa-suupohja-in-depth.html?projector#education"
    assert observations["education"].publishers == ("Statistics Finland",)


@pytest.mark.parametrize(
    ("way", "exhibit", "reason"),
    [
        ("down", "service-age-bands", "This core message is on the ages that education is planned for."),
        ("up", "service-age-bands", "This core message is on the ages that education is planned for."),
        (
            "open",
            "projection-certainty",
            "It is uncertain which way the number of children",
        ),
    ],
)
def test_the_evening_starts_from_a_finding_of_the_group(way: Way, exhibit: str, reason: str) -> None:
    start = start_of(told(), going(way), EN)
    assert start.observation.exhibit == exhibit
    assert start.reason.startswith(reason)


def test_a_message_on_the_ages_of_education_goes_before_others_and_without_one_the_first_is_the_start() -> None:
    ages, cohorts, education = told().messages
    later = start_of(told()._replace(messages=(education, cohorts, ages)), SHRINKING, EN)
    none = start_of(told()._replace(messages=(education,)), SHRINKING, EN)
    assert (later.observation.exhibit, none.observation.exhibit) == ("cohorts", "education")
    assert none.reason.startswith("This is the first core message of the brief.")


def test_an_open_direction_without_a_word_on_certainty_starts_from_the_message() -> None:
    assert start_of(told()._replace(certainty=None), going("open"), EN).observation.exhibit == "service-age-bands"


def test_the_timetable_has_no_gaps_and_lasts_ninety_minutes() -> None:
    brief = told()
    parts = timetable(brief, start_of(brief, SHRINKING, EN), file="kopa-suupohja.html", say=EN)
    minutes = [step.minutes.split("–") for steps in parts.values() for step in steps]
    assert [len(steps) for steps in parts.values()] == [2, 3, 3, 3, 1]
    assert (minutes[0][0], minutes[-1][1], MINUTES) == ("0", "90", 90)
    assert [end for _, end in minutes[:-1]] == [begin for begin, _ in minutes[1:]]


@pytest.mark.parametrize(
    ("way", "first", "later"),
    [
        ("down", ["service-age-bands"], ["cohorts", "projection-certainty"]),
        ("open", ["projection-certainty", "service-age-bands"], ["cohorts"]),
    ],
)
def test_every_message_is_shown_once(way: Way, first: list[str], later: list[str]) -> None:
    brief = told()
    parts = timetable(brief, start_of(brief, going(way), EN), file="kopa-suupohja.html", say=EN)
    shown = [show.href.partition("#")[2] for steps in parts.values() for step in steps for show in step.shows]
    assert shown == ["page-area", "page-core", *first, *later, "page-discussion", "education"]


def test_a_growing_area_is_asked_otherwise_than_a_shrinking_or_an_uncertain_one() -> None:
    ways: tuple[Way, ...] = ("down", "up", "same", "open")
    asked = {way: [sheet.mean[0] for sheet in sheets(told(), going(way), EN)] for way in ways}
    assert asked["down"][1].startswith("According to the projection there will be fewer children of basic education")
    assert asked["up"][1].startswith("According to the projection there will be more children of basic education")
    assert len({question for listed in asked.values() for question in listed}) == 16


def test_a_sheet_has_the_findings_on_its_own_ages_as_far_as_the_brief_shows_them() -> None:
    seen = [[each.exhibit for each in sheet.observations] for sheet in sheets(told(), SHRINKING, EN)]
    assert seen == [["cohorts"], ["school-stages"], ["school-stages"], []]


def test_questions_of_the_brief_go_to_the_table_that_they_concern() -> None:
    asked = [sheet.mean[1:] for sheet in sheets(told(), SHRINKING, EN)]
    assert asked == [("Which decisions hold?",), ("Where will schools be?",), ("Which education is offered?",), ()]


@pytest.mark.parametrize(
    ("ahead", "figure"),
    [
        (Ahead("down", 2024, "projected"), "Ages 0-6: 950 (2024, projection) → 2040: 753, projection (−21%)"),
        (Ahead("down", 2025, "observed"), "Ages 0-6: 950 (2025) → 2040: 753, projection (−21%)"),
        (Ahead("open", 2025, "observed"), "Ages 0-6: 950 (2025) → 2040: 753, projection, its direction uncertain"),
    ],
)
def test_a_sheet_says_of_when_its_figure_is_and_claims_no_open_direction(ahead: Ahead, figure: str) -> None:
    assert sheets(told(), {**SHRINKING, "0-6": ahead}, EN)[0].figure == figure


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_ask_for_nothing_outside_and_take_only_their_own_script(language: Language) -> None:
    pages = {name: page.decode() for name, page in pages_of_kit(edition(language), {}).items()}
    assert set(pages) == {SCRIPT, QUESTIONS, PLACEMAT, FORM}
    assert not [name for name, page in pages.items() if re.search(r"https?://", page)]
    assert [name for name, page in pages.items() if "<script>" in page] == [FORM]
    assert "script-src" not in pages[PLACEMAT].partition("<style>")[0]
    for tag, kind in (("script", "script-src"), ("style", "style-src")):
        (code,) = re.findall(rf"<{tag}>(.*?)</{tag}>", pages[FORM], flags=re.DOTALL)
        digest = b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{kind} &#39;sha256-{digest}&#39;".replace("&#39;", "'") in pages[FORM].replace("&#39;", "'")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_is_no_markup_on_any_page(text: str) -> None:
    pages = pages_of_kit(edition(name=text), {"cohorts": Drawing("data:image/svg+xml,x", text)})
    for page in pages.values():
        html = page.decode()
        assert "<script>alert" not in html and "<img src=x" not in html and "<svg onload" not in html


def test_a_placemat_has_the_drawings_that_there_are() -> None:
    page = pages_of_kit(edition(), {"cohorts": Drawing("data:image/svg+xml,x", "Bars.")})[PLACEMAT].decode()
    assert re.findall(r"<img [^>]*>", page) == ['<img src="data:image/svg+xml,x" alt="Bars.">']
    assert '<main class="placemat">' in page


def test_a_placemat_without_drawings_keeps_no_room_for_them() -> None:
    assert '<main class="placemat without-charts">' in pages_of_kit(edition(), {})[PLACEMAT].decode()


def test_in_a_snapshot_pages_bear_the_briefs_name_lead_to_each_other_and_say_of_which_they_are() -> None:
    titles = dict.fromkeys(LANGUAGES, "Pilots")
    published = Imprint("pilots-2026-11-30-0a1b2c3d", "2026-11-30", titles, titles)
    pages = pages_of_kit(edition()._replace(imprint=published), {})
    names = [f"kopa-suupohja-{page}" for page in (SCRIPT, QUESTIONS, PLACEMAT, FORM)]
    assert list(pages) == names
    script = pages[names[0]].decode()
    assert [name for name in names[1:] if f'href="{name}"' not in script] == []
    assert 'href="../sv/kopa-suupohja-facilitator.html"' in script and 'href="index.html"' in script
    assert "Pilots (2026). Facilitator’s script: Suupohja. Pilots, published on 30 November 2026." in script


def test_a_page_leads_to_other_languages_where_they_are_made() -> None:
    alone = edition("sv")._replace(languages=("sv",))
    assert 'href="../fi/questions.html"' in questions_page(edition("sv"))
    assert "../fi/" not in questions_page(alone)


def test_the_figures_of_the_form_stand_under_the_finding_that_they_belong_to() -> None:
    page = pages_of_kit(edition(), {})[FORM].decode()
    found = re.findall(r'<optgroup label="([^"]*)">\s*<option value="([^"]*)">([^<]*)<', page)
    assert found[0][:2] == ("Figure 3: Finding of school-stages.", FACT)
    assert len(found) == 5


def test_a_kit_is_named_by_its_figures_and_not_by_its_language() -> None:
    figures = words(told()).figures
    first = kit_id(GROUP, "", ["cohorts"], figures)
    assert re.fullmatch("[0-9a-f]{12}", first)
    assert kit_id(GROUP, "", ["cohorts"], [each._replace(words="toisin") for each in figures]) == first
    others: list[tuple[Any, ...]] = [
        ("kopa-jarviseutu", "", ["cohorts"], figures),
        (GROUP, "snapshot-1", ["cohorts"], figures),
        (GROUP, "", ["education"], figures),
        (GROUP, "", ["cohorts"], [each._replace(value="1240") for each in figures]),
    ]
    assert len({first, *(kit_id(*each) for each in others)}) == 5


def test_a_kit_that_is_made_again_in_one_language_keeps_the_others(tmp_path: Any) -> None:
    project = Project(tmp_path)
    keep_kit(project, kit(languages=("fi", "en")))
    keep_kit(project, kit(languages=("sv",)))
    assert set(read_kit(project, GROUP, KIT_ID).words) == {"fi", "sv", "en"}
