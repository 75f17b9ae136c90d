"""The largest rows by name, and the rest as one."""

import pandas as pd

from lagesbild.measures.largest import largest_and_rest


def ranked(count: int) -> pd.DataFrame:
    """Persons from ``count`` down to 1."""
    names = {f"name_{language}": "A name" for language in ("fi", "sv", "en")}
    rows = [{"code": f"{number:02}", "persons": number, "kind": "a kind"} for number in range(count, 0, -1)]
    return pd.DataFrame(rows).assign(**names)


def test_what_comes_after_the_tenth_is_one_row_without_a_name() -> None:
    named, rest = largest_and_rest(ranked(13), code="code", summed=["persons"])
    assert named["persons"].tolist() == [13, 12, 11, 10, 9, 8, 7, 6, 5, 4]
    assert rest.to_dict("records") == [
        {"code": "other", "persons": 6, "kind": "a kind", "name_fi": "", "name_sv": "", "name_en": ""}
    ]


def test_there_is_no_such_row_where_nothing_is_left() -> None:
    named, rest = largest_and_rest(ranked(10), code="code", summed=["persons"])
    assert (len(named), len(rest)) == (10, 0)
