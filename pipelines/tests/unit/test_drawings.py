"""What plotly names by chance has a name by its place in the drawing."""

from lagesbild.publish.drawings.make import repeatable

DRAWING = (
    '<svg><defs id="topdefs-{0}"><clipPath id="clip{0}xy"/></defs>'
    '<g class="trace scatter trace{1}" clip-path="url(#clip{0}xy)"/></svg>'
)


def test_two_drawings_of_the_same_chart_are_the_same() -> None:
    assert repeatable(DRAWING.format("9f3a", "0a1b2c")) == (
        '<svg><defs id="d1"><clipPath id="d2"/></defs><g class="trace scatter trace" clip-path="url(#d2)"/></svg>'
    )
    assert repeatable(DRAWING.format("77b0", "ffffff")) == repeatable(DRAWING.format("9f3a", "0a1b2c"))


def test_colours_and_words_stay_as_they_are() -> None:
    drawing = '<svg><g id="a"/><text fill="#12436d">trace 12 of #a1</text></svg>'
    assert repeatable(drawing) == '<svg><g id="d1"/><text fill="#12436d">trace 12 of #a1</text></svg>'
