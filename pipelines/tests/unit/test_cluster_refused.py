"""What is said before a cluster is worked with, and what travels there."""

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from lagesbild.cli import shared
from lagesbild.cluster.parcel import Damaged, pack, unpack
from lagesbild.cluster.refused import DaskMissing, WorkersDiffer
from lagesbild.cluster.sameness import differences
from lagesbild.publish.ledger import Ledger
from lagesbild.settings import Project


def found(name: str) -> ModuleSpec | None:
    """Everything but Dask."""
    return None if name == "distributed" else ModuleSpec(name, None)


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shared, "find_spec", found)
    with pytest.raises(
        DaskMissing, match=r"^--scheduler needs Dask, which is not installed here: pip install 'lagesbild"
    ):
        shared.runner(Project(tmp_path), Ledger(tmp_path, ""), workers=0, scheduler="tcp://127.0.0.1:1")


def test_paths_of_the_project_are_paths_of_the_project_at_the_other_end() -> None:
    here, there = Path("/srv/one"), Path("/tmp/lb-1/home")
    sent = {"ledger": here / "reports" / ".ledger", "root": here, "elsewhere": Path("/etc/x"), "text": "/srv/one/x"}
    assert unpack(pack(sent, here), there) == {
        "ledger": there / "reports" / ".ledger",
        "root": there,
        "elsewhere": Path("/etc/x"),
        "text": "/srv/one/x",
    }


def test_a_parcel_that_was_damaged_is_not_opened(tmp_path: Path) -> None:
    parcel = pack([1, 2], tmp_path)
    with pytest.raises(Damaged, match=r"^What a worker sent was damaged on its way; nothing of it is used\."):
        unpack(parcel._replace(content=parcel.content[:-1] + b"\0"), tmp_path)


def test_what_differs_is_named_both_ways_and_only_some_of_much() -> None:
    here = {"Python": "3.11.7 x86_64", "pandas": "3.1.1", "scipy": "1.18"}
    there = {"Python": "3.11.7 x86_64", "pandas": "3.0.0", "numexpr": "2.11"}
    told = list(differences(here, there))
    assert told == ["pandas 3.1.1 here, 3.0.0 there", "scipy 1.18 here, none there", "numexpr none here, 2.11 there"]
    assert list(differences(here, here)) == []
    many = WorkersDiffer({"tcp://10.0.0.5:4000": [f"package-{number} 1 here, 2 there" for number in range(8)]})
    assert str(many).splitlines()[1].endswith("package-4 1 here, 2 there; 3 more")
