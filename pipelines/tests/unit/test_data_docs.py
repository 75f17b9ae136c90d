"""The page of what every rule found: one page, in order, with hostile values as text."""

import re
from pathlib import Path

from lagesbild.checks.data_docs import data_docs_page, write_data_docs
from lagesbild.checks.results import CheckResult, advice_on
from lagesbild.contracts import load_contracts
from lagesbild.settings import Project

ROWS = CheckResult("raw_b", "", "has 3 rows", "error", passed=True, observed="3")
CODES = CheckResult(
    "raw_b",
    "area_code",
    "matches KU[0-9]{3}",
    "error",
    passed=False,
    observed="3 values",
    offending=7,
    examples=("area_code=<script>alert(1)</script>", "area_code=005"),
    todo="See the file.",
)
SUMS = CheckResult("mart_a", "persons", "ages sum up", "warning", passed=False, offending=1, examples=("x=1",))


def cells(page: str) -> list[list[str]]:
    """The text of every cell of the rules, row by row."""
    rows = re.findall(r"<tr(?: class=\"broken\")?><th scope=\"row\">.*?</tr>", page, flags=re.DOTALL)
    texts = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", text).split()) for text in row] for row in texts]


def test_rules_are_grouped_by_table_with_outcome_observation_and_rows() -> None:
    found = cells(data_docs_page([ROWS, SUMS, CODES]))
    broken = "7 area_code=&lt;script&gt;alert(1)&lt;/script&gt; area_code=005 See the file."
    assert found == [
        ["mart_a", "0", "1", "0"],
        ["raw_b", "1", "0", "1"],
        ["ages sum up", "persons", "warned", "–", "1 x=1"],
        ["has 3 rows", "whole table", "passed", "3", "none"],
        ["matches KU[0-9]{3}", "area_code", "failed", "3 values", broken],
    ]


def test_the_page_needs_nothing_else_and_is_told_to_screen_readers() -> None:
    page = data_docs_page([ROWS, SUMS, CODES])
    assert '<html lang="en">' in page
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page and "unsafe" not in page
    assert re.findall(r"<script|<img|<link|https?://", page) == []
    assert page.count("<caption>") == page.count("<table>") == 3
    assert page.count('scope="col"') == 4 + 2 * 5
    assert "3 rules were tried: 1 failed, 1 warned, 1 passed." in page


def test_no_rules_are_said_to_be_none() -> None:
    assert "0 rules were tried: 0 failed, 0 warned, 0 passed." in data_docs_page([])


def test_pages_of_an_earlier_version_go(tmp_path: Path) -> None:
    (tmp_path / "raw_former__table.html").write_text("old")
    write_data_docs([ROWS], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == data_docs_page([ROWS])


def test_what_to_do_depends_on_where_a_table_comes_from(checkout: Project) -> None:
    advice = advice_on(load_contracts(checkout.contracts).values(), copied={"raw_nls__land_area"})
    assert advice["raw_nls__land_area"].endswith("raw_nls__land_area.parquet; take it again: lagesbild bundle")
    assert advice["raw_keha__occupation"].endswith(
        "newest snapshot in data/raw/keha-12ti; take it again: lagesbild fetch"
    )
    assert advice["mart_area__area"] == "See what pipelines/lagesbild/store/sql/mart_area__area.sql reads"
    assert advice["raw_reference__groups"] == "Correct data/reference/groups.csv, then: lagesbild build"
