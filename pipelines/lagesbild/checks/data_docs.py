"""What every rule found, as one page that needs nothing else: grouped by table, in words and numbers."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

from jinja2 import Template

from lagesbild.checks.results import CheckResult
from lagesbild.files import write_atomic
from lagesbild.templates import in_one_file, plain_style, strict

ROOM: Final = Path(__file__).parent
PAGE: Final = "index.html"
OUTCOMES: Final = ("failed", "warned", "passed")
by_table = attrgetter("table")


def write_data_docs(results: Sequence[CheckResult], folder: Path) -> None:
    """Write the page; whatever else is in the folder was made by an earlier version and goes."""
    write_atomic(folder / PAGE, data_docs_page(results).encode())
    for former in folder.glob("*.html"):
        if former.name != PAGE:
            former.unlink()


def data_docs_page(results: Sequence[CheckResult]) -> str:
    """Return the page: tables in the order of their names, and the rules of each in the order they were tried."""
    tables = {table: list(rules) for table, rules in groupby(sorted(results, key=by_table), key=by_table)}
    counts = {table: Counter(each.outcome for each in rules) for table, rules in tables.items()}
    parts = in_one_file(style=plain_style(ROOM / "data_docs.css"))
    total = Counter(each.outcome for each in results)
    return _template().render(tables=tables, counts=counts, outcomes=OUTCOMES, total=total, **parts)


@cache
def _template() -> Template:
    return strict(ROOM).get_template("data_docs.html.j2")
