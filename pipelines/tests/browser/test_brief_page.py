"""A brief as a reader meets it: from a folder and over http, by mouse and keyboard, on a phone, at night, on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lagesbild.publish.exporter import Frame, brief_page
from lagesbild.settings import LANGUAGES
from tests.browser.sample import CHARTS, DEPTH_CHARTS, HOSTILE, sample_notebook
from tests.browser.soundness import (
    MOST_WORDS,
    SCREENS,
    assert_accessible,
    assert_charts_are_drawn,
    assert_nothing_is_cut,
    assert_page_is_sound,
    assert_tables_are_marked_up,
    opened,
    show_as,
    wait_until_drawn_to_width,
    words_beside_tiles,
)

pytestmark = pytest.mark.browser
WIDE = {"viewport": {"width": 1280, "height": 900}}
SPOKEN = "#page-spoken"
MIDDLE = """(link) => {
  const at = link.getBoundingClientRect();
  return [at.x + at.width / 2, at.y + at.height / 2];
}"""
LINES_OF_TITLE = """() => {
  const title = document.querySelector('h1');
  return Math.round(title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight));
}"""


def brief(site: Path, language: str = "en", name: str = "brief") -> str:
    return (site / language / f"{name}.html").as_uri()


@pytest.mark.parametrize(("name", "charts"), [("brief", CHARTS), ("brief-in-depth", DEPTH_CHARTS)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_pages_are_sound_from_a_folder_without_network(
    browser: Browser, site: Path, language: str, name: str, charts: int
) -> None:
    with opened(browser, brief(site, language, name), **WIDE, offline=True) as (page, heard):
        assert_page_is_sound(page, charts)
    assert heard.outside(site.as_uri()) == []
    assert heard.complaints == []


def test_brief_over_http_asks_nobody_else(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/fi/brief.html", **WIDE) as (page, heard):
        assert_charts_are_drawn(page, CHARTS)
    assert heard.outside(served) == []
    # the icon is asked for when the browser has a moment
    assert {url.removeprefix(served) for url in heard.requests} - {"/assets/icon.svg"} == {
        "/fi/brief.html",
        "/assets/lagesbild.css",
        "/assets/lagesbild.js",
        "/assets/plotly.min.js",
    }
    assert heard.complaints == []


OTHERS = [f"{language}/{name}.html" for language in LANGUAGES for name in ("index", "accessibility")]


@pytest.mark.parametrize("file", ["index.html", *OTHERS])
def test_other_pages_are_accessible_day_and_night(browser: Browser, site: Path, file: str) -> None:
    for scheme in ("light", "dark"):
        with opened(browser, (site / file).as_uri(), color_scheme=scheme, viewport={"width": 320, "height": 700}) as (
            page,
            heard,
        ):
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert heard.complaints == []


def test_root_page_says_each_language_in_itself(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "index.html").as_uri()) as (page, _):
        names = page.locator(".languages li").all()
        said = [[name.get_attribute("lang"), name.locator("strong").inner_text()] for name in names]
    assert said == [["fi", "Suomi"], ["sv", "Svenska"], ["en", "English"]]


def test_language_switch_leads_to_the_same_brief(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site)) as (page, _):
        page.click(".choice a[lang=sv]")
        assert page.url == (site / "sv" / "brief.html").as_uri()
        assert page.get_attribute("html", "lang") == "sv"


@pytest.mark.parametrize("name", ["change-by-band", "section-work"])
def test_language_switch_keeps_the_place(browser: Browser, site: Path, name: str) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        page.locator(f"[id='{name}']").evaluate("(place) => place.scrollIntoView()")
        # a click of Playwright's own would scroll to where the bar stood first
        page.mouse.click(*page.locator(".choice a[lang=sv]").evaluate(MIDDLE))
        page.wait_for_url("**/sv/**")
        assert page.url == f"{brief(site, 'sv')}#{name}"
        top = page.locator(f"[id='{name}']").evaluate("(place) => place.getBoundingClientRect().top")
        assert 0 < top < page.viewport_size["height"] / 2  # type: ignore[index]


def test_an_old_address_of_an_exhibit_leads_on_without_a_script(browser: Browser, site: Path) -> None:
    with opened(browser, f"{brief(site)}#education", **WIDE, java_script_enabled=False) as (page, _):
        way = page.locator("#education a")
        assert way.is_visible()
        way.click()
        assert page.url == f"{brief(site, name='brief-in-depth')}#education"
        assert page.locator("#education h3").is_visible()


def test_the_story_and_what_is_in_depth_lead_to_each_other(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        page.locator("[data-menu]").click()  # the made-up chapters have a name too long for the bar
        page.get_by_role("link", name="In depth").click()
        assert page.url == brief(site, name="brief-in-depth")
        page.get_by_role("link", name="Back to the brief").click()
        assert page.url == brief(site)


@pytest.mark.parametrize(("width", "height", "within_px"), SCREENS)
def test_the_first_chart_follows_an_opening_of_one_screen(
    browser: Browser, site: Path, width: int, height: int, within_px: int
) -> None:
    with opened(browser, brief(site), viewport={"width": width, "height": height}) as (page, _):
        first = page.locator(".chart").first.evaluate("(chart) => chart.getBoundingClientRect().top")
        assert first <= within_px
        assert words_beside_tiles(page) <= MOST_WORDS


def test_the_bar_stays_where_there_is_height_for_it(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        for height, top in ((900, 0), (400, None)):
            page.set_viewport_size({"width": 1280, "height": height})
            page.locator("#vacancies").scroll_into_view_if_needed()
            found = page.locator(".bar").evaluate("(bar) => bar.getBoundingClientRect().top")
            assert (found == 0) is (top == 0)


def test_what_is_said_about_a_figure_opens_on_demand(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        about = page.locator("#people .about")
        assert about.locator(".notes").is_visible() is False
        about.locator("summary").click()
        assert about.locator(".notes li").first.inner_text() == "A made-up note about the break in the series in 2013."


def test_hostile_names_show_literally_and_run_nothing(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site)) as (page, heard):
        assert page.locator("main img").count() == 0
        assert page.locator("[onerror]").count() == 0
        assert page.locator("a[href^='javascript'], a[href^='data']").count() == 0
        assert page.locator(".members li").last.inner_text() == HOSTILE
        assert page.title() == "Situation brief: Järviseutu 2005–2040"
        tick = page.locator("#change-by-band-chart .ytick text").last.text_content() or ""
        assert tick.replace(" ", "").startswith('OldKyl<b>ä</b>&"Sa\'vi"</script>%{x}')  # lines end at its spaces
        assert page.locator("#change-by-band .reading").inner_text() == HOSTILE
        assert page.locator("#vacancies-chart .legendtext").all_text_contents()[1] == "Vacancies %{x}"
    assert heard.complaints == []


def test_only_the_parts_of_a_brief_reach_the_page(site: Path) -> None:
    page = (site / "en" / "brief.html").read_text(encoding="utf-8")
    assert "secret" not in page
    assert str(site) not in page


def test_arrow_keys_step_through_points_and_say_them(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        chart = page.locator("#people-chart")
        chart.focus()
        assert press(page, "ArrowRight") == "Same size 2005: 6100 children"
        assert press(page, "ArrowRight") == "Same size 2006: 6060 children"
        assert press(page, "ArrowDown") == "Järviseutu 2006: 6795 children"
        assert press(page, "ArrowLeft") == "Järviseutu 2005: 6900 children"
        assert press(page, "End") == "Projection 2040: 3193 children"
        page.locator("#people-chart .hoverlayer .hovertext").wait_for()
        assert press(page, "Escape") == ""
        assert page.evaluate("document.activeElement === document.body")
        assert page.locator("#people-chart .hoverlayer .hovertext").count() == 0


def test_arrow_keys_follow_bars_that_lie_down(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        page.locator("#change-by-band-chart").focus()
        assert press(page, "ArrowDown") == "Early childhood education, ages 0–5: -310"
        assert press(page, "ArrowDown") == "Pre-primary education, age 6: -62"
        assert press(page, "ArrowUp") == "Early childhood education, ages 0–5: -310"
        assert press(page, "End") == f"Old {HOSTILE}: 1180"


def press(page: Page, key: str) -> str:
    page.keyboard.press(key)
    return page.locator(SPOKEN).inner_text()


def test_mouse_shows_the_ready_text(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        page.locator("#vacancies-chart .bars .point path").first.hover(force=True)
        assert page.locator("#vacancies-chart .hovertext").text_content() == "Care, Unemployed jobseekers: 310"


def test_tables_are_closed_until_asked_for(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        assert page.locator("#people table").is_visible() is False
        page.locator("#people .table summary").click()
        assert page.locator("#people table").is_visible()


def test_table_that_overflows_can_be_scrolled_by_keyboard(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), viewport={"width": 390, "height": 800}) as (page, _):
        page.locator("#vacancies .table summary").click()
        region = page.locator("#vacancies .scroll[role=region]")
        region.wait_for()
        assert region.get_attribute("tabindex") == "0"
        assert region.get_attribute("aria-label") == "Table, figure 3"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert_accessible(page)


def test_without_javascript_every_table_is_readable(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), java_script_enabled=False) as (page, _):
        assert page.locator("#people table").is_visible()
        assert page.locator("#people-chart").is_visible() is False


def test_charts_change_colours_with_the_page(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        assert bar_colour(page) == "rgb(18, 67, 109)"
        show_as(page, color_scheme="dark")
        assert bar_colour(page) == "rgb(191, 224, 253)"
        assert_nothing_is_cut(page)


def bar_colour(page: Page) -> str:
    return str(page.locator("#change-by-band-chart .point path").first.evaluate("(bar) => getComputedStyle(bar).fill"))


def test_not_shown_says_why_in_place_of_the_chart(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site)) as (page, _):
        assert page.locator("#dropouts .chart").count() == 0
        assert page.locator("#dropouts .not-shown").inner_text() == (
            "Not shown, because three of the four municipalities have fewer than five cases a year."
        )


def test_without_javascript_no_button_is_shown(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), java_script_enabled=False) as (page, _):
        assert page.locator("button").count() > 2
        assert page.locator("button").filter(visible=True).count() == 0


@pytest.mark.parametrize(("name", "lines"), [("Kielisaarekekunnat", 1), ("Birkaland–Satakunta", 2)])
def test_the_name_of_an_area_is_not_broken_within_a_word(browser: Browser, site: Path, name: str, lines: int) -> None:
    file = site / "en" / "name.html"
    file.write_text(
        brief_page(sample_notebook("en", area_name=name), Frame(language="en", file=file.name)), encoding="utf-8"
    )
    with opened(browser, file.as_uri(), viewport={"width": 320, "height": 800}) as (page, _):
        found = page.evaluate(LINES_OF_TITLE)
    file.unlink()
    assert found == lines


def test_charts_draw_again_when_the_window_changes(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site), **WIDE) as (page, _):
        for width in (320, 700, 1600, 390):
            page.set_viewport_size({"width": width, "height": 800})
            wait_until_drawn_to_width(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert_nothing_is_cut(page)


def test_a_blank_page_is_not_called_sound(browser: Browser, site: Path) -> None:
    with opened(browser, (site / "en" / "index.html").as_uri()) as (page, _):
        with pytest.raises(AssertionError):
            assert_charts_are_drawn(page, CHARTS)
        with pytest.raises(AssertionError):
            assert_tables_are_marked_up(page)


def test_a_range_is_not_broken_and_is_found(browser: Browser, site: Path) -> None:
    with opened(browser, brief(site)) as (page, _):
        period = page.locator("#page-about > p").first
        assert period.inner_text().startswith("2005–\N{WORD JOINER}2040. ")
        period.evaluate("box => { box.textContent = box.textContent.split('. ')[0]; }")
        one_line = period.evaluate("box => box.offsetHeight")
        period.evaluate("box => { Object.assign(box.style, { width: '1px', overflowWrap: 'normal' }); }")
        assert period.evaluate("box => box.offsetHeight") == one_line
        assert page.evaluate("window.find('2005–2040')")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "Sivu on saapunut ilman kaavioitaan ja ulkoasuaan. Pyydä lähettäjältä yhden tiedoston versio"),
        ("sv", "Sidan har kommit utan sina diagram och sin formgivning. Be avsändaren om versionen i en enda fil"),
        ("en", "This page has arrived without its charts and its layout. Ask the sender for the one-file version"),
    ],
)
def test_a_page_that_came_alone_says_so_and_one_with_its_files_does_not(
    browser: Browser, site: Path, tmp_path: Path, language: str, words: str
) -> None:
    alone = tmp_path / language / "brief.html"
    alone.parent.mkdir()
    alone.write_bytes((site / language / "brief.html").read_bytes())
    for page, is_seen in ((alone, True), (site / language / "brief.html", False)):
        with browser.new_context(offline=True) as context:
            shown = context.new_page()
            shown.goto(page.as_uri())
            assert shown.get_by_text(words).is_visible() is is_seen
