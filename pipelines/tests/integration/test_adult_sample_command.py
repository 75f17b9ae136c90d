"""The commands of made-up adult education files and of intervals, as a person meets them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from lagesbild.cli import app
from lagesbild.errors import NameRefused

RUN = CliRunner()


@pytest.mark.slow
def test_made_up_files_are_written_and_counted(tmp_path: Path) -> None:
    said = RUN.invoke(app, ["adult", "sample", str(tmp_path / "made-up"), "--learners", "200", "--dirty"])
    assert said.exit_code == 0, said.output
    last = said.output.splitlines()[-1]
    rows = sum(len(path.read_text().splitlines()) - 1 for path in (tmp_path / "made-up").glob("exempel-*.csv"))
    bad = len((tmp_path / "made-up" / "dirty.csv").read_text().splitlines()) - 1
    assert last == f"Written to made-up: {rows} rows in 78 files, {bad} bad rows among them (dirty.csv)"
    assert str(tmp_path) not in said.output


def test_a_folder_that_is_taken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("kept")
    refused = RUN.invoke(app, ["adult", "sample", str(tmp_path)])
    assert isinstance(refused.exception, NameRefused)
    assert RUN.invoke(app, ["adult", "sample", str(tmp_path / "new"), "--learners", "5"]).exit_code == 2


@pytest.mark.slow
def test_the_table_of_intervals_has_a_line_for_each_kind_of_truth() -> None:
    said = RUN.invoke(app, ["adult", "intervals", "--runs", "40"])
    title, header, *lines = said.output.splitlines()
    assert title == "How often 95 percent intervals hold the truth, 40 simulated truths of each kind"
    assert header.split() == ["correlation", "learners", "on", "rows,", "%", "by", "learners,", "%", "width"]
    assert [line.split()[:2] for line in lines[::4]] == [["0.0", "30"], ["0.3", "30"], ["0.6", "30"]]
    assert len(lines) == 12
    assert RUN.invoke(app, ["adult", "intervals", "--runs", "40"]).output == said.output
