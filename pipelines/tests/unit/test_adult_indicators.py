"""Indicators of adult education on tables small enough to count by hand."""

import pytest

from lagesbild.adult.indicators import Cell, Indicators, Rate, indicators
from lagesbild.errors import BadParameter, UnknownName
from lagesbild.store import Store
from tests.adult_rows import learners, record_of

PASSED = {"outcome": "passed", "grade": "C", "end_date": "2025-05-23", "planned_end_date": "2025-05-16"}
FAILED = {"outcome": "not_passed", "grade": "F", "end_date": "2025-05-30", "planned_end_date": "2025-05-30"}
DASH = {"outcome": "no_grade_absence", "grade": "–", "end_date": "2025-05-30"}
DROPPED = {"outcome": "dropped_out", "dropout_date": "2025-01-23"}
GOES_ON = {"outcome": "continues"}
OTHER = {"course_code": "ENGENG05"}


@pytest.fixture(scope="module")
def record() -> Store:
    """Sixteen learners: 6 pass twice, 5 pass and drop out, 5 fail and get a dash; 5 go on; 10 rows have no result."""
    return record_of(
        [
            *learners(1, 11, **PASSED, completed_points="100"),
            *learners(1, 6, **PASSED, **OTHER, completed_points="100", mode="distance"),
            *learners(7, 11, **DROPPED, **OTHER, completed_points="20", provider_role="procured"),
            *learners(12, 16, **FAILED),
            *learners(12, 16, **DASH, **OTHER, provider_role="other_municipality"),
            *learners(1, 5, **GOES_ON, course_code="SVESVE01", home_municipality="0126"),
            *learners(1, 5, **PASSED, course_code="EXEORI01", course_kind="orientation"),
            *learners(6, 10, **PASSED, course_code="SVESVE02", assessment_form="examination"),
        ]
    )


def only(record: Store, period: str = "2025H1", by: tuple[str, ...] = ()) -> Indicators:
    (found,) = indicators(record, period, by=by)
    return found


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator", "counted_learners"),
    [
        ("I1", 17, 32, 16),  # 6 × 2 + 5 of 17 passed, 5 failed, 5 dashes, 5 dropped
        ("I2", 10, 32, 16),
        ("I3", 5, 32, 16),
        ("I3b", 5, 37, 16),  # with the five that go on
        ("I4", 17, 27, 16),
        ("I4k", 17, 32, 16),  # Kolada's: all but the dropped
        ("I5", 27, 37, 16),
        ("I6", 5, 27, 16),
        ("I7b", 5, 5, 5),
        ("I9", 6, 47, 16),
        ("I10", 10, 47, 16),
        ("I10k", 5, 47, 16),  # another municipality is municipal
        ("I11", 5, 16, 16),
        ("I14C", 17, 22, 16),
        ("I14F", 5, 22, 16),
    ],
)
def test_rates_are_the_shares_counted_by_hand(
    record: Store, indicator: str, numerator: int, denominator: int, counted_learners: int
) -> None:
    rate = only(record).rates[indicator]
    if counted_learners < 10:
        assert (rate.status, rate.share, rate.learners) == ("hidden_few", None, None)
    else:
        told = (rate.status, rate.numerator, rate.denominator, rate.learners)
        assert told == ("shown", numerator, denominator, counted_learners)
        assert rate.share == pytest.approx(numerator / denominator)


def test_passed_finished_without_pass_and_dropped_are_a_whole(record: Store) -> None:
    rates = only(record).rates
    assert sum(rates[name].share or 0 for name in ("I1", "I2", "I3")) == pytest.approx(1)


def test_passed_never_comes_without_dropped_finished_and_learners(record: Store) -> None:
    found = only(record)
    assert {"I1", "I3", "I5"} <= {*found.rates}
    assert (found.learners, found.participations) == (16, 47)


def test_interval_follows_the_learners_and_is_wider_than_that_of_rows(record: Store) -> None:
    """Worked by hand: Σm² = 64, Σy²/m = 14.5, ρ = (0.3646 − 0.15625) ÷ 0.5208 = 0.4, effect 1.4, t(15) = 2.13145."""
    rate = only(record).rates["I1"]
    assert rate.effective_n == pytest.approx(32 / 1.4 * (1.959964 / 2.131450) ** 2, rel=1e-5)
    assert [rate.low, rate.high] == pytest.approx([0.3228, 0.7293], abs=1e-4)


def test_amounts_are_medians_and_sums(record: Store) -> None:
    amounts = only(record).amounts
    assert (amounts["I8"].amount, amounts["I8b"].amount) == (1800.0, 2.25)  # 17 × 100 + 5 × 20; by 800
    assert (amounts["I15"].amount, amounts["I15"].participations) == (130.0, 27)  # 17 of 130 days, 10 of 137
    assert (amounts["I15b"].amount, amounts["I15b"].participations) == (7.0, 22)  # the dashes have no plan
    assert (amounts["I7"].status, amounts["I7"].amount) == ("hidden_few", None)


def test_days_until_dropping_out_are_told_of_ten_learners() -> None:
    late = DROPPED | {"dropout_date": "2025-03-04"}
    found = only(record_of([*learners(1, 5, **DROPPED), *learners(6, 11, **late)]))
    assert (found.amounts["I7"].amount, found.amounts["I7"].learners) == (50.0, 11)
    assert (found.rates["I7b"].numerator, found.rates["I7b"].denominator) == (5, 11)


def test_few_learners_are_not_told_and_few_on_a_side_are_a_sign_only() -> None:
    """By provider: nine learners; twenty of whom none, one, four and five do not pass."""
    rows = learners(1, 9, **PASSED, provider_orgno="5500000004")
    for failing in (0, 1, 4, 5):
        provider = {"provider_orgno": f"550000001{failing}"}
        rows += learners(1, 20 - failing, **PASSED, **provider) + learners(21 - failing, 20, **FAILED, **provider)
    nine, *twenty = (each.rates["I4"] for each in indicators(record_of(rows), "2025H1", by=("provider_orgno",)))
    assert nine == Rate("I4", "hidden_few")
    assert [(rate.status, rate.learners, rate.share) for rate in twenty] == [
        ("shown", 20, 1.0),
        ("rounded_few", 20, None),
        ("rounded_few", 20, None),
        ("shown", 20, 0.75),
    ]


def test_few_learners_with_many_rows_are_few() -> None:
    courses = ["SVESVE01", "SVESVE02", "ENGENG05"]
    many = [row for code in courses for row in learners(1, 4, **FAILED, course_code=code)]
    rate = only(record_of([*many, *learners(5, 20, **PASSED)])).rates["I4"]
    assert (rate.status, rate.share) == ("rounded_few", None)


def test_a_share_that_is_held_back_cannot_be_worked_out_from_the_others() -> None:
    """Three dropped: of passed, without pass and dropped the smaller other one goes, too, and no count is told."""
    rows = [*learners(1, 20, **PASSED), *learners(21, 28, **FAILED), *learners(29, 31, **DROPPED)]
    rates = only(record_of(rows)).rates
    assert [rates[name].status for name in ("I1", "I2", "I3")] == ["shown", "rounded_few", "rounded_few"]
    assert rates["I1"].share == pytest.approx(20 / 31)
    counts = [(rates[name].numerator, rates[name].denominator) for name in ("I1", "I4", "I4k", "I5", "I3b")]
    assert counts == [(None, None)] * 5


def test_a_participation_of_two_half_years_counts_once_in_the_year() -> None:
    goes_on = learners(1, 12, **GOES_ON, completed_points="40")
    ends = learners(
        1, 12, reporting_half="2025H2", outcome="passed", grade="B", end_date="2025-10-01", completed_points="60"
    )
    record = record_of([*goes_on, *ends])
    whole, half = only(record, "2025"), only(record, "2025H1")
    assert (whole.learners, whole.participations) == (12, 12)
    assert (whole.rates["I5"].numerator, whole.rates["I5"].denominator) == (12, 12)
    assert (half.rates["I5"].numerator, half.rates["I5"].denominator) == (0, 12)
    assert (whole.amounts["I8"].amount, half.amounts["I8"].amount) == (1200.0, 480.0)


def test_of_numbers_that_link_nothing_what_goes_on_is_not_counted_twice_in_a_year() -> None:
    """Their pseudonyms differ between half-years: the first row of a course that goes on is told by its second."""
    kind = {"person_id_kind": "temporary"}
    goes_on = learners(1, 12, **GOES_ON, **kind)
    ends = learners(21, 32, **kind, reporting_half="2025H2", outcome="passed", grade="B", end_date="2025-10-01")
    still = learners(41, 52, **kind, **GOES_ON | {"reporting_half": "2025H2"})
    rates = only(record_of([*goes_on, *ends, *still]), "2025").rates
    assert (rates["I5"].numerator, rates["I5"].denominator) == (12, 24)


def test_adapted_forms_are_told_by_school_form_alone() -> None:
    rows = [*learners(1, 10, **PASSED), *learners(11, 25, **PASSED, school_form="VUXGYAN")]
    assert only(record_of(rows)).learners == 10
    by_form = indicators(record_of(rows), "2025H1", by=("school_form",))
    assert [(each.cell.form, each.learners) for each in by_form] == [("VUXGY", 10), ("VUXGYAN", 15)]


def test_cells_stand_in_the_order_of_codes_whatever_their_results() -> None:
    better = learners(1, 12, **PASSED, principal_municipality="0192", vocational_field="crafts")
    worse = learners(13, 24, **FAILED, principal_municipality="0114")
    found = indicators(record_of([*better, *worse]), "2025H1", by=("principal_municipality", "vocational_field"))
    assert [each.cell for each in found] == [Cell(principal="0114", field=""), Cell(principal="0192", field="crafts")]
    assert [each.rates["I1"].share for each in found] == [0.0, 1.0]


def test_cells_are_told_apart_by_home_and_provider() -> None:
    rows = [
        *learners(1, 10, **PASSED, home_municipality="0126", provider_orgno="5500000020"),
        *learners(11, 22, **FAILED, home_municipality=None),
    ]
    by_home = indicators(record_of(rows), "2025H1", by=("home_municipality",))
    assert [(each.cell.home, each.learners) for each in by_home] == [("", 12), ("0126", 10)]
    assert "I11" not in by_home[0].rates  # nobody's home is known
    by_provider = indicators(record_of(rows), "2025H1", by=("provider_orgno",))
    assert [(each.cell.provider, each.learners) for each in by_provider] == [("5500000012", 12), ("5500000020", 10)]


def test_sfi_in_combination_is_of_the_same_half_year() -> None:
    sfi = {"school_form": "VUXSFI", "course_code": "SFIKUC92", "study_path": "2", "sfi_course": "C"}
    rows = [
        *learners(1, 20, **PASSED, **sfi),
        *learners(1, 6, **PASSED, school_form="VUXGR", course_code="GRNMAT2"),
        *learners(7, 12, **PASSED, reporting_half="2024H2", start_date="2024-09-02"),
    ]
    rate = only(record_of(rows)).rates["I12"]
    assert (rate.numerator, rate.denominator) == (6, 20)


SFI_HALVES = ("2023H1", "2023H2", "2024H1", "2024H2", "2025H1", "2025H2")


def sfi(half: str, first: int, last: int, course: str, outcome: str, *, begun: str) -> list[dict[str, object]]:
    row: dict[str, object] = {"school_form": "VUXSFI", "course_code": f"SFIKU{course}91", "study_path": "1"}
    return learners(first, last, **row, sfi_course=course, outcome=outcome, reporting_half=half, start_date=begun)


def test_beginners_of_two_years_ago_have_passed_go_on_or_have_left() -> None:
    rows = [
        *sfi("2023H1", 1, 20, "A", "passed", begun="2023-02-01"),
        *sfi("2023H2", 1, 8, "B", "passed", begun="2023-09-01"),  # 1–8: two courses
        *sfi("2025H2", 9, 14, "B", "continues", begun="2025-02-01"),  # 9–14: go on with one; 15–20: left
        *sfi("2024H1", 21, 30, "A", "passed", begun="2024-02-01"),  # began a year later
        *sfi("2023H1", 31, 40, "A", "passed", begun="2022-10-01"),  # began earlier
        *(row for half in SFI_HALVES for row in learners(99, 99, reporting_half=half, **PASSED)),
    ]
    rates = only(record_of(rows), "2025").rates
    assert [(rates[name].numerator, rates[name].denominator) for name in ("I13a", "I13b", "I13c")] == [
        (8, 20),
        (6, 20),
        (6, 20),
    ]


def test_beginners_wait_until_two_years_are_there(record: Store) -> None:
    rate = only(record).rates["I13a"]
    assert (rate.status, rate.share, rate.reason) == ("not_shown", None, "needs_two_years")


def test_back_in_studies_are_those_who_had_left() -> None:
    again = {"reporting_half": "2025H2", "outcome": "continues", **OTHER}
    rows = [
        *learners(1, 20, **PASSED),  # until 23 May; half a year ends on 22 November
        *learners(1, 6, **again, start_date="2025-11-22"),
        *learners(7, 12, **again, start_date="2025-11-23"),
        *learners(13, 14, **again, start_date="2025-03-03"),  # had never left
    ]
    rate = only(record_of(rows)).rates["I16"]
    assert (rate.status, rate.numerator, rate.denominator) == ("shown", 6, 18)


def test_back_in_studies_waits_for_the_next_half_year_and_admitted_are_not_known(record: Store) -> None:
    rates = only(record).rates
    assert (rates["I16"].status, rates["I16"].reason) == ("not_shown", "needs_next_half")
    assert (rates["I17"].status, rates["I17"].reason) == ("not_shown", "needs_admissions")


def test_what_the_record_does_not_have_is_refused(record: Store) -> None:
    with pytest.raises(BadParameter, match=r"Parameter period is '2025H3'; it should be a year, 2025, or a half-year"):
        indicators(record, "2025H3")
    with pytest.raises(UnknownName, match=r"No period of the record '2025'.*no rows of 2025H2"):
        indicators(record, "2025")
    with pytest.raises(UnknownName, match="No dimension of the record 'municipality'"):
        indicators(record, "2025H1", by=("municipality",))
