"""Loading files into the shared record: checked, then taken together or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lagesbild.adult.record.checking import Check, checked
from lagesbild.adult.record.findings import Report, report_of
from lagesbild.adult.record.spotted import Spotted
from lagesbild.adult.record.store import add_earlier, alone, open_earlier, write_record
from lagesbild.adult.record.work import Work


@dataclass(frozen=True)
class Loaded:
    """What became of a load: its report, rows taken, and rows of the record; none where nothing was written."""

    report: Report
    added: int
    rows: int | None
    is_merged: bool


def load(paths: Sequence[Path], check: Check, *, merged: bool, replace: bool, most: int = 0) -> Loaded:
    """Check files and write the record anew with their rows; rows that a rule refuses are kept out and counted.

    The report has the first ``most`` findings of each rule, 0 is all. A file that cannot be taken as a whole, one that
    the record has already, a half-year that overlaps without ``replace``, or several principals without ``merged``
    leave the record as it was.

    Raises:
        BadFile: a file is not there.
        RecordRefused: another load is at work, or the record was made with another key.
    """
    there = {"earlier": False}

    def beside(work: Work) -> None:
        there["earlier"] = open_earlier(work, check.project, check.key)
        if there["earlier"]:
            add_earlier(work, replace=replace)
        _refuse_merged(work, merged=merged)

    with alone(check.project), checked(paths, check, add_earlier=beside) as work:
        report = report_of(work, most)
        is_merged = len(_principals(work)) > 1
        if report.sums.files_refused:
            return Loaded(report, 0, None, is_merged)
        rows = write_record(work, check.project, check.key, has_earlier=there["earlier"])
        return Loaded(report, report.sums.passed, rows, is_merged)


def _refuse_merged(work: Work, *, merged: bool) -> None:
    if not merged and len(_principals(work)) > 1:
        work.add_findings(1, [Spotted("AE-020", 0, "principal_municipality")])


def _principals(work: Work) -> list[tuple[object, ...]]:
    return work.rows("principals")
