"""Publishing, verifying and listing snapshots as a person meets them on the command line."""

from datetime import date

import pytest
from typer.testing import CliRunner, Result

from lagesbild.cli import app
from lagesbild.errors import LagesbildError
from lagesbild.settings import Project
from tests.integration.made_up_snapshots import publish

pytestmark = pytest.mark.slow


def lagesbild(*words: str) -> Result:
    return CliRunner().invoke(app, [*words])


@pytest.fixture(autouse=True)
def at_home(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_HOME", str(home.root))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "29.11.2026"], "'29.11.2026' is no date; write it as 2026-11-29"),
        (["--date", "2026-02-30"], "'2026-02-30' is no date"),
        (["--base-url", "example.org"], "'example.org': an address begins with https://"),
    ],
)
def test_a_date_or_address_that_is_none_is_refused_before_anything_is_made(
    words: list[str], said: str, home: Project
) -> None:
    run = lagesbild("publish", *words)
    assert run.exit_code == 2
    assert said in " ".join(run.output.replace("│", " ").split())
    assert not home.reports.exists()


def test_verify_says_whether_a_snapshot_is_as_it_was(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    made = publish(home, monkeypatch)
    whole = lagesbild("verify")
    assert whole.exit_code == 0
    assert whole.output.endswith("It is as it was published.\n")
    (made.folder / "fi/first.html").unlink()
    (made.folder / "sv/index.html").write_text("x")
    spoilt = lagesbild("verify", made.folder.name)
    assert spoilt.exit_code == 1
    assert spoilt.output.splitlines()[:2] == ["missing: fi/first.html", "changed: sv/index.html"]
    assert spoilt.output.endswith("It is not as it was published.\n")


def test_verify_before_anything_was_published_says_what_to_do() -> None:
    run = lagesbild("verify")
    assert isinstance(run.exception, LagesbildError)
    assert str(run.exception) == "Nothing was published yet: lagesbild publish"


def test_snapshots_are_listed_with_date_size_and_state(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lagesbild("snapshots").output == "Nothing was published yet: lagesbild publish\n"
    first = publish(home, monkeypatch, day="2026-11-01").folder
    second = publish(home, monkeypatch, day="2026-11-02").folder
    (first / "checks.json").write_text("{}")
    newer, older = lagesbild("snapshots").output.splitlines()
    assert newer.split() == [second.name, "2026-11-02", "pilots", "4", "briefs", newer.split()[5], "MB", "whole"]
    assert older.endswith(f"NOT WHOLE: lagesbild verify {first.name}")


def test_thinning_says_first_and_removes_only_when_told(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    goes = publish(home, monkeypatch, day="2020-01-01").folder
    stays = publish(home, monkeypatch, day="2020-01-02").folder
    newest = publish(home, monkeypatch, day=date.today().isoformat()).folder
    run = lagesbild("snapshots", "--thin")
    assert run.output.splitlines()[0].startswith(goes.name)
    assert run.output.endswith("1 of 3 would go; remove them: lagesbild snapshots --thin --yes\n")
    assert goes.exists()
    assert lagesbild("snapshots", "--thin", "--yes").output.endswith("1 of 3 removed\n")
    assert (goes.exists(), stays.exists(), newest.exists()) == (False, True, True)
    assert lagesbild("snapshots", "--thin").output == "0 of 2 may go.\n"
