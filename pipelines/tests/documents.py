"""A document made by hand: every kind of block, words in two languages, addresses that lead and one that must not."""

from lagesbild.notebook.document import Words, fields, items, paragraph, table, texts
from lagesbild.publish.documents.content import Content

NO_EFFECT = "Statistics of an area are not a measure’s effect: much else moves the figures, too."


def document(text: str = "Yhteinen lukio") -> Content:
    """A compendium of one model, which its group described in Finnish."""
    own = Words(text, "fi")
    opening = {
        "title": "Solutions",
        "lead": "1 model",
        "notices": ["Example: made up.", NO_EFFECT],
        "running": f"Example: made up. {NO_EFFECT}",
        "language": "en",
        "day": "2026-11-29",
    }
    columns = ("Theme", "Model")
    named = own._replace(mark="in Finnish", href="#model-school")
    by_theme = table("By theme", columns, [(Words("Network"), named)])
    blocks = [
        paragraph(Words("Described in Finnish."), is_note=True),
        fields([("Group", Words("Valley")), ("Responsible", own)]),
        texts([("Need or problem", own)]),
        table("Figures", ("Figure", "Then"), [(Words("Residents"), Words("17,536 (2020)"))]),
        items("Areas like this one", "The nearest:", [Words("Coast")]),
    ]
    parts = (
        {"id": "by-theme", "title": Words("By theme")._asdict(), "level": 2, "blocks": [by_theme], "figure": None},
        {"id": "theme-network", "title": Words("Network")._asdict(), "level": 2, "blocks": [], "figure": None},
        {"id": "model-school", "title": own._asdict(), "level": 3, "blocks": blocks, "figure": None},
    )
    sources = [
        {"text": "Statistics Finland, 11re", "href": "https://example.org/11re"},
        {"text": "Elsewhere", "href": "javascript:alert(1)"},
    ]
    return Content(opening, parts, {"title": "Sources used", "sources": sources, "exhibits": 3, "charts": 0})
