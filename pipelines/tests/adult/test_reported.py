"""Protected tables as pages read them: what is hidden, what is nobody's, which shares may be told, what is refused."""

from pathlib import Path

import pytest
from stdnum.luhn import calc_check_digit

from lagesbild.adult.protect import Published, Shipment, content_of, contract_of, put, sums_of
from lagesbild.adult.reported import LEARNERS, PARTICIPATIONS, Outcomes, Reported, outcomes_of, read_reported
from lagesbild.adult.sample.providers import organisation_numbers
from lagesbild.errors import BadFile
from lagesbild.settings import Project
from tests.adult.reported import reported_of
from tests.conftest import CHECKOUT
from tests.records import Group, provider

CONTRACT = contract_of(CHECKOUT)
EMPTY = len(CONTRACT.key) + 1


def test_a_cell_is_counted_hidden_or_nobodys(tmp_path: Path) -> None:
    found = reported_of(
        tmp_path / "r", [Group("0180", 1, "VUXGY", "passed", 60), Group("0180", 1, "VUXGY", "other", 3)]
    )
    told = {"principal": "0180", "form": "VUXGY"}
    assert found.count(PARTICIPATIONS, "2025H2", **told, outcome="passed") == 60
    assert found.count(PARTICIPATIONS, "2025H2", **told, outcome="other") is None
    assert found.count(PARTICIPATIONS, "2025H2", **told, outcome="dropped_out") == 0
    assert found.has(PARTICIPATIONS, "2025H2", **told, outcome="other")
    assert not found.has(PARTICIPATIONS, "2025H2", principal="0126")
    assert (found.halves("0180"), found.halves("0126"), found.halves()) == (("2025H2",), (), ())


def test_values_are_listed_by_size_and_providers_by_name(tmp_path: Path) -> None:
    found = reported_of(tmp_path / "r")
    assert found.halves("0180") == ("2024H2", "2025H2")
    assert found.largest("provider", "2025H2", principal="0180") == [provider(1), provider(2)]
    assert found.values("form", "2025H2", principal="0126") == ["VUXGY", "VUXSFI"]
    assert found.named(provider(1)) == "Alfa"
    assert found.named("1600000099") == "160000-0099"


def outcomes(passed: int | None, without: int | None, dropped: int | None, learners: int | None = 50) -> Outcomes:
    return Outcomes(learners, 100, passed, without, dropped, 20, 0, 200)


def test_shares_are_of_what_was_finished_or_dropped() -> None:
    """Worked by hand: 60, 15 and 25 of 100; 75 of 120 were finished."""
    found = outcomes(60, 15, 25)
    assert found.shares == {"passed": 60.0, "without": 15.0, "dropped": 25.0}
    assert (found.ended, found.finished_pct, found.is_whole) == (100, 62.5, True)


def test_the_interval_is_wilsons_on_half_as_many_participations() -> None:
    """Wilson 1927 with 60 % of 50 and z = 1.96: centre (30 + 1.9207) / 53.8415, 46.2 to 72.4."""
    low, high = outcomes(60, 15, 25).interval or (0, 0)
    assert (round(low, 1), round(high, 1)) == (46.2, 72.4)
    assert outcomes(60, 15, 25)._replace(design_effect_pct=None).interval is None


@pytest.mark.parametrize(
    ("found", "shares"),
    [
        (outcomes(60, 15, 25, learners=9), [None, None, None]),
        (outcomes(60, 15, 25, learners=None), [None, None, None]),
        (outcomes(None, 15, 25), [None, None, None]),
        (outcomes(70, 4, 30), [100 * 70 / 104, "~", "~"]),  # with one sign alone the third would follow
        (outcomes(3, 2, 90), ["~", "~", 100 * 90 / 95]),
        (outcomes(75, 0, 25), [75.0, 0.0, 25.0]),
        (outcomes(97, 0, 3), ["~", 0.0, "~"]),
    ],
)
def test_shares_of_few_are_not_told(found: Outcomes, shares: list[float | str | None]) -> None:
    assert [*found.shares.values()] == shares
    assert found.is_whole == all(isinstance(each, float) for each in shares)
    assert (found.interval is None) == (not isinstance(shares[0], float))


def test_the_one_group_that_a_sum_tells_is_worked_out_and_two_are_not(tmp_path: Path) -> None:
    groups = [Group("0180", 1, "VUXGY", each, rows) for each, rows in (("passed", 60), ("dropped_out", 20))]
    groups += [Group("0180", 1, "VUXGY", each, 4) for each in ("not_passed", "no_grade_absence")]
    one = outcomes_of(reported_of(tmp_path / "one", groups), "2025H2", principal="0180")
    assert (one.passed, one.without, one.dropped, one.participations) == (60, 8, 20, 88)
    more = [*groups, Group("0180", 1, "VUXGY", "continues", 2)]
    two = outcomes_of(reported_of(tmp_path / "two", more), "2025H2", principal="0180")
    assert (two.passed, two.without, two.continues, two.shares["passed"]) == (60, None, None, None)


def orgno(number: int) -> str:
    """An organisation number of nobody that is none of the sample."""
    begun = f"1699{number:05}"
    return begun + calc_check_digit(begun)


def shipment(teaches: str, sender: str = "0180", learners: int | None = 30) -> Shipment:
    empty = [""] * (EMPTY - 4)
    figures = {
        (LEARNERS, "2025H2", sender, *empty): learners,
        (LEARNERS, "2025H2", sender, "", teaches, *empty[2:]): learners,
        (PARTICIPATIONS, "2025H2", sender, *empty): 40,
        (PARTICIPATIONS, "2025H2", sender, "", teaches, *empty[2:]): 40,
    }
    return Shipment(sender, "2025H2", Published(figures, sums_of(figures)))


def put_into(home: Project, folder: str, each: Shipment) -> Path:
    (home.local / "adult" / folder).mkdir(parents=True, exist_ok=True)
    return put(home.local / "adult" / folder, each, content_of(each, contract_of(home)))


def named(home: Project, line: str) -> None:
    (home.local / "adult" / "providers.csv").write_text(f"provider_orgno,name\n{line}\n", encoding="utf-8")


def test_what_was_taken_in_and_what_was_written_here_is_read_together(home: Project) -> None:
    assert read_reported(home) == Reported()
    put_into(home, "tables", shipment(orgno(1), "0126"))
    put_into(home, "tables", shipment(orgno(1), learners=31))
    put_into(home, "protected", shipment(orgno(1)))
    named(home, f"{orgno(1)},Alfa")
    found = read_reported(home)
    assert [found.count(LEARNERS, "2025H2", principal=each) for each in ("0126", "0180")] == [30, 30]
    assert (found.named(orgno(1)), found.is_made_up) == ("Alfa", False)


def test_tables_of_the_sample_are_known_and_never_mixed_with_others(home: Project) -> None:
    put_into(home, "protected", shipment(organisation_numbers()[0]))
    found = read_reported(home)
    assert found.is_made_up
    assert [found.named(organisation_numbers()[place]) for place in (0, 67)] == [
        "Anordnare 01 (exempel)",
        "Egen regi i Botkyrka (exempel)",
    ]
    put_into(home, "tables", shipment(orgno(1), "0126"))
    with pytest.raises(BadFile, match="adult: holds tables of the sample beside others; move one kind away"):
        read_reported(home)


def test_a_file_that_was_changed_and_a_provider_without_a_name_are_refused(home: Project) -> None:
    path = put_into(home, "tables", shipment(orgno(1)))
    named(home, f"{orgno(1)},")
    with pytest.raises(BadFile, match=r"providers\.csv, line 2, field name: is empty; the columns are provider_orgno"):
        read_reported(home)
    path.write_bytes(path.read_bytes().replace(b"40", b"41"))
    with pytest.raises(BadFile, match="was cut off, changed or saved anew"):
        read_reported(home)


def test_a_file_without_a_column_is_refused_where_it_is_missing(home: Project) -> None:
    content = content_of(shipment(orgno(1)), contract_of(home)).replace(b"school_form", b"form", 1)
    folder = home.local / "adult" / "tables"
    folder.mkdir(parents=True)
    put(folder, shipment(orgno(1)), content)
    with pytest.raises(BadFile, match="line 1, field school_form: is missing; ask for protected tables"):
        read_reported(home)
