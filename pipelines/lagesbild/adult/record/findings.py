"""What a check found, as objects: findings in the order of files and lines, and the sums of it all."""

from dataclasses import asdict, dataclass

from lagesbild.adult.record.work import Work


@dataclass(frozen=True)
class Finding:
    """One finding; ``line`` is missing where it is of a whole file, of many rows, or of rows of protected identity.

    ``rows`` is how many rows it stands for: more than one only for protected identities, which are never listed.
    """

    rule: str
    file: str
    line: int | None
    column: str
    is_protected: bool
    rows: int


@dataclass(frozen=True)
class Sums:
    """What was read and kept out, in rows; files that cannot be taken as a whole are counted beside them."""

    files: int
    read: int
    refused: int
    second_class: int
    protected: int
    files_refused: int

    @property
    def passed(self) -> int:
        """Rows that no rule keeps out."""
        return self.read - self.refused

    @property
    def share_pct(self) -> float | None:
        """Accepted rows in percent of those read; missing where none was."""
        return 100 * self.passed / self.read if self.read else None

    @property
    def is_clean(self) -> bool:
        """Whether nothing is refused."""
        return self.refused == 0 and self.files_refused == 0


@dataclass(frozen=True)
class Report:
    """Findings, at most so many of each rule as was asked for, their sums, and how often each rule was broken."""

    findings: tuple[Finding, ...]
    sums: Sums
    counts: dict[str, int]

    def as_json(self) -> dict[str, object]:
        """Sums and counts as plain values; the share is of rows read, in percent."""
        sums = {**asdict(self.sums), "passed": self.sums.passed, "share_pct": self.sums.share_pct}
        return {"sums": sums, "rules": self.counts}


def report_of(work: Work, most: int = 0) -> Report:
    """What one check found; of each rule the first ``most`` findings, 0 is all."""
    findings = tuple(Finding(*row) for row in work.rows("found", most=most))  # type: ignore[arg-type]
    sums = Sums(*work.rows("summed")[0])  # type: ignore[arg-type]
    counts = {str(rule): int(str(count)) for rule, count in work.rows("counted")}
    return Report(findings, sums, counts)
