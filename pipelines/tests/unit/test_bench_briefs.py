"""What the bench of briefs writes of its runs."""

from bench_briefs import Row, as_csv, as_html
from process_tree import Measured

COLD = Row.of("edition, cold", 9, 9, Measured(18.04, 9.0, 755.4, is_whole=True))
UNCHANGED = Row.of("edition, unchanged", 9, 0, Measured(4.5, 2.25, 180.6, is_whole=True))


def test_seconds_a_brief_are_of_those_that_ran_or_of_all_where_none_did() -> None:
    assert as_csv(Row._fields, [COLD, UNCHANGED]).decode().splitlines() == [
        "run,briefs,notebooks_run,wall_s,cpu_s,wall_s_per_brief,cpu_s_per_brief,peak_mb",
        '"edition, cold",9,9,18.0,9.0,2.004,1.0,755',
        '"edition, unchanged",9,0,4.5,2.2,0.5,0.25,181',
    ]


def test_the_page_says_machine_versions_and_bytes_and_no_path() -> None:
    page = as_html([COLD], {"story": (110785, 24810)}).decode()
    assert "<p>page, story: 110,785 bytes, 24,810 compressed</p>" in page
    assert "duckdb " in page
    assert "/home/" not in page
    assert page.count("<td>") == len(COLD)
