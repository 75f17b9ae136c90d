"""The reader's own values on the page: what follows is worked again, marked, saved, loaded, and refused with a reason.

All figures are made up and worked by hand: 1 124 and 686 children in grades 1–6, of whom 90 % take part.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page

from lagesbild.publish.environment import WORD_JOINER
from lagesbild.settings import Language
from tests.browser.own_page import CHARTS, write_page
from tests.browser.sample import DEPTH_CHARTS
from tests.browser.soundness import assert_accessible, assert_page_is_sound, opened, show_as

pytestmark = pytest.mark.browser
SIZE, SHARE, PRICE = (f"#service-places-2-{name}" for name in ("group_size", "participation_pct", "price_eur"))


TABLE = """(exhibit) => [...document.querySelectorAll(`#${exhibit} details.table tbody tr`)]
  .map((row) => [...row.cells].map((cell) => cell.textContent))"""
COSTS = """() => [...document.querySelector('.own-costs').tBodies[0].rows]
  .map((row) => [...row.cells].map((cell) => cell.textContent))"""
HOVERS = "() => document.querySelector('#service-places-chart').data.map((trace) => trace.hovertext[1])"


@contextmanager
def shown(
    browser: Browser, site: Path, language: Language = "en", *, prices: bool = False, **given: Any
) -> Iterator[Page]:
    """The page, opened from its folder without a network; it complains of nothing and asks for nothing outside."""
    address = write_page(site, language, with_prices=prices)
    with opened(browser, address, offline=True, **given) as (page, heard):
        yield page
        assert heard.complaints == []
        assert heard.outside("file:") == []


def set_value(page: Page, field: str, text: str) -> None:
    page.fill(field, text)
    page.keyboard.press("Tab")


def rows(page: Page, exhibit: str) -> list[list[str]]:
    return [[cell.replace(WORD_JOINER, "") for cell in row] for row in page.evaluate(TABLE, exhibit)]


def labels(page: Page, exhibit: str) -> list[str]:
    """The values at the bars as they are drawn."""
    return page.locator(f"#{exhibit} .bartext").all_text_contents()


def costs(page: Page) -> list[list[str]]:
    return [[cell.replace(WORD_JOINER, "") for cell in row] for row in page.evaluate(COSTS)]


def words(page: Page, selector: str) -> str:
    """Without what keeps a range on one line."""
    return str(page.locator(selector).text_content()).strip().replace(WORD_JOINER, "")


def whole(page: Page) -> str:
    """Everything of the exhibits that a reader reads or hears."""
    return str(page.evaluate("[...document.querySelectorAll('.exhibit figure')].map((each) => each.innerText).join()"))


def test_chart_table_and_sentence_follow_while_a_value_is_written(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        assert rows(page, "service-places")[2][1:] == ["1,124", "90", "20", "1", "1,012", "50.6", "50.6"]
        assert words(page, "#service-places .own-result").startswith(
            "Groups in all: 2025 53, 2040 (projection) 33 (−20)."
        )
        assert page.locator("[data-own]").locator("visible=true").count() == 3  # the buttons
        page.locator(SIZE).focus()
        page.locator(SIZE).fill("18")
        # 1 124 × 0.9 ÷ 18 = 56.2; 686 × 0.9 ÷ 18 = 34.3; grades and pre-primary: 58.7 and 36.55, by 22.15 fewer
        assert rows(page, "service-places")[2][1:] == ["1,124", "90", "18", "1", "1,012", "56.2", "56.2"]
        assert rows(page, "service-places")[3][1:] == ["686", "90", "18", "1", "617", "34.3", "34.3"]
        assert sorted(labels(page, "service-places")) == ["2.3 (−10.0%)", "2.5", "34.3 (−39.0%)", "56.2"]
        assert words(page, "#service-places .own-result").startswith(
            "Groups in all: 2025 59, 2040 (projection) 37 (−22)."
        )
        hovers = page.evaluate(HOVERS)
        assert hovers == ["grades 1–6 (7–12), 2025: 56.2", "grades 1–6 (7–12), 2040 (projection): 34.3"]


def test_the_change_of_a_sum_is_that_of_the_numbers_read(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        page.locator(SIZE).fill("14")
        # 74.757… and 46.35, by 28.41 fewer: read as 75 and 46
        assert words(page, "#service-places .own-result").startswith(
            "Groups in all: 2025 75, 2040 (projection) 46 (−29)."
        )


def test_what_is_no_longer_published_says_so_and_what_is_heard_says_what_changed(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        assert page.locator(".own-mark:visible").count() == 0
        headline = words(page, "#service-places .takeaway")
        set_value(page, SIZE, "18")
        assert words(page, "#service-places .own-mark").startswith(
            "Own values. The figures of this exhibit are calculated"
        )
        for part in (".statistical-title", "details.table caption", ".alt"):
            assert words(page, f"#service-places {part}").endswith(" – with the reader’s own values"), part
        assert words(page, "#service-places .takeaway") == headline  # it is of the residents
        assert words(page, f"{SIZE}-basis") == "own value"
        assert page.get_attribute("#service-places .own-said", "role") == "status"
        assert words(page, "#service-places .own-said").startswith(
            "grades 1–6 (7–12): Group size: 18 (published 20). Groups in all: 2025 59"
        )


def test_reset_gives_back_every_word_as_published(browser: Browser, site: Path) -> None:
    with shown(browser, site, prices=True) as page:
        before = whole(page)
        set_value(page, SIZE, "17.5")
        set_value(page, SHARE, "55")
        set_value(page, "#service-costs-1-price_eur", "9,000")
        assert whole(page) != before
        page.click("#service-places button[data-own=reset]")
        assert words(page, "#service-places .own-said").startswith("The published values hold again.")
        page.evaluate("document.querySelectorAll('.own-said span').forEach((span) => span.replaceChildren())")
        assert whole(page) == before
        assert page.locator("article[data-own], input[data-own]").count() == 0


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "17,5", ["1\u00a0124", "90", "17,5", "1", "1\u00a0012", "57,8", "57,8"]),
        ("sv", "17.5", ["1\u00a0124", "90", "17,5", "1", "1\u00a0012", "57,8", "57,8"]),
        ("en", "17.5", ["1,124", "90", "17.5", "1", "1,012", "57.8", "57.8"]),
    ],
)
def test_numbers_are_taken_and_written_in_the_language_of_the_page(
    browser: Browser, site: Path, language: Language, text: str, expected: list[str]
) -> None:
    with shown(browser, site, language) as page:
        set_value(page, SIZE, text)
        assert rows(page, "service-places")[2][1:] == expected
        assert page.input_value(SIZE) == expected[2]


REFUSED: list[tuple[Language, str, str, str]] = [
    ("en", SHARE, "150", "150 cannot be taken: give a number from 0.1 to 100. The calculation still has 90."),
    ("en", SHARE, "0", "0 cannot be taken: give a number from 0.1 to 100. The calculation still has 90."),
    ("sv", SIZE, "1 001", "1 001 går inte: ange ett tal från 0,1 till 1\u00a0000. Beräkningen har kvar 20."),
    ("fi", SIZE, "kaksi", "”kaksi” ei ole luku: anna luku väliltä 0,1–1\u00a0000. Laskelmassa on edelleen 20."),
    ("en", SIZE, "17,5", "“17,5” is not a number: give one from 0.1 to 1,000. The calculation still has 20."),
    ("sv", SIZE, "17,55", "17,55 har för många decimaler: högst 1. Beräkningen har kvar 20."),
    ("en", PRICE, "0.001", "0.001 has too many decimals: at most 2. The calculation still has no value."),
]


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_taken_is_refused_at_its_field_and_the_last_good_value_stays(
    browser: Browser, site: Path, case: tuple[Language, str, str, str]
) -> None:
    language, field, text, message = case
    with shown(browser, site, language) as page:
        before = rows(page, "service-places")
        set_value(page, field, text)
        assert rows(page, "service-places") == before
        assert page.get_attribute(field, "aria-invalid") == "true"
        described = str(page.get_attribute(field, "aria-describedby")).split()
        assert words(page, f"#{described[1]}") == message
        assert words(page, "#service-places .own-said") == message
        set_value(page, "#service-places-1-staff_per_group", "3")
        assert page.input_value(field) == text  # to be put right
        set_value(page, field, "25")
        assert page.get_attribute(field, "aria-invalid") is None
        assert page.locator(f"#{described[1]}").is_hidden()


def test_a_good_value_of_ones_own_stays_when_the_next_is_refused(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        set_value(page, SHARE, "80")
        page.locator(SHARE).press_sequentially("150")
        page.keyboard.press("Tab")
        assert rows(page, "service-places")[2][2] == "80"
        set_value(page, SHARE, "")
        assert (page.input_value(SHARE), rows(page, "service-places")[2][2]) == ("90", "90")
        assert words(page, "#service-places .own-said").startswith("grades 1–6 (7–12): Take part, %: 90, as published.")


def test_costs_appear_with_the_readers_first_price_and_follow_participation(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        assert page.locator(".own-costs").is_hidden()
        set_value(page, PRICE, "9,000.50")
        # 1 124 × 0.9 × 9 000.50 = 9 104 905.8; 686 × 0.9 × 9 000.50 = 5 556 908.7
        grades = ["grades 1–6 (7–12)", "9,104,906", "5,556,909", "−3,547,997"]
        assert costs(page) == [["pre-primary (6)", "–", "–", "–"], grades, ["In all", *grades[1:]]]
        assert words(page, "#service-places .own-result").endswith(
            "Costs at the prices given, euro a year: 2025 9,104,906, 2040 (projection) 5,556,909 (−3,547,997)."
        )
        set_value(page, SHARE, "100")
        assert costs(page)[1][1:] == ["10,116,562", "6,174,343", "−3,942,219"]
        assert page.locator("#service-places[data-own]").count() == 1


def test_prices_of_the_store_can_be_set_and_say_whose_they_are(browser: Browser, site: Path) -> None:
    with shown(browser, site, prices=True) as page:
        assert page.locator(PRICE).count() == 0
        set_value(page, "#service-costs-1-price_eur", "9,000")
        assert rows(page, "service-costs")[1][1:] == ["1,037", "9,000.00", "9,333,000", "own value", "own value"]
        assert words(page, "#service-costs .takeaway") == "At an unchanged price the cost of Basic falls by 42%."
        assert page.locator("#service-costs .own-mark").is_visible()
        assert page.locator("#service-places .own-mark").is_hidden()  # nothing of it follows from prices


def test_a_scenario_follows_but_for_what_it_sets_itself(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        set_value(page, SIZE, "16")
        # 686 × 0.9 ÷ 16 = 38.6; the scenario's own groups of 18: 800 × 0.9 ÷ 18 = 40
        assert [row[3:] for row in rows(page, "scenario-places")] == [["16", "617", "38.6"], ["18", "720", "40.0"]]
        assert words(page, "#scenario-places .takeaway") == (
            "With the published values: Scenario more differs most in grades 1–6: more groups are needed."
        )


def saved(page: Page) -> tuple[str, Any]:
    with page.expect_download() as started:
        page.click("#service-places button[data-own=save]")
    return started.value.suggested_filename, json.loads(started.value.path().read_text(encoding="utf-8"))


def load(page: Page, content: str) -> None:
    files = page.locator("#service-places input[type=file]")
    files.set_input_files({"name": "own.json", "mimeType": "application/json", "buffer": content.encode()})


def test_values_are_saved_and_loaded_again(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        set_value(page, SIZE, "17.5")
        set_value(page, PRICE, "9,000.50")
        name, content = saved(page)
        assert name == "own-own-values.json"
        assert content.pop("saved")[:2] == "20"
        assert content == {
            "format": "lagesbild-own-values",
            "version": 1,
            "area": "own",
            "horizon": 2040,
            "edition": "2026-04-01",
            "values": {"7-12": {"group_size": "17.5", "price_eur": "9000.5"}},
        }
        set_value(page, SHARE, "50")
        load(page, json.dumps(content))
        page.wait_for_selector("#service-places .own-said:has-text('Values loaded from the file own.json: 2.')")
        assert (page.input_value(SIZE), page.input_value(PRICE), page.input_value(SHARE)) == ("17.5", "9,000.50", "90")
        assert rows(page, "service-places")[2][1:] == ["1,124", "90", "17.5", "1", "1,012", "57.8", "57.8"]
        load(page, json.dumps(content | {"area": "vpk-tuusula"}))
        page.wait_for_selector("#service-places .own-said:has-text('they were saved for the area vpk-tuusula.')")


GOOD = {"format": "lagesbild-own-values", "version": 1, "area": "own", "values": {"7-12": {"group_size": "15"}}}
FORM = "The file own.json cannot be loaded: it is no file of own values saved from such a page. Nothing was changed."
BAD = [
    ("{", FORM),
    ("[]", FORM),
    ("null", FORM),
    (GOOD | {"format": "other"}, FORM),
    (GOOD | {"values": []}, FORM),
    (GOOD | {"area": 5}, FORM),
    (" " * 100_001, FORM),
    (GOOD | {"version": 2}, "The file own.json is of format 2; this page reads format 1. Nothing was changed."),
    (
        GOOD | {"values": {"7-13": {}, "8": {"group_size": "1"}}},
        "“8” is unknown. Known are: 6; 7-12. Nothing was changed.",
    ),
    (
        GOOD | {"values": {"7-12": {"size": "1"}}},
        "“7-12, size” is unknown. Known are: participation_pct; group_size; staff_per_group; price_eur. Nothing was "
        "changed.",
    ),
    (GOOD | {"values": {"7-12": 5}}, "“7-12” is unknown. Known are: participation_pct"),
    (
        GOOD | {"values": {"7-12": {"group_size": "15", "participation_pct": "101"}}},
        "7-12, participation_pct: 101 cannot be taken: give a number from 0.1 to 100.",
    ),
    (
        GOOD | {"values": {"7-12": {"group_size": "17,5"}}},
        "7-12, group_size: “17,5” is not a number: give one from 0.1 to 1000.",
    ),
    (
        GOOD | {"values": {"7-12": {"group_size": 17.55}}},
        "7-12, group_size: 17.55 has too many decimals: at most 1.",
    ),
]


@pytest.mark.parametrize(("content", "message"), BAD)
def test_a_file_that_is_not_whole_is_refused_with_field_and_what_was_expected_and_nothing_is_lost(
    browser: Browser, site: Path, content: Any, message: str
) -> None:
    with shown(browser, site) as page:
        set_value(page, SIZE, "18")
        before = rows(page, "service-places")
        load(page, content if isinstance(content, str) else json.dumps(content))
        page.wait_for_selector("#service-places .own-problems p")
        assert words(page, "#service-places .own-problems").startswith(message)
        assert page.get_attribute("#service-places .own-problems", "role") == "alert"
        assert (rows(page, "service-places"), page.input_value(SIZE)) == (before, "18")


def test_it_works_by_keyboard_alone(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        page.locator("#service-places-1-participation_pct").focus()
        for _ in range(5):
            page.keyboard.press("Tab")
        page.keyboard.type("18")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "service-places-2-staff_per_group"
        page.locator("#service-places button[data-own=reset]").focus()
        page.keyboard.press("Enter")
        assert page.input_value(SIZE) == "20"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_page_with_own_values_is_sound(browser: Browser, site: Path, language: Language) -> None:
    with shown(browser, site, language, prices=True) as page:
        set_value(page, SIZE, "15")
        set_value(page, SHARE, "150")
        assert_page_is_sound(page, DEPTH_CHARTS + CHARTS - 1)
        set_value(page, SHARE, "80")
        assert_accessible(page)


def test_paper_has_the_form_only_with_own_values(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        show_as(page, media="print")
        assert page.locator("#service-places .own").is_hidden()
        show_as(page, media="screen")
        set_value(page, SIZE, "18")
        show_as(page, media="print")
        assert page.locator("#service-places .own-mark").is_visible()
        assert page.locator(SIZE).is_visible()
        assert page.locator("#service-places .own-tools").is_hidden()
        assert words(page, f"{SIZE}-basis") == "own value"


def test_the_picture_says_that_values_are_the_readers_own(browser: Browser, site: Path) -> None:
    with shown(browser, site) as page:
        set_value(page, SIZE, "18")
        with page.expect_download() as started:
            page.click("#service-places button[data-picture=svg]")
        drawn = started.value.path().read_text(encoding="utf-8")
    said = " ".join(" ".join(ElementTree.fromstring(drawn).itertext()).split())
    assert "with the reader’s own values" in said
    assert ">56.2</text>" in drawn
