"""Digests of figures: another figure, type or order of an answer is another digest; the order of a table is none."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from lagesbild.publish.ledger.areas import areas_changed
from lagesbild.publish.ledger.line import Line
from lagesbild.store import Question, Store, concluded, once
from lagesbild.store.digests import (
    answer_digest,
    area_digests,
    conclusion_digest,
    table_digest,
    tables_named,
    tables_of,
)
from lagesbild.store.traced import TracedStore

ROWS = "create table mart_a as from (values ('KU005', 1, 0.1), ('KU049', 2, null)) as t(area_code, n, share)"


def stored(path: Path, *statements: str) -> Store:
    with duckdb.connect(path) as connection:
        for statement in (ROWS, "create table rule(text varchar)", *statements):
            connection.execute(statement)
    return Store.open_file(path)


@pytest.mark.parametrize(
    "other",
    [
        pd.DataFrame({"n": [2, 1], "codes": [["a"], []]}),
        pd.DataFrame({"n": [1.0, 2.0], "codes": [["a"], []]}),
        pd.DataFrame({"m": [1, 2], "codes": [["a"], []]}),
        pd.DataFrame({"n": [1, 2], "codes": [["b"], []]}),
        pd.DataFrame({"n": [1, 2], "codes": ["['a']", "[]"]}),
        pd.DataFrame({"n": [1, None], "codes": [["a"], []]}),
        pd.DataFrame({"n": [1], "codes": [["a"]]}),
    ],
)
def test_another_answer_is_another_digest(other: pd.DataFrame) -> None:
    answer = pd.DataFrame({"n": [1, 2], "codes": [["a"], []]})
    assert answer_digest(answer) == answer_digest(answer.copy())
    assert answer_digest(answer) != answer_digest(other)


def test_the_smallest_difference_of_a_number_counts() -> None:
    assert answer_digest(pd.DataFrame({"x": [0.1 + 0.2]})) != answer_digest(pd.DataFrame({"x": [0.3]}))


def test_a_table_is_the_same_whatever_the_order_of_its_rows(tmp_path: Path) -> None:
    first = stored(tmp_path / "a.duckdb")
    turned = stored(tmp_path / "b.duckdb", "create or replace table mart_a as from mart_a order by n desc")
    other = stored(tmp_path / "c.duckdb", "update mart_a set share = 0 where n = 2")
    digests = [table_digest(store, table="mart_a") for store in (first, turned, other)]
    assert digests[0] == digests[1] != digests[2]
    before, after = (area_digests(store, table="mart_a") for store in (first, other))
    assert [code for code in ("KU005", "KU049") if before[code] != after[code]] == ["KU049"]


def test_tables_of_a_statement_are_all_whose_name_it_has(tmp_path: Path) -> None:
    known = tables_of(stored(tmp_path / "a.duckdb"))
    assert dict(known) == {"mart_a": True, "rule": False}
    assert tables_named("with x as (from mart_a) from x -- no rule", known) == {"mart_a", "rule"}
    assert tables_named("from mart_ab", known) == set()


def test_a_traced_store_knows_what_it_was_asked_and_stays_open(tmp_path: Path) -> None:
    stored(tmp_path / "a.duckdb").close()
    store = TracedStore.open_file(tmp_path / "a.duckdb")
    with store:
        store.query("select n from mart_a where area_code = $code", code="KU005")
    (question,) = store.asked
    assert question == Question("select n from mart_a where area_code = $code", '{"code": "KU005"}')
    assert store.asked[question] == question.digest_in(store) == answer_digest(pd.DataFrame({"n": [1]}, dtype="int32"))


@concluded
def largest(store: Store, *, codes: tuple[str, ...]) -> int:
    """The largest n of some areas, asked in two steps, the second of which is kept."""
    return max(_each(store, code=code) for code in codes)


@once
def _each(store: Store, *, code: str) -> int:
    (n,) = store.query("select coalesce(max(n), 0) from mart_a where area_code = $code", code=code).iloc[0]
    return int(n)


def test_of_a_conclusion_counts_what_follows_and_not_what_was_asked_for_it(tmp_path: Path) -> None:
    stored(tmp_path / "a.duckdb").close()
    store = TracedStore.open_file(tmp_path / "a.duckdb")
    assert largest(store, codes=("KU005", "KU049")) == 2
    (question,) = store.asked
    assert question.statement == "mart_a"
    assert question.parameters == '{"codes": ["KU005", "KU049"]}'
    assert question.conclusion.endswith("test_digests:largest")
    fewer = stored(tmp_path / "b.duckdb", "update mart_a set n = 0 where n = 1")
    more = stored(tmp_path / "c.duckdb", "update mart_a set n = 3 where n = 1")
    assert question.digest_in(fewer) == store.asked[question] != question.digest_in(more)
    with pytest.raises(KeyError):
        question._replace(conclusion="tests:gone").digest_in(store)


def test_what_was_kept_counts_as_asked_again_for_the_next_brief(tmp_path: Path) -> None:
    stored(tmp_path / "a.duckdb").close()
    store = TracedStore.open_file(tmp_path / "a.duckdb")
    _each(store, code="KU049")
    first = dict(store.asked)
    store.asked.clear()
    _each(store, code="KU049")
    assert store.asked == first
    assert [question.parameters for question in first] == ['{"code": "KU049"}']
    store.asked.clear()
    largest(store, codes=("KU049",))
    assert [question.statement for question in store.asked] == ["mart_a"]


def test_what_was_asked_before_a_refusal_counts(tmp_path: Path) -> None:
    @once
    def refused(store: Store) -> None:
        _each(store, code="KU005")
        raise ValueError

    stored(tmp_path / "a.duckdb").close()
    store = TracedStore.open_file(tmp_path / "a.duckdb")
    with pytest.raises(ValueError):
        refused(store)
    assert [question.parameters for question in store.asked] == ['{"code": "KU005"}']


def test_conclusions_of_the_same_numbers_texts_and_frames_are_the_same() -> None:
    rows = pd.DataFrame({"n": [1, 2]})
    found = (rows, {"a": 0.1}, frozenset({"x", "y"}), None)
    assert conclusion_digest(found) == conclusion_digest((rows.copy(), {"a": 0.1}, frozenset({"y", "x"}), None))
    others = [(rows[:1], *found[1:]), (rows, {"a": 0.2}, *found[2:]), (*found[:2], frozenset({"x"}), None)]
    assert len({conclusion_digest(each) for each in (found, *others)}) == 4


def test_a_line_comes_back_from_its_file() -> None:
    asked = {Question("from mart_a", '{"codes": ["KU005"]}'): "12", Question("mart_a", "{}", "measures:largest"): "13"}
    line = Line({"program": "1"}, ("statfin-121w",), "2", asked, {"mart_a": "3"}, "4", {"page": "5"})
    assert Line.of(line.content) == line


def test_areas_that_changed_are_named_those_asked_for_first() -> None:
    then = {"mart_a": dict.fromkeys(("KU005", "KU049", "KU052", "KU091", "MK14"), "1")}
    now = {"mart_a": dict.fromkeys(("KU005", "KU049", "KU052", "KU091", "KU999"), "2")}
    assert areas_changed("mart_a", then, now, '{"codes": ["KU052", "MK14"]}') == "mart_a of KU052, MK14"
    assert areas_changed("mart_a", then, now, "{}") == "mart_a of KU005, KU049, KU052 and 3 more"
    assert areas_changed("mart_a", {}, now, "{}") == "mart_a"
