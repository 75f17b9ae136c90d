"""YAML as people write it: codes stay text, a doubled key is an error, and a file that is none says where."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from lagesbild.contracts.model import Strict, read_yaml
from lagesbild.errors import BadFile
from lagesbild.yaml_files import DoubledKey, yaml_content


class Areas(Strict):
    areas: tuple[str, ...]
    horizon: int = 0


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("020", "020"),
        ("049", "049"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        (".5", ".5"),
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("Null", "Null"),
        ("2026-08", "2026-08"),
        ("2026-08-15 12:00", "2026-08-15 12:00"),
        ("0", 0),
        ("20", 20),
        ("-3", -3),
        ("10.50", 10.5),
        ("-0.25", -0.25),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2026-08-15", date(2026, 8, 15)),
        ('"20"', "20"),
    ],
)
def test_only_what_people_write_as_a_number_is_one(written: str, read: object) -> None:
    found = yaml_content(f"given: {written}")["given"]
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("a: 1\na: 1", "a", 2),
        ("x:\n  a: 1\n  b: 2\n  a: 3", "a", 4),
        ("- {a: 1, a: 2}", "a", 1),
        ("7: x\n\n7: y", "7", 3),
        ("? a\n: 1\n? a\n: 2", "a", 3),
    ],
)
def test_a_key_that_stands_twice_is_an_error_wherever_it_is(text: str, key: str, line: int) -> None:
    with pytest.raises(DoubledKey) as refused:
        yaml_content(text)
    assert refused.value.problem_mark is not None
    assert (refused.value.key, refused.value.problem_mark.line + 1) == (key, line)


def test_the_same_key_in_two_mappings_is_none() -> None:
    assert yaml_content("x: {a: 1}\ny: {a: 2}") == {"x": {"a": 1}, "y": {"a": 2}}


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "? ", "[{"])
def test_what_nests_without_end_is_no_yaml(opened: str) -> None:
    with pytest.raises(yaml.YAMLError, match="nests too deep"):
        yaml_content(opened * 100_000)
    assert yaml_content("[" * 100 + "]" * 100) is not None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"areas: [491]", "field areas.0: 491 is a number; names and codes are text, in quotes: '491'"),
        (b"areas: [KU049, 9.5]", "field areas.1: 9.5 is a number; names and codes are text, in quotes: '9.5'"),
        (b"areas: [true]", "field areas.0: Input should be a valid string"),
        (b"areas: []\nareas: []", "line 2, field areas: is there twice"),
        (b"horizon: 2040\nareas: [J\xe4rvi]", "line 2: is not UTF-8; save it as UTF-8"),
        (b"areas: [", "this is not valid YAML"),
        (b"", "Input should be a valid dictionary or instance of Areas"),
    ],
)
def test_a_file_that_cannot_be_taken_says_where_and_what_to_do(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "areas.yml"
    path.write_bytes(content)
    with pytest.raises(BadFile) as refused:
        read_yaml(path, Areas)
    assert told in str(refused.value)


def test_codes_that_look_like_numbers_of_base_eight_stay_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "areas.yml"
    path.write_bytes(b"\xef\xbb\xbfareas: [020, 049, 091]\nhorizon: 2040\n")
    assert read_yaml(path, Areas) == Areas(areas=("020", "049", "091"), horizon=2040)
