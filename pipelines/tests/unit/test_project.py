"""The house itself: one list of packages, clean notebooks, no traces of a machine."""

import json
import re
import subprocess
import tomllib

import pytest
import yaml

from lagesbild.settings import Project

TAGGED = {
    "adult_education_need.ipynb": ["municipality", "language"],
    "county_overview.ipynb": ["language"],
    "measures.ipynb": ["area", "language", "horizon", "day", "public", "example_measures"],
    "mirror.ipynb": ["municipality", "language"],
    "models.ipynb": ["language", "horizon", "day", "public", "example_measures"],
    "network_overview.ipynb": ["edition", "language", "horizon"],
    "provider_report.ipynb": ["provider", "language"],
    "quality_followup.ipynb": ["language"],
    "recipes.ipynb": ["area", "horizon"],
    "scenario_workbench.ipynb": [
        "area",
        "members",
        "language",
        "horizon",
        "name",
        "description",
        "first_year",
        "fertility_change_pct",
        "net_migration_persons_per_year",
        "migration_age_from",
        "migration_age_to",
        "participation_pct",
        "group_size",
        "save",
        "overwrite",
    ],
    "situation_brief.ipynb": ["area", "members", "language", "horizon", "scenario", "example_measures"],
}
OTHERWISE_IN_CONDA = {"playwright": "playwright-python"}


def tracked(checkout: Project) -> list[str]:
    if not (checkout.root / ".git").exists():
        pytest.skip("not a git checkout")
    return subprocess.run(
        ["git", "ls-files"], cwd=checkout.root, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_conda_environment_has_the_packages_of_pyproject(checkout: Project) -> None:
    project = tomllib.loads((checkout.root / "pyproject.toml").read_text())["project"]
    environment = yaml.safe_load((checkout.root / "environment.yml").read_text())
    packages = [OTHERWISE_IN_CONDA.get(name, name) for name in project["dependencies"]]
    assert environment["dependencies"] == ["python" + project["requires-python"], *packages]


def test_lock_pins_every_package_with_hashes_and_names_no_address(checkout: Project) -> None:
    lock = (checkout.root / "requirements.lock").read_text()
    pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, flags=re.MULTILINE))
    settings = tomllib.loads((checkout.root / "pyproject.toml").read_text())
    wanted = {*settings["project"]["dependencies"], *settings["dependency-groups"]["dev"]}
    assert wanted - pinned == set()
    assert "://" not in lock
    assert lock.count("--hash=sha256:") > len(pinned)


def test_notebooks_are_thin_and_have_no_outputs(checkout: Project) -> None:
    paths = sorted(checkout.notebooks.glob("*.ipynb"))
    assert [path.name for path in paths] == sorted(TAGGED)
    for path in paths:
        cells = [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]
        assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells), path.name
        source = "\n".join("".join(cell["source"]) for cell in cells)
        asking = "" if path.name == "recipes.ipynb" else r"|\bselect |\.query\("  # that one shows how to ask
        assert not re.search(r"\bdef |to_csv|open\(['\"]|sys\.path|%" + asking, source), path.name
        parameters = "".join(next(c for c in cells if "parameters" in c["metadata"].get("tags", []))["source"])
        assert re.findall(r"^(\w+) =", parameters, flags=re.MULTILINE) == TAGGED[path.name]


def test_no_tracked_file_holds_a_path_of_a_machine_or_a_registry(checkout: Project) -> None:
    # classes of one letter keep this file from holding what it looks for
    forbidden = re.compile(rb"/(?:home|Users)/\w|/(?:root|work)/|python[h]osted|py[p]i\.org/simple|registry\.npm[j]s")
    held = [name for name in tracked(checkout) if forbidden.search((checkout.root / name).read_bytes())]
    assert held == []
