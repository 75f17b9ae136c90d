"""Ranges and units that a line does not break: in pages and beside plots, and not in what is taken along."""

import pytest
from markupsafe import Markup

from lagesbild.figures.text import with_units, wrapped
from lagesbild.publish.environment import strict_environment, unbroken

SPACE, JOINER = "\N{NO-BREAK SPACE}", "\N{WORD JOINER}"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("7–12 år, årskurs 1–6", f"7–{JOINER}12{SPACE}år, årskurs 1–{JOINER}6"),
        ("16–18 v.", f"16–{JOINER}18{SPACE}v."),
        ("2006–2023, 12 % av dem", f"2006–{JOINER}2023, 12{SPACE}% av dem"),
        ("2024 (prognos) – 2040", "2024 (prognos) – 2040"),  # a dash between spaces may end a line
        ("Saarijärvi–Viitasaari 2040", "Saarijärvi–Viitasaari 2040"),
        ("år 2040 årligen, 5 vårar", "år 2040 årligen, 5 vårar"),  # no units
    ],
)
def test_ranges_and_units_of_a_page_stay_in_one_line(text: str, kept: str) -> None:
    assert unbroken(text) == kept
    assert strict_environment().from_string("<p>{{ text }}</p>").render(text=text) == f"<p>{kept}</p>"


def test_numbers_and_markup_are_left_as_they_are() -> None:
    assert unbroken(12) == 12
    assert unbroken(Markup("<b>7–12 år</b>")) == "<b>7–12 år</b>"
    page = strict_environment().from_string("{{ figure | json_block }}").render(figure={"name": "7–12 år"})
    assert page == '{"name":"7–12 år"}'


def test_a_name_beside_a_plot_is_not_broken_before_its_unit() -> None:
    assert wrapped("toisen asteen ikä 16–18 v.") == f"toisen asteen ikä<br>16–18{SPACE}v."
    assert with_units("13–15 år") == f"13–15{SPACE}år"
