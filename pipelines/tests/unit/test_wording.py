"""Numbers, texts and value axes: what is written, in three languages."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from lagesbild.wording import Numbers, Texts, Ticks, rounded
from lagesbild.wording.texts import FOLDER, catalogue, placeholders
from lagesbild.wording.ticks import ticks
from lagesbild.wording.words import direction

import lagesbild
from lagesbild.errors import BadFile
from lagesbild.settings import Language

PACKAGE = Path(lagesbild.__file__).parent


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.45, 1, "2.5"),
        (1.005, 2, "1.01"),
        (-0.05, 1, "-0.1"),
        (-0.04, 1, "0.0"),
        (-0.4, 0, "0"),
        (Decimal("0.125"), 2, "0.13"),
        (7, 1, "7.0"),
    ],
)
def test_ties_are_rounded_away_from_zero_as_they_are_written(
    value: float | Decimal, decimals: int, expected: str
) -> None:
    assert str(rounded(value, decimals)) == expected


@pytest.mark.parametrize(
    ("language", "number", "negative", "percent", "change"),
    [
        ("fi", "1\u00a0234\u00a0567", "−1\u00a0234,5", "12,3\u00a0%", "+0,5\u00a0%"),
        ("sv", "1\u00a0234\u00a0567", "−1\u00a0234,5", "12,3\u00a0%", "+0,5\u00a0%"),
        ("en", "1,234,567", "−1,234.5", "12.3%", "+0.5%"),
    ],
)
def test_numbers_are_grouped_and_signed_as_each_language_writes_them(
    language: Language, number: str, negative: str, percent: str, change: str
) -> None:
    numbers = Numbers(language)
    assert numbers.number(1234567) == number
    assert numbers.number(-1234.45, 1) == negative
    assert numbers.percent(12.25) == percent
    assert numbers.change_percent(0.45) == change


@pytest.mark.parametrize(("value", "written"), [(3, "+3"), (-3, "−3"), (0, "0"), (0.4, "0"), (-0.4, "0"), (-0.0, "0")])
def test_only_a_change_that_is_seen_has_a_sign(value: float, written: str) -> None:
    assert Numbers("fi").change(value) == written


def test_a_percentage_that_rounds_to_zero_has_no_sign() -> None:
    assert Numbers("sv").change_percent(-0.04) == "0,0\u00a0%"


def test_a_range_is_one_number_where_both_ends_read_the_same() -> None:
    assert Numbers("fi").between(85, 88) == "85–88"
    assert Numbers("fi").between(85, 85) == "85"
    assert Numbers("fi").between(84.6, 85.4) == "85"
    assert Numbers("en").between(998, 1001) == "998–1,001"


@pytest.mark.parametrize(
    ("language", "month", "month_name", "day"),
    [
        ("fi", "lokakuu 2023", "lokakuu", "1. huhtikuuta 2026"),
        ("sv", "oktober 2023", "oktober", "1 april 2026"),
        ("en", "October 2023", "October", "1 April 2026"),
    ],
)
def test_months_and_days(language: Language, month: str, month_name: str, day: str) -> None:
    numbers = Numbers(language)
    assert numbers.month("2023-10") == month
    assert numbers.month_name("2023-10") == month_name
    assert numbers.day("2026-04-01") == day


@pytest.mark.parametrize(
    ("change_pct", "way"),
    [(-1.0, "down"), (-0.999, "same"), (0.0, "same"), (0.999, "same"), (1.0, "up"), (12.5, "up"), (-50.0, "down")],
)
def test_less_than_one_percent_either_way_is_about_the_same(change_pct: float, way: str) -> None:
    assert direction(change_pct) == way


def test_the_stated_width_is_the_width_in_use() -> None:
    assert Texts("en")("methods.same_text", width=1) == "Said when the change is less than 1 percent either way."


@pytest.mark.parametrize(
    ("values", "expected", "labels"),
    [
        ([], (0.0,), "0"),
        ([0, 0], (0.0,), "0"),
        ([3, 12], (0.0, 2.5, 5.0, 7.5, 10.0, 12.5), "0.0 2.5 5.0 7.5 10.0 12.5"),
        ([0.3], (0.0, 0.1, 0.2, 0.3), "0.0 0.1 0.2 0.3"),
        ([0.012], (0.0, 0.0025, 0.005, 0.0075, 0.01, 0.0125), "0.0000 0.0025 0.0050 0.0075 0.0100 0.0125"),
        ([50], (0.0, 10.0, 20.0, 30.0, 40.0, 50.0), "0 10 20 30 40 50"),
        ([50.1], (0.0, 20.0, 40.0, 60.0), "0 20 40 60"),
        ([120], (0.0, 25.0, 50.0, 75.0, 100.0, 125.0), "0 25 50 75 100 125"),
        ([-3, -12], (-12.5, -10.0, -7.5, -5.0, -2.5, 0.0), "−12.5 −10.0 −7.5 −5.0 −2.5 0.0"),
        ([-40.4, 51.7], (-60.0, -40.0, -20.0, 0.0, 20.0, 40.0, 60.0), "−60 −40 −20 0 20 40 60"),
        ([5_652_881], (0.0, 2_000_000.0, 4_000_000.0, 6_000_000.0), "0 2,000,000 4,000,000 6,000,000"),
    ],
)
def test_round_marks_over_zero_and_all_values(values: list[float], expected: tuple[float, ...], labels: str) -> None:
    assert ticks(values, Numbers("en").number) == Ticks(expected, tuple(labels.split()))


def test_marks_of_changes_have_signs() -> None:
    assert ticks([-16, 28], Numbers("fi").change).labels == ("−20", "−10", "0", "+10", "+20", "+30")


def test_every_string_is_in_three_languages_with_the_same_placeholders() -> None:
    for key, strings in catalogue().items():
        assert list(strings) == ["fi", "sv", "en"], key
        assert all(text.strip() == text != "" for text in strings.values()), key
        assert placeholders(strings["fi"]) == placeholders(strings["sv"]) == placeholders(strings["en"]), key


def test_no_key_stands_twice_in_a_file() -> None:
    for path in FOLDER.glob("*.yml"):
        keys = re.findall(r"(?m)^([^\s#:]+):", path.read_text(encoding="utf-8"))
        assert sorted(keys) == sorted(set(keys)), path.name


def _code() -> list[Path]:
    return [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2")]


def _files() -> str:
    return "|".join(path.stem for path in FOLDER.glob("*.yml"))


def test_every_key_is_used() -> None:
    """A key is used where it is written out, where code makes it of a prefix, or of a file and a quoted name."""
    keys, files, code = set(catalogue()), _files(), "\n".join(path.read_text(encoding="utf-8") for path in _code())
    written = set(re.findall(rf"[\"']((?:{files})\.[\w+-]+)", code))
    by_name, quoted = re.findall(rf"[\"']({files})\.[{{\"']", code), re.findall(r"[\"']([\w+-]+)[\"']", code)
    named = {f"{file}.{name}{end}" for file in set(by_name) for name in set(quoted) for end in ("", "_term", "_text")}
    assert sorted(key for key in keys - written - named if not key.startswith(tuple(written - keys))) == []


def test_every_key_that_is_written_exists() -> None:
    keys, called = set(catalogue()), rf"\btext\([\"']((?:{_files()})\.[^\"'{{]+)[\"']"
    for path in _code():
        for key in re.findall(called, path.read_text(encoding="utf-8")):
            assert key in keys, f"{path.name}: {key}"


def test_a_text_is_filled_and_says_what_it_lacks() -> None:
    assert Texts("sv")("page.exhibit", number=3) == "Figur 3"
    assert "page.exhibit" in Texts("sv")
    with pytest.raises(KeyError, match="number"):
        Texts("sv")("page.exhibit")
    with pytest.raises(KeyError, match=r"page\.none"):
        Texts("sv")("page.none")


@pytest.mark.parametrize(
    ("strings", "message"),
    [
        ({"fi": "a", "sv": "b"}, "own.yml, field greeting: has fi, sv; every string needs fi, sv and en"),
        (
            {"fi": "a", "sv": "b", "en": "c", "de": "d"},
            "own.yml, field greeting: has fi, sv, en, de; every string needs fi, sv and en",
        ),
        (
            {"fi": "{n} kuntaa", "sv": "{n} kommuner", "en": "{count} municipalities"},
            "own.yml, field greeting: the placeholders differ between the languages",
        ),
    ],
    ids=["missing-language", "another-language", "other-placeholders"],
)
def test_a_string_that_is_not_whole_is_refused(tmp_path: Path, strings: dict[str, str], message: str) -> None:
    (tmp_path / "own.yml").write_text(yaml.safe_dump({"greeting": strings}, sort_keys=False), encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        catalogue(tmp_path)
    assert str(refused.value) == message


def test_whole_strings_are_read(tmp_path: Path) -> None:
    (tmp_path / "own.yml").write_text("greeting: {fi: Hei, sv: Hej, en: Hello}\n", encoding="utf-8")
    assert catalogue(tmp_path) == {"own.greeting": {"fi": "Hei", "sv": "Hej", "en": "Hello"}}
