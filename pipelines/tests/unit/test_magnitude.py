"""Sizes as people speak: which word, at every boundary of its range, and never more than the figure."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from lagesbild.errors import BadFile
from lagesbild.language import Context, Magnitudes, Numbers
from lagesbild.language.magnitude import FILE, STEP, Use, read, spoken
from lagesbild.settings import LANGUAGES, Language

EXACT = {"tenth": "10.0", "fifth": "20.0", "quarter": "25.0", "third": "33.3", "half": "50.0"}
EXACT |= {"two thirds": "66.7", "three quarters": "75.0"}


def said(use: Use, pct: Decimal | float, language: Language = "en") -> str:
    return str(getattr(Magnitudes(Numbers(language)), use)(pct))


@pytest.mark.parametrize(
    ("pct", "words"),
    [
        ("0", "0%"),
        ("0.04", "0%"),
        ("0.05", "less than 1%"),
        ("0.94", "less than 1%"),
        ("0.95", "1%"),
        ("2.5", "2.5%"),
        ("8.94", "9%"),
        ("8.95", "nearly a tenth"),
        ("9.94", "nearly a tenth"),
        ("9.95", "a tenth"),
        ("10.94", "a tenth"),
        ("10.95", "just over a tenth"),
        ("11.94", "just over a tenth"),
        ("11.95", "12%"),
        ("17.94", "18%"),
        ("17.95", "nearly a fifth"),
        ("19.94", "nearly a fifth"),
        ("19.95", "a fifth"),
        ("20.95", "just over a fifth"),
        ("21.95", "22%"),
        ("22.95", "nearly a quarter"),
        ("24.95", "a quarter"),
        ("25.95", "just over a quarter"),
        ("27.95", "28%"),
        ("29.95", "nearly a third"),
        ("33.24", "nearly a third"),
        ("33.25", "a third"),
        ("34.24", "a third"),
        ("34.25", "just over a third"),
        ("36.95", "37%"),
        ("44.94", "45%"),
        ("44.95", "nearly half"),
        ("49.94", "nearly half"),
        ("49.95", "half"),
        ("50.94", "half"),
        ("50.95", "just over half"),
        ("54.94", "just over half"),
        ("54.95", "55%"),
        ("62.95", "nearly two thirds"),
        ("66.65", "two thirds"),
        ("67.65", "just over two thirds"),
        ("69.95", "70%"),
        ("71.95", "nearly three quarters"),
        ("74.95", "three quarters"),
        ("75.95", "just over three quarters"),
        ("78.95", "79%"),
        ("100", "100%"),
    ],
)
def test_a_share_is_called_by_its_figure_as_printed(pct: str, words: str) -> None:
    assert said("share", Decimal(pct)) == words


@pytest.mark.parametrize(
    ("pct", "words"),
    [
        ("-100", "falls by 100%"),
        ("-48.2", "falls by nearly half"),
        ("-33.3", "falls by a third"),
        ("-2.6", "falls by 3%"),
        ("-0.95", "falls by 1%"),
        ("-0.94", "hardly changes"),
        ("0", "hardly changes"),
        ("0.94", "hardly changes"),
        ("0.95", "grows by 1%"),
        ("50", "grows by half"),
        ("89.94", "grows by 90%"),
        ("89.95", "nearly doubles"),
        ("99.94", "nearly doubles"),
        ("99.95", "doubles"),
        ("109.94", "doubles"),
        ("109.95", "more than doubles"),
        ("189.95", "nearly trebles"),
        ("199.95", "trebles"),
        ("219.95", "more than trebles"),
        ("900", "more than trebles"),
    ],
)
def test_a_change_has_its_verb(pct: str, words: str) -> None:
    assert said("changes", Decimal(pct)) == words


@pytest.mark.parametrize(
    ("use", "pct", "words"),
    [
        ("share", 47.3, ("lähes puolet", "nästan hälften", "nearly half")),
        ("share", 21.4, ("runsas viidennes", "drygt en femtedel", "just over a fifth")),
        ("share", 41.6, ("42\N{NO-BREAK SPACE}%", "42\N{NO-BREAK SPACE}%", "42%")),
        ("by", -33.4, ("kolmanneksella", "en tredjedel", "a third")),
        ("by", -52.0, ("hieman yli puolella", "drygt hälften", "just over half")),
        ("by", 26.1, ("runsaalla neljänneksellä", "drygt en fjärdedel", "just over a quarter")),
        ("than", -33.4, ("kolmanneksen", "en tredjedel", "a third")),
        ("than", -46.0, ("lähes puolet", "nästan hälften", "nearly 50%")),
        ("than", 67.0, ("kaksi kolmasosaa", "två tredjedelar", "two thirds")),
        ("changes", -48.2, ("vähenee lähes puolella", "minskar med nästan hälften", "falls by nearly half")),
        ("changes", 0.4, ("pysyy lähes ennallaan", "förändras knappt", "hardly changes")),
        ("changes", 104.0, ("kaksinkertaistuu", "fördubblas", "doubles")),
        ("changed", -12.6, ("väheni 13\N{NO-BREAK SPACE}%", "minskade med 13\N{NO-BREAK SPACE}%", "fell by 13%")),
        ("changed", 195.0, ("lähes kolminkertaistui", "nästan tredubblades", "nearly trebled")),
    ],
)
def test_every_language_says_it_in_its_own_words(use: Use, pct: float, words: tuple[str, str, str]) -> None:
    assert tuple(said(use, pct, language) for language in LANGUAGES) == words


@pytest.mark.parametrize(
    ("use", "pct", "words"),
    [
        ("share", 47.3, ("47\N{NO-BREAK SPACE}%", "47\N{NO-BREAK SPACE}%", "47%")),
        ("by", -33.4, ("33\N{NO-BREAK SPACE}%", "33\N{NO-BREAK SPACE}%", "33%")),
        ("than", 9.5, ("9,5\N{NO-BREAK SPACE}%", "9,5\N{NO-BREAK SPACE}%", "9.5%")),
        ("by", -0.4, ("alle 1\N{NO-BREAK SPACE}%", "mindre än 1\N{NO-BREAK SPACE}%", "less than 1%")),
        ("changes", -48.2, ("vähenee 48\N{NO-BREAK SPACE}%", "minskar med 48\N{NO-BREAK SPACE}%", "falls by 48%")),
        ("changed", 0.4, ("pysyi lähes ennallaan", "förändrades knappt", "hardly changed")),
        ("changes", 104.0, ("kaksinkertaistuu", "fördubblas", "doubles")),
    ],
)
def test_over_a_chart_of_percentages_they_are_said(use: Use, pct: float, words: tuple[str, str, str]) -> None:
    assert tuple(str(getattr(Context(each, 2040).percentage, use)(pct)) for each in LANGUAGES) == words


def test_words_keep_the_number_as_it_is_printed() -> None:
    magnitude = Context("fi", 2040).magnitude
    assert (magnitude.by(-33.41).value, magnitude.by(-33.41).pattern[:1]) == (-33.4, "+")
    assert (magnitude.share(47.26).value, magnitude.share(47.26).pattern[:1]) == (47.3, "#")


# ---- the table


@pytest.mark.parametrize("use", get_args(Use))
def test_ranges_meet_without_gap_or_overlap(use: Use) -> None:
    ranges = read(FILE)[use]
    assert all(one.highest is not None and other.lowest == one.highest + STEP for one, other in pairwise(ranges))
    start = -1000 if use in {"changes", "changed"} else 0
    for tenths in range(start * 10, 10001):
        assert sum(each.has(Decimal(tenths) / 10) for each in ranges) == 1, tenths


@pytest.mark.parametrize("use", ["share", "by"])
def test_no_word_says_more_than_the_figure(use: Use) -> None:
    """*Nearly* ends below the fraction, the fraction begins with it, *just over* begins a whole point above it."""
    for row in read(FILE)[use]:
        words = row.words["en"].removeprefix("a ")
        if "nearly" in words:
            exact = Decimal(EXACT[_fraction(words.removeprefix("nearly "))])
            assert row.highest == exact - STEP
        elif "just over" in words:
            assert row.lowest == Decimal(EXACT[_fraction(words.removeprefix("just over "))]) + 1
        elif "%" not in words and "{" not in words:
            assert row.lowest == Decimal(EXACT[_fraction(words)])


def _fraction(words: str) -> str:
    return words.removeprefix("a ")


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("share,9.0,9.9,", "share,9.1,9.9,", "line 5, field from_pct: does not begin where share ends before it"),
        ("share,9.0,9.9,", "share,9.0,10.0,", "line 6, field from_pct: does not begin where share ends before it"),
        ("share,9.0,9.9,", "share,9.0,8.9,", "line 5, field to_pct: ends before it begins"),
        ("share,9.0,9.9,", "share,9,9.9,", "line 5, field from_pct: '9' needs one decimal"),
        ("share,9.0,9.9,", "share,nine,9.9,", "line 5, field from_pct: 'nine' is no percentage"),
        ("share,9.0,9.9,lähes kymmenesosa", "share,9.0,9.9,", "line 5, field fi: needs words, or {pct}"),
        ("share,9.0,9.9,", "shares,9.0,9.9,", "line 5, field use: 'shares' is none of share, by, than"),
        ("share,9.0,9.9,", "share,9.0,9.9,,", "line 5: has 7 cells, not 6"),
        ("share,79.0,,", "share,79.0,100.0,", "field to_pct: share has no last range, open above"),
        ("use,from_pct", "use,from", "line 1: needs the columns use, from_pct"),
    ],
)
def test_a_wrong_table_is_refused_with_its_line_and_field(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text.count(right) == 1
    path = tmp_path / FILE.name
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        read(path)
    assert message in str(refused.value)


# ---- persons


@pytest.mark.parametrize(
    ("persons", "rounded"),
    [
        *((0, 0), (23, 23), (99, 99), (100, 100), (104, 100), (105, 110), (438, 440), (996, 1000)),
        *((1344, 1300), (1350, 1400), (16507, 17000), (124999, 120000), (-438, -440)),
    ],
)
def test_persons_are_rounded_to_two_digits_from_a_hundred_on(persons: int, rounded: int) -> None:
    assert spoken(persons) == rounded


def test_about_is_said_only_where_something_was_rounded() -> None:
    says = [Context(language, 2040) for language in LANGUAGES]
    thin = "\N{NO-BREAK SPACE}"
    assert [say.about(1344) for say in says] == [f"noin 1{thin}300", f"omkring 1{thin}300", "about 1,300"]
    assert [(say.about(500), say.about(23)) for say in says] == [("500", "23")] * 3
    assert [(say.about(496), say.about(496).value) for say in says][2] == ("about 500", 496)
