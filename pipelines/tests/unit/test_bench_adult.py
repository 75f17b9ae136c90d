"""What the bench of adult education writes of its steps, and the home that it runs in."""

from pathlib import Path

from bench_adult import Step, as_csv
from bench_home import copied_home, machine
from lagesbild.settings import Project


def test_the_table_has_a_line_for_each_step() -> None:
    assert as_csv([Step("load", 103.9, 32.8, 647.0), Step("verify", 1.0, 0.5, 90.0)]).decode().splitlines() == [
        "step,wall_s,cpu_s,peak_mb",
        "load,103.9,32.8,647.0",
        "verify,1.0,0.5,90.0",
    ]


def test_the_home_of_a_bench_has_nobodys_own_files(home: Project, checkout: Project, tmp_path: Path) -> None:
    home.store.write_bytes(b"store")
    (home.local / "groups.csv").write_text("own")
    (home.notebooks / "own").mkdir(parents=True)
    copied = copied_home(home, tmp_path / "copy")
    assert (copied.store.read_bytes(), copied.bundled.resolve()) == (b"store", home.bundled.resolve())
    assert copied.registers.is_dir()
    assert not copied.local.exists()
    assert [path.name for path in copied.notebooks.iterdir()] == []
    assert str(checkout.root) not in " ".join(machine())
