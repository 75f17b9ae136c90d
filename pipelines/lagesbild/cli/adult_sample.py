"""The commands of made-up adult education files, and of how often intervals hold."""

from pathlib import Path
from typing import Annotated

import typer

from lagesbild.errors import counted


def sample(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new or empty folder.")],
    dirty: Annotated[
        bool, typer.Option("--dirty", help="Put bad rows between the good ones; dirty.csv lists them.")
    ] = False,
    learners: Annotated[int, typer.Option(min=100, help="Learners of the county in a year.")] = 90_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same files.")] = 1,
) -> None:
    """Write made-up files of adult education for 26 municipalities and three half-years; nothing in them is real."""
    from lagesbild.adult.sample import write_sample

    written = write_sample(folder, learners=learners, seed=seed, is_dirty=dirty, report=typer.echo)
    bad = f", {counted(written.spoiled, 'bad row')} among them (dirty.csv)" if dirty else ""
    typer.echo(f"Written to {folder.name}: {counted(written.rows, 'row')} in {counted(written.files, 'file')}{bad}")


def intervals(
    runs: Annotated[int, typer.Option(min=1, help="Simulated truths of each kind.")] = 4000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same table.")] = 1,
) -> None:
    """Show how often intervals hold a known truth: on rows as if they were learners, and by learners."""
    from lagesbild.adult.indicators import coverages

    typer.echo(f"How often 95 percent intervals hold the truth, {runs} simulated truths of each kind")
    typer.echo("correlation  learners  on rows, %  by learners, %  width")
    for each in coverages(runs=runs, seed=seed):
        shares = f"{each.naive_pct:>10.1f}  {each.clustered_pct:>14.1f}  {each.width_ratio:>5.2f}"
        typer.echo(f"{each.correlation:>11.1f}  {each.learners:>8}  {shares}")
