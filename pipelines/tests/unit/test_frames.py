"""Small steps with rows: sources, changes, and what missing becomes."""

import pandas as pd
import pytest

from lagesbild.exhibits import Answer
from lagesbild.measures.frames import change_pct, sources_of, with_change
from lagesbild.measures.today import Times


def test_sources_of_all_rows_are_named_once() -> None:
    one, two = pd.DataFrame({"sources": [["a"], ["a", "b"]]}), pd.DataFrame({"sources": [["c"], []]})
    assert sources_of(one, two) == {"a", "b", "c"}
    assert sources_of(pd.DataFrame({"year": [2024]}), one.head(0)) == frozenset()


def test_a_change_from_nobody_is_missing_and_not_infinite() -> None:
    before, after = pd.Series([200.0, 0.0, 0.0]), pd.Series([150.0, 5.0, 0.0])
    pct = change_pct(before, after)
    assert pct.iloc[0] == -25.0
    assert pct.isna().tolist() == [False, True, True]


def test_changes_are_added_in_persons_and_percent() -> None:
    rows = with_change(pd.DataFrame({"base_persons": [1124, 0], "horizon_persons": [686, 3]}))
    assert rows["change_persons"].tolist() == [-438, 3]
    assert rows["change_pct"].iloc[0] == pytest.approx(-38.968, abs=0.001)
    assert pd.isna(rows["change_pct"].iloc[1])


def test_an_answer_keeps_its_sources_beside_its_rows() -> None:
    found = Answer.of(pd.DataFrame({"year": [2024], "sources": [["a"]]}), None, sources=frozenset({"b"}))
    assert found.rows.columns.tolist() == ["year"]
    assert (sorted(found.sources), found.years) == (["a", "b"], [2024])


def test_an_answer_without_rows_has_no_years() -> None:
    assert Answer.of(pd.DataFrame(), Times(2024, "projected", 2040)).years == []
    assert Answer.of(pd.DataFrame(), None).is_empty
