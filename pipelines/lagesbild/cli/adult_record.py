"""The commands of the shared record's door: check files, load them, make the key of the pseudonyms."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from lagesbild import settings
from lagesbild.cli.shared import short

if TYPE_CHECKING:
    from lagesbild.adult.record import Check, Key, Report, Told
    from lagesbild.settings import Project

REFUSED: Final = 1
NOTHING_LOADED: Final = 2
PROVIDERS: Final = "providers.csv"
"""The list of providers: beside the files of a sender, as in the sample, and of the user's own."""
IN_A_BOOK: Final = 10_000
"""Findings of each rule in a workbook: all of them fit into one sheet."""
Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="CSV or XLSX, as the sender gives them.")]
DialectOption = Annotated[str, typer.Option(help="How the sender writes: a name, or the path of a dialect file.")]
LanguageOption = Annotated[str, typer.Option(help="sv, fi or en.")]
Most = Annotated[int, typer.Option(min=0, help="Findings that are told of each rule; 0 is all.")]
AsJson = Annotated[bool, typer.Option("--json", help="Everything as JSON.")]


def check(
    files: Files,
    dialect: DialectOption = "shared",
    language: LanguageOption = "sv",
    most: Most = 20,
    as_json: AsJson = False,
    report_file: Annotated[
        Path | None, typer.Option("--report", metavar="FILE.xlsx", help="Write the findings as a workbook, too.")
    ] = None,
) -> None:
    """Check files of the shared record on this machine, without network and without keeping anything.

    Exit code 0 only where nothing is refused.
    """
    from lagesbild.adult.record import checked, passing_key, report_book, report_of
    from lagesbild.files import write_atomic

    told, given = _asked(dialect, language, passing_key())
    with checked(files, given) as work:
        report = report_of(work, 0 if as_json else most)
        listed = report_of(work, IN_A_BOOK) if report_file else report
    _tell(report, told, given.project, files, as_json=as_json)
    if report_file:
        write_atomic(report_file, report_book(listed, told))
        typer.echo(told.say("report_written", file=report_file.name), err=as_json)
    if not report.sums.is_clean:
        raise typer.Exit(REFUSED)


def load(
    files: Files,
    key: Annotated[Path, typer.Option(help="The file that lagesbild adult key made.")],
    dialect: DialectOption = "shared",
    language: LanguageOption = "sv",
    merged: Annotated[bool, typer.Option("--merged", help="Take rows of several principals together.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Half-years that are given anew take the place of the earlier ones.")
    ] = False,
    most: Most = 20,
    as_json: AsJson = False,
) -> None:
    """Check files and take their rows into the shared record, data/local/adult/record.duckdb, whole or not at all.

    Exit code 0 where every row was taken, 1 where rows were kept out, 2 where nothing was loaded.
    """
    from lagesbild.adult.record import load as take
    from lagesbild.adult.record import read_key, record_path

    told, given = _asked(dialect, language, read_key(key, settings.project()))
    loaded = take(files, given, merged=merged, replace=replace, most=0 if as_json else most)
    if loaded.is_merged:
        typer.echo(told.say("merged_notice"), err=True)
    _tell(loaded.report, told, given.project, files, as_json=as_json)
    if loaded.rows is None:
        typer.echo(told.say("nothing_loaded"), err=True)
        raise typer.Exit(NOTHING_LOADED)
    counts = {"rows": told.numbers.integer(loaded.rows), "added": told.numbers.integer(loaded.added)}
    typer.echo(told.say("loaded", **counts, file=short(record_path(given.project), given.project)), err=as_json)
    if not loaded.report.sums.is_clean:
        raise typer.Exit(REFUSED)


def key(path: Annotated[Path, typer.Argument(help="A new file outside the project.")]) -> None:
    """Make the key of the pseudonyms: a file that only you can read. Without it no learner is found again."""
    from lagesbild.adult.record import make_key

    make_key(path, settings.project())
    typer.echo(
        f"Written: {path}\nKeep it apart from the record, with a copy; then: lagesbild adult load FILE… --key {path}"
    )


def _asked(dialect: str, language: str, key: "Key") -> tuple["Told", "Check"]:
    from lagesbild.adult.record import Check, Told, load_dialect, record_contract
    from lagesbild.notebook import check_language

    project = settings.project()
    contract = record_contract(project)
    return Told(check_language(language), contract), Check(project, load_dialect(dialect, project, contract), key)


def _tell(report: "Report", told: "Told", project: "Project", files: list[Path], *, as_json: bool) -> None:
    if as_json:
        findings = [{**asdict(each), "told": told.finding(each)} for each in report.findings]
        typer.echo(json.dumps({**report.as_json(), "findings": findings}, ensure_ascii=False, indent=1))
        return
    for line in told.findings(report):
        typer.echo(line)
    own = project.local / "adult"
    has = {"has_courses": (own / "courses.csv").exists(), "has_providers": (own / PROVIDERS).exists()}
    for line in told.sums(report, **has):
        typer.echo(line)
    if not has["has_providers"]:
        for path in sorted({path.with_name(PROVIDERS) for path in files}):
            if path.is_file():
                typer.echo(told.say("names_beside", file=f"{path.resolve().parent.name}/{path.name}"))
