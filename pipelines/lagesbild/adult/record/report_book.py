"""A report as a workbook to work through: one row per finding, no value of any field, nothing that runs."""

import io
from datetime import UTC, datetime
from typing import Final

import xlsxwriter

from lagesbild.adult.record.findings import Finding, Report
from lagesbild.adult.record.rules import load_rules
from lagesbild.adult.record.told import Told

HEADINGS: Final = ("file", "line", "column", "rule", "severity", "what", "why", "mend")
WIDTHS: Final = (28, 8, 24, 9, 12, 60, 60, 60)
NO_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Workbooks of the same findings are the same bytes."""
PLAIN: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def report_book(report: Report, told: Told) -> bytes:
    """The findings of a report in its language."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, PLAIN) as book:
        book.set_properties({"created": NO_TIME})
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for place, (name, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, told.say(f"heading_{name}"), bold)
        for line, finding in enumerate(report.findings, start=1):
            for place, text in enumerate(_cells(finding, told)):
                sheet.write_string(line, place, text, wrapped)
    return written.getvalue()


def _cells(finding: Finding, told: Told) -> tuple[str, ...]:
    rule = load_rules()[finding.rule]
    said = (part.within(told.language) for part in (rule.what, rule.why, rule.mend))
    where = (finding.file, "" if finding.line is None else str(finding.line), finding.column)
    return (*where, finding.rule, told.say(rule.severity), *said)
