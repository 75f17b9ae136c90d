"""A report in words: per finding what, why and how to mend, then the sums; no value of any field is ever said."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lagesbild.adult.record.findings import Finding, Report
from lagesbild.adult.record.rules import load_rules
from lagesbild.contracts import Contract
from lagesbild.language import Texts
from lagesbild.language.numbers import Numbers
from lagesbild.settings import Language

ROOM: Final = Path(__file__).with_name("record.yml")
ALMOST_ALL_PCT: Final = 99.9
LISTED: Final = "AE-052"
"""The rule whose remedy is a list of the contract."""


class Told:
    """Says reports in one language."""

    def __init__(self, language: Language, contract: Contract) -> None:
        self.language, self.say, self.contract = language, Texts(language, ROOM), contract
        self.numbers = Numbers(language)

    def findings(self, report: Report) -> Iterator[str]:
        """One line for each finding of the report, then how many more there are of each rule."""
        yield from map(self.finding, report.findings)
        told: Counter[str] = Counter()
        for each in report.findings:
            told[each.rule] += each.rows
        for rule, count in report.counts.items():
            if count > told[rule]:
                yield f"{rule}: {self.say('more', n=self.numbers.integer(count - told[rule]))}"

    def finding(self, each: Finding) -> str:
        """File, line, column, rule, severity, what, why and remedy of one finding."""
        rule = load_rules()[each.rule]
        said = " ".join(part.within(self.language) for part in (rule.what, rule.why, rule.mend))
        return f"{self._where(each)}: {each.rule} {self.say(rule.severity)}. {said}{self._allowed(each)}"

    def sums(self, report: Report, *, has_courses: bool, has_providers: bool) -> Iterator[str]:
        """How many rows were read, accepted and kept out, and what was not compared."""
        sums = report.sums
        counts = {name: self.numbers.integer(getattr(sums, name)) for name in ("read", "passed", "refused")}
        share = "–" if sums.share_pct is None else self.numbers.percent(_never_all(sums.share_pct, sums.refused))
        yield self.say("rows", **counts, share=share)
        for key, number in (
            ("files_refused", sums.files_refused),
            ("second_class", sums.second_class),
            ("protected", sums.protected),
        ):
            if number:
                yield self.say(key, n=self.numbers.integer(number))
        yield from (f"{rule}: {self.numbers.integer(count)}" for rule, count in report.counts.items())
        if not has_courses:
            yield self.say("not_checked_courses")
        if not has_providers:
            yield self.say("not_checked_providers")
        if sums.is_clean:
            yield self.say("clean")

    def _where(self, each: Finding) -> str:
        column = each.column or self.say("whole_row")
        if each.is_protected:
            return self.say("where_protected", file=each.file, column=column, n=self.numbers.integer(each.rows))
        if each.line is not None:
            return self.say("where_line", file=each.file, line=each.line, column=column)
        return self.say("where_column" if each.column else "where_file", file=each.file, column=column)

    def _allowed(self, each: Finding) -> str:
        column = self.contract.columns.get(each.column)
        if each.rule != LISTED or column is None:
            return ""
        return f" {self.say('allowed', values=', '.join(column.one_of or ('true', 'false')))}"


def _never_all(share_pct: float, refused: int) -> float:
    """A share that is not rounded to 100 percent where rows were kept out."""
    return min(share_pct, ALMOST_ALL_PCT) if refused else share_pct
