"""Sentences and what they found; tables of ready strings."""

import copy
import pickle

from lagesbild.language import (
    Column,
    CompositeCell,
    Finding,
    Numbers,
    Row,
    Sentence,
    Table,
    Texts,
    columns,
    findings_of,
    join,
    table,
)


def test_a_sentence_keeps_its_template_and_its_values() -> None:
    number = Numbers("fi").integer(1234)
    sentence = Texts("fi")("shared.with_change", persons=number, pct="–")
    assert sentence == "1\u00a0234 (–)"
    assert sentence.findings == (Finding("shared.with_change", {"persons": number, "pct": "–"}),)
    assert sentence.findings[0].values["persons"] is number


def test_findings_of_inner_sentences_follow_the_outer_one() -> None:
    inner = Texts("en")("shared.projected")
    outer = Texts("en")("shared.year_of_kind", year=2040, kind=inner)
    assert outer == "2040 (projection)"
    assert [finding.kind for finding in outer.findings] == ["shared.year_of_kind", "shared.projected"]


def test_joined_sentences_keep_the_findings_of_all() -> None:
    first, second = Sentence("One.", [Finding("one", {})]), Sentence("Two.", [Finding("two", {})])
    joined = join(" ", [first, "and", second])
    assert joined == "One. and Two."
    assert [finding.kind for finding in joined.findings] == ["one", "two"]
    assert join(", ", []) == "" and join(", ", []).findings == ()


def test_plain_words_have_no_findings() -> None:
    assert findings_of("words", 2040, None) == ()


def test_a_table_has_a_header_column_and_numeric_ones() -> None:
    header = columns("Year", "Persons", "%", of=("employed_persons", "employed_pct"))
    assert header == (Column("Year", numeric=False), Column("Persons", unit="persons"), Column("%", unit="%"))
    assert table(header, [("2024", "5", "–"), ["2025", "6", "+20.0%"]]) == Table(
        header, (Row("2024", ("5", "–")), Row("2025", ("6", "+20.0%")))
    )


def test_what_is_written_can_be_copied_with_what_it_holds() -> None:
    fmt = Numbers("en")
    cell = CompositeCell("85 (+1)", {"persons": fmt.integer(85), "change": fmt.change(1)})
    for written in (fmt.integer(85), fmt.month("2023-10"), cell):
        assert copy.deepcopy(written) == written
    assert copy.deepcopy(fmt.integer(85)).value == 85
    assert copy.deepcopy(cell).parts == cell.parts
    assert copy.deepcopy(fmt.month("2023-10")).value == "2023-10"
    sentence = Sentence("It fell.", [Finding("a.b", {"n": 1})])
    assert pickle.loads(pickle.dumps(sentence)).findings == (Finding("a.b", {"n": 1}),)
